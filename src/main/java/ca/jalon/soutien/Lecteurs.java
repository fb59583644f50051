package ca.jalon.soutien;

import ca.jalon.organisation.Annuaire;
import ca.jalon.soutien.Demandes.Lecteur;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Dit ce qu'une personne peut lire des demandes de soutien. */
@Component
class Lecteurs {

    private final AuthorizationService droits;
    private final Annuaire annuaire;

    Lecteurs(AuthorizationService droits, Annuaire annuaire) {
        this.droits = droits;
        this.annuaire = annuaire;
    }

    /** Relu à chaque page : une suppléance donnée ou reprise vaut aussitôt. */
    Lecteur de(String compte) {
        return de(compte, annuaire.groupes(compte));
    }

    Lecteur de(String compte, Set<String> groupes) {
        return new Lecteur(
                compte,
                groupes,
                droits.isUserAuthorized(
                        compte,
                        List.copyOf(groupes),
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        Resources.PROCESS_DEFINITION,
                        Soutien.KEY));
    }
}
