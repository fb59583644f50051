package ca.jalon.soutien;

import ca.jalon.Banc;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/** Fait vivre une demande de soutien par REST : dépôt, tâches de chaque niveau, minuteries. */
public class BancSoutien extends Banc {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ManagementService gestion;

    public BancSoutien(int port, ManagementService gestion) {
        super(port, gestion);
        this.gestion = gestion;
    }

    /** Valeurs d'une demande d'exemple, changées par {@code retouches} (nom, valeur, nom, valeur…). */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> demande(String exemple, Object... retouches) {
        try {
            JsonNode lu = JSON.readTree(Files.readString(Path.of("src/test/resources/demandes/" + exemple + ".json")));
            Map<String, Object> demande = JSON.convertValue(lu.path("demande"), LinkedHashMap.class);
            demande.put(
                    "depuis",
                    LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("America/Toronto"))
                            .toString());
            for (int i = 0; i < retouches.length; i += 2) {
                demande.put((String) retouches[i], retouches[i + 1]);
            }
            demande.values().removeIf(valeur -> valeur == null);
            return demande;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reponse envoyerDemande(String compte, Map<String, Object> demande) {
        return demarrer("soutien-telesante", compte, demande);
    }

    /** Dépose une demande et rend son numéro. */
    public String deposer(String compte, Map<String, Object> demande) {
        Reponse reponse = envoyerDemande(compte, demande);
        if (reponse.statut() != 200) {
            throw new AssertionError("Demande refusée : " + reponse);
        }
        String instance = reponse.corps().path("id").asText();
        return appeler("GET", "/engine-rest/process-instance/" + instance + "/variables/numeroDemande", "admin", null)
                .corps()
                .path("value")
                .asText();
    }

    /** Qualifie avec l'exemple, changé par ces valeurs. */
    public void qualifier(String numero, Object... valeurs) {
        repondre("qualification-soutien", carte(valeurs));
        faire(numero, "userTask_qualifierDemande");
    }

    /** Confirme au niveau 1 une question mineure d'un service local. */
    public void qualifierQuestion(String numero, String typeSoutien) {
        qualifier(
                numero,
                "natureRetour",
                "QUESTION",
                "qualification",
                "MINEURE",
                "typeSoutienConfirme",
                typeSoutien,
                "niveauServiceConfirme",
                "LOCAL");
    }

    /** Rend le traitement avec cette issue et ces valeurs, plus ce que l'issue exige. */
    public void traiter(String numero, String issue, Object... valeurs) {
        Map<String, Object> reponse = new HashMap<>(Map.of("issue", issue));
        boolean resolue = List.of("RESOLU", "CONTOURNEMENT").contains(issue);
        if (!resolue) {
            reponse.put("solution", null);
        }
        if (issue.equals("EN_ATTENTE")) {
            reponse.put("attenteDe", "DEMANDEUR");
            reponse.put("motifAttente", "Quel poste est touché ?");
        } else if (!resolue) {
            reponse.put("motifTransfert", "Hors de notre compétence.");
        }
        JsonNode tache = tache(numero, "userTask_resoudreDemande");
        if (variable(tache, "niveauSoutien").equals("N3")) {
            reponse.put("referenceFournisseur", "F-2026-77");
        }
        reponse.putAll(carte(valeurs));
        repondre("resolution-soutien", reponse);
        faire(tache);
    }

    public void conclure(String numero, String conclusion) {
        Map<String, Object> reponse = new HashMap<>(Map.of("conclusion", conclusion));
        if (conclusion.equals("RELANCER")) {
            reponse.put("messageAuN1", null);
            reponse.put("motifTransfert", "Le problème est revenu.");
        }
        repondre("conclure-niveau3", reponse);
        faire(numero, "userTask_conclureNiveau3");
    }

    public void confirmer(String numero, boolean resolue) {
        Map<String, Object> reponse = new HashMap<>(Map.of("resolutionConfirmee", resolue ? "OUI" : "NON"));
        reponse.put("motifReouverture", resolue ? null : "La file se bloque encore.");
        if (!resolue) {
            // Ce qui n'est pas résolu ne se note pas.
            List.of("noteDelai", "noteQualite", "noteGlobale", "commentaire").forEach(note -> reponse.put(note, null));
        }
        repondre("satisfaction-soutien", reponse);
        faire(numero, "userTask_confirmerResolution");
    }

    /** La minuterie que cet évènement garde dans cette demande. */
    Job minuterie(String numero, String activite) {
        return instances(numero).stream()
                .flatMap(instance ->
                        gestion.createJobQuery().processInstanceId(instance).activityId(activite).list().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Aucune minuterie " + activite + " dans " + numero));
    }

    /** Porte l'horloge à l'instant de cette minuterie et la fait sonner. */
    void sonner(String numero, String activite) {
        Job job = minuterie(numero, activite);
        if (job.getDuedate().after(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(new java.util.Date(job.getDuedate().getTime() + 1000));
        }
        gestion.executeJob(job.getId());
    }

    private static Map<String, Object> carte(Object... valeurs) {
        Map<String, Object> carte = new HashMap<>();
        for (int i = 0; i < valeurs.length; i += 2) {
            carte.put((String) valeurs[i], valeurs[i + 1]);
        }
        return carte;
    }
}
