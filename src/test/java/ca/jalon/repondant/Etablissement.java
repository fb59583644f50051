package ca.jalon.repondant;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** Un établissement et ses personnes, pour les essais : son dirigeant, ses directions, et qui l'on y nomme. */
final class Etablissement {

    final String code;
    private final Banc banc;
    private final IdentityService identites;

    /** Crée {@code dg.<code>}, qui dirige, et {@code dc.<code>}, direction clinique. */
    Etablissement(String code, Banc banc, IdentityService identites) {
        this.code = code;
        this.banc = banc;
        this.identites = identites;
        personne("dg." + code, "dirigeant-etablissement");
        personne("dc." + code, "direction-clinique");
    }

    /** Un compte qui tient ces rôles ici ; le même s'il existe. */
    String personne(String compte, String... roles) {
        if (identites.createUserQuery().userId(compte).count() == 0) {
            User personne = identites.newUser(compte);
            personne.setFirstName("Prénom");
            personne.setLastName(compte);
            personne.setEmail(compte + "@exemple.qc.ca");
            personne.setPassword("jalon");
            identites.saveUser(personne);
            for (String role : roles) {
                identites.createMembership(compte, role);
                identites.createMembership(compte, role + "." + code);
            }
        }
        return compte;
    }

    /** Une nomination d'exemple, ici, avec ces réponses à la place. */
    Map<String, Object> nomination(Map<String, Object> valeurs) {
        Map<String, Object> envoi = banc.exemple("nommer-repondant");
        envoi.put("codeEtablissement", code);
        envoi.put("remplaceTitulaire", false);
        valeurs.forEach((cle, valeur) -> {
            if (valeur == null) {
                envoi.remove(cle);
            } else {
                envoi.put(cle, valeur);
            }
        });
        return envoi;
    }

    static Map<String, Object> depart(String code, String volet, String jour) {
        return new HashMap<>(Map.of(
                "codeEtablissement", code,
                "voletRepondant", volet,
                "acteNomination", "DEPART",
                "dateEffet", jour));
    }

    Reponse proposer(Map<String, Object> envoi) {
        return banc.demarrer("nommer-repondant", "dc." + code, envoi);
    }

    String numero(Map<String, Object> envoi) {
        Reponse reponse = proposer(envoi);
        if (reponse.statut() != 200) {
            throw new AssertionError(reponse.toString());
        }
        return reponse.corps().path("businessKey").asText();
    }

    Reponse repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, activite);
        if (!tache.hasNonNull("assignee")) {
            Reponse prise = banc.prendre(tache, compte);
            if (prise.statut() != 204) {
                return prise;
            }
        }
        return banc.envoyer(tache, compte, valeurs);
    }

    Reponse confirmer(String numero) {
        return repondre(numero, "userTask_confirmerNomination", "dg." + code, Map.of("suiteNomination", "CONFIRMEE"));
    }

    /** Propose et confirme. */
    String nommer(Map<String, Object> envoi) {
        String numero = numero(envoi);
        Reponse reponse = confirmer(numero);
        if (reponse.statut() >= 300) {
            throw new AssertionError(reponse.toString());
        }
        return numero;
    }

    /** Réponses d'un comité dont cette personne est la présidence. */
    Map<String, Object> comite(String president, List<String> archives) {
        Map<String, Object> envoi = new LinkedHashMap<>();
        envoi.put("codeEtablissement", code);
        envoi.put("statutComite", "EN_PLACE");
        envoi.put("presidentTactique", president);
        envoi.put("siegeArchives", archives);
        envoi.values().removeIf(valeur -> valeur == null);
        return envoi;
    }
}
