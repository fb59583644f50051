package ca.jalon.reprise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ce que les scénarios partagent : des bancs datés, et les réponses qui mènent un projet où l'exemple n'irait pas. */
abstract class Scenario {

    static final String LOCAL = "fiche-local-soins-de-plaies";
    static final String SANS_ACQUISITION = "fiche-local-sans-acquisition";
    static final String DECIDER = "userTask_autoriserJalon";

    private final Function<String, BancRetenu> bancs;

    /** {@code bancs} donne un banc au matin d'un jour. */
    Scenario(Function<String, BancRetenu> bancs) {
        this.bancs = bancs;
    }

    abstract void jouer();

    BancRetenu banc(String jour) {
        return bancs.apply(jour);
    }

    /** Un projet de grande envergure a un manuel, donc des chantiers choisis, et un état chaque mois. */
    BancRetenu grand(String jour) {
        BancRetenu banc = banc(jour);
        banc.repondre(
                "evaluer-envergure",
                Map.of("envergureRetenue", "GRANDE", "motifEnvergure", "Le projet touche tous les points de service."));
        return banc;
    }

    static BancRetenu mort(BancRetenu banc) {
        banc.repondre("evaluation-perennite", scores(0))
                .repondre(
                        "confirmer-diagnostic",
                        sans(
                                Map.of(
                                        "diagnostic",
                                        "MORT",
                                        "planRetrait",
                                        "Transfert des usagers vers la clinique externe en trois mois."),
                                "descriptionTransformation"));
        return banc;
    }

    /** Les exemples sont écrits pour un projet local ; ceux-ci relèvent du CHUM. */
    static BancRetenu niveau(BancRetenu banc, String niveau) {
        banc.repondre("analyser-fiche", Map.of("niveauRetenu", niveau));
        banc.repondre("declaration-pgri", Map.of("numeroPgri", "PGRI-2026-0900"));
        banc.repondre("rapport-cloture", Map.of("ententeCollaborationSignee", true));
        banc.repondre(
                "designer-equipe", Map.of("chargeDeProjet", "charge.chum", "conseillerClinique", "conseiller.chum"));
        String president = niveau.equals("NATIONAL") ? "pilote.msss" : "dirigeant.chum";
        banc.repondre(
                "mettre-en-place-comite",
                Map.of("membresComite", List.of(president, "equipe.chum"), "presidentComite", president));
        banc.repondre(
                "convoquer-parties-prenantes", Map.of("partiesPrenantes", List.of("patient.chum", "conseiller.chum")));
        return banc;
    }

    /** Un projet de plus, arrêté à chacune de ces tâches. */
    void arretes(String jour, String fiche, String... activites) {
        for (String activite : activites) {
            jusque(banc(jour), fiche, activite);
        }
    }

    static String jusque(BancRetenu banc, String fiche, String activite) {
        String numero = banc.demarrerExemple(fiche);
        banc.jusque(numero, activite);
        return numero;
    }

    static void faire(BancRetenu banc, String numero, String... activites) {
        for (String activite : activites) {
            banc.faire(numero, activite);
        }
    }

    static void chantiers(BancRetenu banc, String numero, int combien) {
        List<JsonNode> ouverts = banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_realiserChantier"))
                .limit(combien)
                .toList();
        ouverts.forEach(banc::faire);
    }

    static Map<String, Object> scores(int note) {
        Map<String, Object> scores = new HashMap<>();
        for (String axe : List.of("Clinique", "Organisation", "Usage", "Technologie", "Financement", "Satisfaction")) {
            scores.put("score" + axe, note);
        }
        return scores;
    }

    static Map<String, Object> sans(Map<String, Object> valeurs, String... champs) {
        Map<String, Object> reste = new HashMap<>(valeurs);
        for (String champ : champs) {
            reste.put(champ, null);
        }
        return reste;
    }
}
