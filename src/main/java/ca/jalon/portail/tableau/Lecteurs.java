package ca.jalon.portail.tableau;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Regards;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Dit qui lit une liste. */
@Component("lecteursDeListes")
class Lecteurs {

    private final Annuaire annuaire;
    private final Regards regards;

    Lecteurs(Annuaire annuaire, Regards regards) {
        this.annuaire = annuaire;
        this.regards = regards;
    }

    Lecteur de(String compte) {
        Set<String> groupes = annuaire.groupes(compte);
        return new Lecteur(compte, groupes, regards.deGroupes(groupes));
    }
}
