package ca.jalon.navigateur;

import ca.jalon.formulaire.HorsContrat;
import ca.jalon.navigateur.Formulaires.Essai;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;

/** Une personne devant Tasklist, et la base derrière : ce qu'elle ouvre, ce qu'elle envoie, ce qui est arrivé. */
final class Poste {

    private final Page page;
    private final String adresse;
    private final ProcessEngine moteur;
    private final TasklistPage tasklist;

    Poste(Page page, int port, ProcessEngine moteur, String compte) {
        this.page = page;
        this.adresse = "http://localhost:" + port;
        this.moteur = moteur;
        this.tasklist = new TasklistPage(page, adresse).seConnecter(compte);
        page.navigate(adresse + "/camunda/app/tasklist/default/");
        page.getByText("Mes tâches").first().waitFor();
    }

    /** Ouvre une tâche neuve de ce formulaire, avec ces variables ; rend son instance. */
    String ouvrirTache(Essai essai, Map<String, Object> variables) {
        Map<String, Object> typees = new HashMap<>(variables);
        typees.replaceAll((cle, valeur) -> valeur instanceof List<?>
                ? SpinValues.jsonValue(ecrire(valeur)).create()
                : valeur instanceof Integer entier ? (Object) entier.longValue() : valeur);
        String instance = HorsContrat.obtenir(() -> moteur.getRuntimeService()
                .startProcessInstanceByKey(essai.processus(), typees)
                .getId());
        rouvrir(instance);
        return instance;
    }

    /** Ouvre la tâche de cette instance, comme en la choisissant dans la liste. */
    void rouvrir(String instance) {
        String tache = moteur.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        page.navigate(adresse + "/camunda/app/tasklist/default/#/?task=" + tache);
        // Le formulaire d'avant peut rester un instant à l'écran : le titre dit de quelle tâche il s'agit.
        page.locator(".task-details h2").getByText(instance).waitFor();
        formulaire().waitFor();
    }

    void recharger() {
        page.reload();
    }

    Locator formulaire() {
        return page.locator(".task-details .fjs-form");
    }

    Saisie saisie() {
        return new Saisie(formulaire());
    }

    void terminer() {
        tasklist.terminer();
    }

    /** Attend que Tasklist ait quitté la tâche envoyée. */
    void quitter() {
        tasklist.quitter();
    }

    /** Attend la suite d'un envoi : vrai s'il est parti, faux si l'écran ou le serveur a dit une faute. */
    boolean estParti() {
        page.waitForFunction(
                "() => !document.querySelector('.task-details .fjs-form')"
                        + " || document.querySelector('.task-details .fjs-has-errors')"
                        + " || document.querySelector('[notifications-panel] .alert-danger, .notifications-panel .alert-danger')");
        Locator refus = page.locator("[ng-click='removeNotification(notification)']");
        while (refus.count() > 0) {
            refus.first().click();
        }
        return formulaire().count() == 0;
    }

    /** Remplit et envoie le départ de ce formulaire ; rend l'instance née. */
    /** Ce qu'une personne fait d'un champ que le formulaire lui montre. */
    interface Geste {
        void faire(Saisie saisie, JsonNode champ);
    }

    /** Démarre en menant chaque champ montré, qu'il ait une réponse ou non, par ce geste. */
    void demarrer(Essai essai, Geste geste) {
        page.navigate(adresse + "/camunda/app/tasklist/default/#/?processStart=" + essai.depart());
        Locator depart = tasklist.depart();
        Saisie saisie = new Saisie(depart.locator(".fjs-form"));
        essai.champs().stream()
                .filter(champ -> saisie.cadre(champ).isVisible())
                .forEach(champ -> geste.faire(saisie, champ));
        page.keyboard().press("Tab");
        Doigt.presser(depart.getByText("Démarrer", new Locator.GetByTextOptions().setExact(true)));
        depart.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    String demarrer(Essai essai) {
        page.navigate(adresse + "/camunda/app/tasklist/default/#/?processStart=" + essai.depart());
        Locator depart = tasklist.depart();
        new Saisie(depart.locator(".fjs-form")).remplir(essai.champs(), essai.reponses());
        Doigt.presser(depart.getByText("Démarrer", new Locator.GetByTextOptions().setExact(true)));
        depart.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return moteur.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(essai.depart())
                .singleResult()
                .getId();
    }

    boolean estFinie(String instance) {
        return moteur.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count()
                == 1;
    }

    /** Ce que l'instance a en base, nombres et listes écrits en texte ; les réponses vides et les « non » ne comptent pas. */
    Map<String, Object> recu(String instance) {
        HistoryService historique = moteur.getHistoryService();
        Map<String, Object> recu = new TreeMap<>();
        for (HistoricVariableInstance variable : historique
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list()) {
            recu.put(variable.getName(), variable.getValue());
        }
        return nues(recu);
    }

    static Map<String, Object> nues(Map<String, Object> valeurs) {
        Map<String, Object> nues = new TreeMap<>(valeurs);
        nues.values().removeIf(valeur -> valeur == null || Boolean.FALSE.equals(valeur));
        nues.replaceAll((cle, valeur) -> nue(valeur));
        return nues;
    }

    private static Object nue(Object valeur) {
        if (valeur instanceof SpinJsonNode json) {
            return Formulaires.lu(json.toString()).toString();
        }
        if (valeur instanceof List<?>) {
            return ecrire(valeur);
        }
        return valeur instanceof Number nombre
                ? new BigDecimal(nombre.toString()).stripTrailingZeros().toPlainString()
                : valeur;
    }

    private static String ecrire(Object valeur) {
        return Formulaires.JSON.valueToTree(valeur).toString();
    }
}
