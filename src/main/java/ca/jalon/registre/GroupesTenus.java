package ca.jalon.registre;

import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Dit les groupes du moteur qu'un compte tient des registres : ses postes de répondant et ses sièges de comité tactique. */
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
        Set<String> portes = new TreeSet<>();
        List<Repondant> postes = repondants.postesDe(compte);
        postes.forEach(poste -> portes.add(poste.groupe()));
        // Les deux pilotes sont membres de droit du comité de leur établissement.
        comites.constituees(postes.stream().map(Repondant::organisation).toList())
                .forEach(organisation -> portes.add(COMITE + "." + organisation));
        comites.siegesDe(compte).forEach((instance, sieges) -> {
            portes.add(COMITE + "." + instance);
            if (sieges.contains(Siege.PRESIDENT)) {
                portes.add(PRESIDENT + "." + instance);
            }
        });
        // Les instances de territoire et du pays ont leurs propres rôles, que leur registre ne donne pas.
        portes.removeIf(groupe -> !organisations.connaitGroupe(groupe));
        Set<String> tous = new TreeSet<>(portes);
        portes.forEach(groupe -> tous.add(nu(groupe)));
        return tous;
    }

    /** Le rôle seul d'un groupe porté. */
    public static String nu(String groupe) {
        return groupe.replaceFirst("\\..*", "");
    }
}
