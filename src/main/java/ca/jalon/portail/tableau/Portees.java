package ca.jalon.portail.tableau;

import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Portées qu'une personne peut ouvrir, de la plus large à la plus étroite. */
@Component
class Portees {

    private final Organisations organisations;

    Portees(Organisations organisations) {
        this.organisations = organisations;
    }

    List<Portee> de(Lecteur lecteur) {
        List<Portee> portees = new ArrayList<>();
        if (lecteur.regard().tout()) {
            portees.add(new Portee(Portee.QUEBEC, "Québec", null, lecteur));
        }
        organisations.territoires().stream()
                .filter(territoire -> voitTerritoire(lecteur, territoire.code()))
                .forEach(territoire ->
                        portees.add(new Portee(territoire.code(), territoire.nom(), Valeurs.TERRITOIRE, lecteur)));
        organisations.toutes().stream()
                .filter(organisation -> voit(lecteur, organisation))
                .forEach(organisation -> portees.add(
                        new Portee(organisation.code(), organisation.nom(), Valeurs.ETABLISSEMENT, lecteur)));
        return portees;
    }

    private static boolean voitTerritoire(Lecteur lecteur, String territoire) {
        return lecteur.regard().tout() || lecteur.regard().territoires().contains(territoire);
    }

    private static boolean voit(Lecteur lecteur, Organisation organisation) {
        return voitTerritoire(lecteur, organisation.territoire())
                || lecteur.regard().organisations().contains(organisation.code());
    }
}
