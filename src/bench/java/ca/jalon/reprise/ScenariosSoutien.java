package ca.jalon.reprise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** Les demandes de soutien de la base : une à chaque niveau et à chaque attente, des finies, deux violations. */
final class ScenariosSoutien extends Scenario {

    private static final String QUESTION = "soutien-question-clinique";
    private static final String BLOQUANT = "soutien-incident-bloquant";

    ScenariosSoutien(Function<String, BancRetenu> bancs) {
        super(bancs);
    }

    @Override
    void jouer() {
        deposer(banc("2026-10-29"), QUESTION);
        BancRetenu attente = banc("2026-10-28");
        attente.traiter(questionQualifiee(attente), "EN_ATTENTE");
        BancRetenu interroge = banc("2026-10-27");
        interroge.traiter(auNiveau(interroge, 2), "RETOUR_NIVEAU_INFERIEUR");
        auNiveau(banc("2026-10-29"), 2);
        auNiveau(banc("2026-10-29"), 3);
        BancRetenu conclure = banc("2026-10-28");
        conclure.traiter(auNiveau(conclure, 3), "RESOLU");
        BancRetenu informer = banc("2026-10-28");
        conclue(informer);
        BancRetenu confirmer = banc("2026-10-29");
        confirmer.faire(conclue(confirmer), "userTask_informerUtilisateur");
        BancRetenu close = banc("2026-09-14");
        String resolue = conclue(close);
        close.faire(resolue, "userTask_informerUtilisateur");
        close.confirmer(resolue, true);
        BancRetenu rouverte = banc("2026-10-26");
        String revenue = questionQualifiee(rouverte);
        rouverte.traiter(revenue, "RESOLU");
        rouverte.confirmer(revenue, false);
        violations();
    }

    private void violations() {
        BancRetenu signalee = banc("2026-09-15");
        signalee.traiter(questionQualifiee(signalee), "RESOLU", "violationSignalee", true);
        for (String activite : new String[] {"contenir", "evaluer", "aviser", "clore"}) {
            signalee.faire(violation(signalee, activite));
        }
        BancRetenu declaree = banc("2026-10-26");
        declaree.demarrer("incident-confidentialite", "intervenant", declaree.exemple("declarer-violation"));
        declaree.faire(violation(declaree, "contenir"));
    }

    private static JsonNode violation(BancRetenu banc, String activite) {
        return banc.appeler(
                        "GET",
                        "/engine-rest/task?maxResults=1&taskDefinitionKey=userTask_" + activite + "Violation",
                        "admin",
                        null)
                .corps()
                .path(0);
    }

    private static String deposer(BancRetenu banc, String exemple) {
        return banc.deposer("intervenant", BancRetenu.demande(exemple));
    }

    private static String questionQualifiee(BancRetenu banc) {
        String numero = deposer(banc, QUESTION);
        banc.qualifierQuestion(numero, "CLINIQUE_ORGANISATIONNEL");
        return numero;
    }

    private static String auNiveau(BancRetenu banc, int niveau) {
        String numero = deposer(banc, BLOQUANT);
        banc.qualifier(numero);
        for (int atteint = 1; atteint < niveau; atteint++) {
            banc.traiter(numero, "ESCALADER");
        }
        return numero;
    }

    private static String conclue(BancRetenu banc) {
        String numero = auNiveau(banc, 3);
        banc.traiter(numero, "RESOLU");
        banc.conclure(numero, "RESOLU");
        return numero;
    }
}
