package ca.jalon;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Mène une seule phase par l'interface Java du moteur, au nom du système : les formulaires valent, les droits non.
 *
 * <p>Pour les droits, la numérotation et l'enchaînement des phases, {@link Banc} mène un projet entier par REST.
 */
public class Conduite {

    private static final AtomicInteger SUIVANT = new AtomicInteger();

    private final ProcessEngine moteur;
    private final Ecrits ecrits;
    private final Banc banc;

    /** Numéro du projet, propre à cette conduite. */
    public final String numero = "TS-ESSAI-" + SUIVANT.incrementAndGet();

    public Conduite(ProcessEngine moteur, Ecrits ecrits) {
        this.moteur = moteur;
        this.ecrits = ecrits;
        this.banc = new Banc(0, moteur.getManagementService());
    }

    /** Démarre le processus dans un dossier qui a la fiche locale des exemples, ces valeurs à la place des siennes. */
    public ProcessInstance demarrer(String processus, Map<String, Object> variables) {
        Map<String, Object> toutes = new HashMap<>(Banc.fiche("fiche-local-soins-de-plaies"));
        toutes.put("numeroProjet", numero);
        toutes.put("niveauProjet", "LOCAL");
        toutes.put("initiateur", "pilote.clinique");
        toutes.put("nbEtablissements", 1L);
        toutes.put("nbTerritoires", 1L);
        toutes.putAll(variables);
        EcritsEssai.deposer(ecrits, numero, "fiche-projet", toutes);
        return moteur.getRuntimeService()
                .startProcessInstanceByKey(
                        processus, numero, Banc.typer(EcritsEssai.declarees(moteur, processus, toutes)));
    }

    /** Ouvre le dossier de ce projet local, que cette instance mène. */
    public void inscrire(Dossiers dossiers, ProcessInstance instance) {
        dossiers.ouvrir(
                Dossier.PROJET, numero, "Essai", "ciusss-emtl", "MONTREAL", "LOCAL", instance.getId(), "Essai", null);
    }

    /** Le formulaire de la tâche, ses textes remplis. */
    public String servi(Task tache) {
        try (InputStream formulaire = moteur.getFormService().getDeployedTaskForm(tache.getId())) {
            return new String(formulaire.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ce que la tâche montre dans ce champ : une variable, ou une réponse que son formulaire reprend. */
    public Object montre(Task tache, String champ) {
        return moteur.getFormService().getTaskFormVariables(tache.getId()).get(champ);
    }

    public Task tache(String activite) {
        return taches().stream()
                .filter(tache -> tache.getTaskDefinitionKey().equals("userTask_" + activite))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Pas de tâche " + activite + " ; ouvertes : "
                        + taches().stream().map(Task::getTaskDefinitionKey).toList()));
    }

    public List<Task> taches() {
        return moteur.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(numero)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** Termine la tâche avec l'exemple de son formulaire et ces retouches ; une valeur nulle retire le champ. */
    public void finir(String activite, Map<String, Object> retouches) {
        Task tache = tache(activite);
        String formulaire = moteur.getTaskService()
                .createTaskQuery()
                .taskId(tache.getId())
                .initializeFormKeys()
                .singleResult()
                .getCamundaFormRef()
                .getKey();
        Map<String, Object> valeurs =
                new HashMap<>(banc.exemple(Banc.exempleDe(formulaire, tache.getTaskDefinitionKey())));
        valeurs.putAll(retouches);
        valeurs.values().removeIf(valeur -> valeur == null);
        moteur.getTaskService().complete(tache.getId(), Banc.typer(valeurs));
    }

    public void finir(String activite) {
        finir(activite, Map.of());
    }

    /** Rend la décision au nom de ce compte et laisse passer le délai de reprise. */
    public void decider(String compte, String issue) {
        prendreDecision(compte, issue);
        minuterie("event_delaiReprise");
    }

    /** Rend la décision au nom de ce compte ; elle peut encore être reprise. */
    public void prendreDecision(String compte, String issue) {
        Task tache = tache("autoriserJalon");
        moteur.getTaskService().setAssignee(tache.getId(), compte);
        Map<String, Object> reponse = new HashMap<>();
        reponse.put("decision", issue);
        reponse.put("motif", issue.equals("AUTORISE") ? null : "Motif de l’autorité pour l’issue " + issue);
        reponse.put("conditions", issue.endsWith("CONDITIONS") ? "Rendre compte chaque trimestre." : null);
        Object requis = moteur.getTaskService().getVariable(tache.getId(), "montantRequis");
        boolean montant = Boolean.TRUE.equals(requis) && issue.startsWith("AUTORISE");
        if (!montant) {
            reponse.put("montantAutorise", null);
        }
        // Le système sert le formulaire sans dire à qui : tous les membres y sont.
        Object aEntendre = moteur.getTaskService().getVariable(tache.getId(), "membresAEntendre");
        if (aEntendre instanceof Long nombre && nombre > 0) {
            String membres = (String) moteur.getTaskService().getVariable(tache.getId(), "membresComite");
            reponse.put("membresEntendus", List.of(membres.split(",")));
        }
        finir("autoriserJalon", reponse);
    }

    /** Exécute la minuterie posée à cette activité du projet. */
    public void minuterie(String activite) {
        List<Job> travaux = moteur.getManagementService().createJobQuery().activityId(activite).list().stream()
                .filter(travail -> numero.equals(moteur.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(travail.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList();
        if (travaux.size() != 1) {
            throw new AssertionError(travaux.size() + " minuterie(s) à " + activite);
        }
        moteur.getManagementService().executeJob(travaux.get(0).getId());
    }

    public void correler(String message) {
        moteur.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(numero)
                .correlate();
    }

    /** Activités finies ou non de tous les processus du projet, dans l'ordre. */
    public List<String> parcours() {
        return moteur
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(activite -> numero.equals(moteur.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(activite.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .map(activite -> activite.getActivityId())
                .toList();
    }
}
