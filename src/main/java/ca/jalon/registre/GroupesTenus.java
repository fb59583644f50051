package ca.jalon.registre;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Dit les groupes du moteur qu'un compte tient des registres : ses postes de répondant, ses sièges de comité et d'instance. */
@Component
public class GroupesTenus {

    private static final String COMITE = "comite-tactique-local";
    private static final String PRESIDENT = "president-comite-tactique";

    private final Repondants repondants;
    private final Comites comites;
    private final Organisations organisations;

    GroupesTenus(Repondants repondants, Comites comites, Organisations organisations) {
        this.repondants = repondants;
        this.comites = comites;
        this.organisations = organisations;
    }

    /** Groupes portés et rôles nus ; un groupe que le fichier des organisations ne connaît plus n'y est pas. */
    public Set<String> groupes(String compte) {
        return groupes(repondants.postesDe(compte), comites.siegesDe(compte));
    }

    /** Ceux que les registres ont donnés à ce compte et lui ont retirés : un annuaire en retard ne les rend pas. */
    public Set<String> quittes(String compte) {
        Set<String> quittes = groupes(repondants.quittes(compte), comites.siegesQuittes(compte));
        quittes.removeAll(groupes(compte));
        return quittes;
    }

    private Set<String> groupes(List<Repondant> postes, Map<String, List<Siege>> sieges) {
        Set<String> portes = new TreeSet<>();
        postes.forEach(poste -> portes.add(poste.groupe()));
        // Les deux pilotes sont membres de droit du comité de leur établissement.
        comites.constituees(postes.stream().map(Repondant::organisation).toList())
                .forEach(organisation -> portes.add(COMITE + "." + organisation));
        sieges.forEach((instance, tenus) -> {
            String groupe = groupe(instance);
            portes.add(groupe);
            if (tenus.contains(Siege.PRESIDENT) && nu(groupe).equals(COMITE)) {
                portes.add(PRESIDENT + "." + instance);
            }
        });
        portes.removeIf(groupe -> !organisations.connaitGroupe(groupe));
        Set<String> tous = new TreeSet<>(portes);
        portes.forEach(groupe -> tous.add(nu(groupe)));
        return tous;
    }

    /** Groupe des membres d'une instance du registre : {@code ctcot-laval} réunit {@code ctcot.chu-quebec}. */
    private String groupe(String instance) {
        return organisations.connaitGroupe(COMITE + "." + instance)
                ? COMITE + "." + instance
                : organisations.territoires().stream()
                        .filter(territoire -> instance.endsWith(suffixe(territoire)))
                        .map(territoire -> instance.substring(
                                        0,
                                        instance.length() - suffixe(territoire).length()) + "." + territoire.cct())
                        .findFirst()
                        .orElse(instance);
    }

    /** L'instance du registre dont un groupe réunit les membres ; l'inverse de {@link #groupe}. */
    public String instance(String groupe) {
        String role = nu(groupe);
        String porteur = groupe.substring(Math.min(groupe.length(), role.length() + 1));
        return role.equals(COMITE)
                ? porteur
                : organisations.territoires().stream()
                        .filter(territoire -> territoire.cct().equals(porteur))
                        .map(territoire -> role + suffixe(territoire))
                        .findFirst()
                        .orElse(role);
    }

    private static String suffixe(Territoire territoire) {
        return "-" + territoire.code().toLowerCase(Locale.ROOT);
    }

    /** Le rôle seul d'un groupe porté. */
    public static String nu(String groupe) {
        return groupe.replaceFirst("\\..*", "");
    }
}
