package ca.jalon.bilan;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** Les personnes d'un essai de bilan, et ce qu'elles répondent. */
final class Gens {

    private final Banc banc;
    private final IdentityService identites;

    Gens(Banc banc, IdentityService identites) {
        this.banc = banc;
        this.identites = identites;
    }

    /** Un compte {@code rôle.organisation} qui tient ce rôle là ; le même s'il existe. */
    String tient(String role, String organisation) {
        String compte = role + "." + organisation;
        if (identites.createUserQuery().userId(compte).count() == 0) {
            User personne = identites.newUser(compte);
            personne.setFirstName("Prénom");
            personne.setLastName(compte);
            personne.setEmail(compte + "@exemple.qc.ca");
            personne.setPassword("jalon");
            identites.saveUser(personne);
            identites.createMembership(compte, role);
            if (identites.createGroupQuery().groupId(compte).count() > 0) {
                identites.createMembership(compte, compte);
            }
        }
        return compte;
    }

    void part(String compte) {
        identites.deleteUser(compte);
    }

    Reponse repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, activite);
        Reponse prise = banc.prendre(tache, compte);
        return prise.statut() == 204 ? banc.envoyer(tache, compte, valeurs) : prise;
    }

    /** Le formulaire de cette tâche, tel que cette personne le lirait. */
    String lit(String numero, String activite, String compte) {
        return banc.appeler(
                        "GET",
                        "/engine-rest/task/"
                                + banc.tache(numero, activite).path("id").asText() + "/deployed-form",
                        compte,
                        null)
                .corps()
                .toString();
    }
}
