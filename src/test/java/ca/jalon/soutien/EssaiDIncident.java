package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;

/** Un incident de confidentialité mené par REST, et lu au registre par qui le peut ; les deux bases le font pareil. */
final class EssaiDIncident {

    /** Responsable de la protection des renseignements au CIUSSS de l'Est. */
    static final String RESPONSABLE = "protection.renseignements";

    private final Banc banc;
    private final int port;

    EssaiDIncident(Banc banc, int port) {
        this.banc = banc;
        this.port = port;
    }

    String declarer() {
        return banc.demarrer("incident-confidentialite", "intervenant", banc.exemple("declarer-violation"))
                .corps()
                .path("businessKey")
                .asText();
    }

    Banc.Reponse repondre(String numero, String etape, Map<String, Object> changes) {
        JsonNode tache = banc.tache(numero, "userTask_" + etape + "Violation");
        if (!tache.hasNonNull("assignee")) {
            banc.prendre(tache, RESPONSABLE);
        }
        Map<String, Object> reponses = banc.exemple(etape + "-violation");
        reponses.putAll(changes);
        reponses.values().removeIf(""::equals);
        return banc.envoyer(tache, RESPONSABLE, reponses);
    }

    void faire(String numero, String etape, Map<String, Object> changes) {
        Banc.Reponse reponse = repondre(numero, etape, changes);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(204);
    }

    HttpResponse<String> lire(String compte, String chemin) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get(chemin);
    }

    /** L'enquête remet l'avis aux personnes ; au jour dit la tâche se rouvre, déjà remplie. */
    void remettreLAvis(String numero, LocalDate jour) {
        faire(numero, "contenir", Map.of());
        faire(numero, "evaluer", Map.of());
        faire(
                numero,
                "aviser",
                Map.of(
                        "modeAvisPersonnes", "DIFFERE",
                        "dateAvisPersonnes", "",
                        "conseilsPersonnes", "",
                        "avisReporteAu", jour.toString(),
                        "motifAvis", "Une enquête policière est en cours."));
    }
}
