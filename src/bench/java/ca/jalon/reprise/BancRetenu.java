package ca.jalon.reprise;

import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Un banc qui retient tout ce qu'il envoie, et dont chaque geste prend une heure.
 *
 * <p>Chaque texte libre porte le rang de son envoi : deux réponses au même formulaire ne se confondent pas.
 */
final class BancRetenu extends BancSoutien {

    private static final Duration UN_GESTE = Duration.ofHours(1);

    private final ManagementService gestion;
    private final HistoryService historique;
    private final List<Soumission> dites;
    private boolean retenue;

    BancRetenu(int port, ManagementService gestion, HistoryService historique, List<Soumission> dites) {
        super(port, gestion);
        this.gestion = gestion;
        this.historique = historique;
        this.dites = dites;
        adaptable();
    }

    @Override
    public Reponse demarrer(String processus, String compte, Map<String, Object> valeurs) {
        Map<String, Object> reponses = distinguer(valeurs);
        Reponse reponse = super.demarrer(processus, compte, reponses);
        if (reponse.statut() != 200) {
            throw new AssertionError(processus + " par " + compte + " : " + reponse);
        }
        String formulaire = appeler(
                        "GET", "/engine-rest/process-definition/key/" + processus + "/startForm", "admin", null)
                .corps()
                .at("/camundaFormRef/key")
                .asText();
        retenir(
                formulaire,
                compte,
                processus,
                null,
                null,
                reponse.corps().path("id").asText(),
                reponses);
        return reponse;
    }

    @Override
    public Reponse envoyer(JsonNode tache, String compte, Map<String, Object> valeurs) {
        Map<String, Object> reponses = distinguer(valeurs);
        String id = tache.path("id").asText();
        String formulaire = appeler("GET", "/engine-rest/task/" + id + "/form", compte, null)
                .corps()
                .at("/camundaFormRef/key")
                .asText();
        Reponse reponse = super.envoyer(tache, compte, reponses);
        if (reponse.statut() == 204) {
            retenir(
                    formulaire,
                    compte,
                    tache.path("processDefinitionId").asText().replaceAll(":.*", ""),
                    tache.path("taskDefinitionKey").asText(),
                    id,
                    tache.path("processInstanceId").asText(),
                    reponses);
        }
        return reponse;
    }

    private void retenir(
            String formulaire,
            String compte,
            String processus,
            String activite,
            String tache,
            String instance,
            Map<String, Object> reponses) {
        String cle = historique
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        dites.add(new Soumission(
                (String) reponses.getOrDefault("projet", cle),
                formulaire,
                compte,
                processus,
                activite,
                tache,
                instance,
                ClockUtil.getCurrentTime().toInstant().toString(),
                reponses));
        avancer(UN_GESTE);
    }

    private Map<String, Object> distinguer(Map<String, Object> valeurs) {
        Map<String, Object> distinctes = new LinkedHashMap<>(valeurs);
        distinctes.replaceAll((champ, valeur) ->
                // Le nom d'un service se choisit dans une liste.
                valeur instanceof String texte && texte.length() > 25 && texte.contains(" ") && !champ.equals("service")
                        ? texte + " [" + (dites.size() + 1) + "]"
                        : valeur);
        return distinctes;
    }

    /** La prochaine décision reste à l'instant où on peut encore la reprendre. */
    BancRetenu retenirLaProchaine() {
        retenue = true;
        return this;
    }

    @Override
    public void laisserPrendreEffet(JsonNode tache) {
        if (retenue) {
            retenue = false;
            return;
        }
        avancer(Duration.ofMinutes(11));
        super.laisserPrendreEffet(tache);
    }

    /** Porte l'horloge à cette minuterie du dossier et la fait sonner, des tâches fussent-elles ouvertes. */
    void faireSonner(String numero, String activite) {
        Job minuterie = instances(numero).stream()
                .flatMap(instance ->
                        gestion.createJobQuery().processInstanceId(instance).activityId(activite).list().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Aucune minuterie " + activite + " dans " + numero));
        ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
        gestion.executeJob(minuterie.getId());
    }

    void avancer(Duration duree) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(duree)));
    }
}
