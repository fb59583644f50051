package ca.jalon.registre;

import ca.jalon.dossier.Empreinte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La chaîne des décisions d'un projet : chaque ligne porte l'empreinte de la précédente ; changée ou retirée, elle se voit. */
@Component
public class ChaineDesDecisions {

    static final String ORIGINE = "0".repeat(64);

    private final JdbcClient base;
    private final Decisions decisions;

    ChaineDesDecisions(JdbcClient base, Decisions decisions) {
        this.base = base;
        this.decisions = decisions;
    }

    static String empreinte(Decision d) {
        List<Object> contenu = new ArrayList<>(Arrays.asList(
                d.numero(),
                d.rang(),
                d.jalon(),
                d.autorite(),
                d.personne(),
                d.nomPersonne(),
                d.issue(),
                d.motif(),
                d.conditions(),
                d.montant() == null ? null : d.montant().toPlainString(),
                d.dateDecision(),
                d.numeroResolution(),
                d.formulaire(),
                d.deploiement(),
                d.tableApprobation(),
                d.versionTable(),
                d.dossier(),
                d.empreinteDossier(),
                d.consigneeLe().toInstant().toEpochMilli(),
                d.empreintePrecedente()));
        // Une décision en son propre nom garde l'empreinte qu'elle avait avant que la suppléance existe.
        if (d.pour() != null) {
            contenu.add(d.pour());
        }
        if (d.annule() != null) {
            contenu.add("annule:" + d.annule());
        }
        return Empreinte.de(contenu.toArray());
    }

    /** Vrai si le contenu de cette décision redonne son empreinte. */
    public static boolean estIntacte(Decision decision) {
        return decision.empreinte().equals(empreinte(decision));
    }

    /** Vérifie la chaîne de chaque projet, comme {@link #verifier}. */
    public List<String> verifierToutes() {
        return base
                .sql("select distinct numero from jalon.decision order by numero")
                .query(String.class)
                .list()
                .stream()
                .flatMap(numero -> verifier(numero).stream())
                .toList();
    }

    /** Vérifie la chaîne d'un projet : une phrase par anomalie, rien si tout concorde. */
    public List<String> verifier(String numero) {
        return verifier(numero, decisions.duProjet(numero));
    }

    /** La même chose, pour toutes les décisions déjà lues d'un projet. */
    public List<String> verifier(String numero, List<Decision> rendues) {
        Map<Long, String> decides = new HashMap<>();
        if (!rendues.isEmpty()) {
            base.sql("select id, texte from jalon.depot where id in (:depots)")
                    .param("depots", rendues.stream().map(Decision::dossier).toList())
                    .query(ligne -> {
                        decides.put(ligne.getLong("id"), ligne.getString("texte"));
                    });
        }
        List<String> anomalies = new ArrayList<>();
        String attendue = ORIGINE;
        int rang = 0;
        for (Decision decision : rendues) {
            rang++;
            if (decision.rang() != rang) {
                anomalies.add("Décision %d de %s : la décision %d manque.".formatted(decision.rang(), numero, rang));
                rang = decision.rang();
            }
            if (!decision.empreintePrecedente().equals(attendue)) {
                anomalies.add("Décision %d de %s : la chaîne est rompue.".formatted(rang, numero));
            }
            if (!estIntacte(decision)) {
                anomalies.add("Décision %d de %s : le contenu a changé.".formatted(rang, numero));
            }
            if (!Empreinte.de(decides.get(decision.dossier())).equals(decision.empreinteDossier())) {
                anomalies.add("Décision %d de %s : le dossier décidé a changé.".formatted(rang, numero));
            }
            attendue = decision.empreinte();
        }
        return anomalies;
    }
}
