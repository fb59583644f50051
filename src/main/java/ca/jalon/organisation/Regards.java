package ca.jalon.organisation;

import ca.jalon.organisation.Role.Palier;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Répond, partout où l'on montre un dossier, à « cette personne peut-elle le voir ? ».
 *
 * <p>Un droit se lit d'une paire {@code role.organisation} : un rôle de territoire tenu à un CCT ouvre les territoires de ce
 * CCT, jamais celui d'une autre organisation où la même personne tient un autre rôle.
 */
@Component
public class Regards {

    private final Organisations organisations;
    private final Annuaire annuaire;

    Regards(Organisations organisations, Annuaire annuaire) {
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    /** Relu à chaque question : une suppléance donnée ou reprise vaut aussitôt. */
    public Regard de(String compte) {
        return deGroupes(annuaire.groupes(compte));
    }

    /** @param groupes groupes de la personne, nus et portés ; ce qui n'est pas un rôle connu n'ouvre rien */
    public Regard deGroupes(Collection<String> groupes) {
        boolean tout = false;
        Set<String> siennes = new TreeSet<>();
        Set<String> ccts = new TreeSet<>();
        Set<String> territoires = new TreeSet<>();
        for (String groupe : groupes) {
            int point = groupe.indexOf('.');
            Role role = organisations.roleOuRien(groupe);
            if (role == null) {
                continue;
            }
            if (point < 0) {
                // Nu, un rôle d'organisation ne dit pas laquelle ; seul un rôle national ou d'administration voit tout.
                tout |= role.voitLePays();
                continue;
            }
            String code = groupe.substring(point + 1);
            siennes.add(code);
            if (role.palier() == Palier.TERRITOIRE) {
                ccts.add(code);
                territoires.addAll(desservis(code));
            }
        }
        return new Regard(tout, Set.copyOf(siennes), Set.copyOf(ccts), Set.copyOf(territoires));
    }

    private Set<String> desservis(String cct) {
        Set<String> desservis = new TreeSet<>();
        organisations.toutes().stream()
                .map(Organisation::territoire)
                .filter(territoire -> organisations.cct(territoire).code().equals(cct))
                .forEach(desservis::add);
        return desservis;
    }
}
