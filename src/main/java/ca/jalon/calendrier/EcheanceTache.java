package ca.jalon.calendrier;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Donne à chaque tâche son échéance à sa création.
 *
 * <p>Le modèle le demande par une propriété de la tâche : {@code echeance}, l'objet d'une échéance du dossier qui court
 * (soutien), ou {@code etape}, une ligne de {@code delais-cycle} (cycle de projet). Sans propriété, pas d'échéance.
 */
@Component
class EcheanceTache {

    static final String ECHEANCE = "echeance";
    static final String ETAPE = "etape";

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final DecisionService tables;
    private final Clock horloge;

    EcheanceTache(Echeances echeances, Calendrier calendrier, DecisionService tables, Clock horloge) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.tables = tables;
        this.horloge = horloge;
    }

    @EventListener(condition = "#root.args[0].eventName == 'create'")
    void surCreation(DelegateTask tache) {
        String objet = Proprietes.de(tache.getBpmnModelElementInstance(), ECHEANCE);
        String etape = Proprietes.de(tache.getBpmnModelElementInstance(), ETAPE);
        if (objet != null) {
            echeances
                    .courante(tache.getExecution().getProcessBusinessKey(), objet)
                    .ifPresent(echeance -> tache.setDueDate(Date.from(echeance.echeance())));
        } else if (etape != null) {
            donner(tache, etape);
        }
    }

    /** L'échéance, que le modèle a pu donner lui-même, et la date du premier rappel (la « relance » de Tasklist). */
    private void donner(DelegateTask tache, String etape) {
        if (tache.getDueDate() == null) {
            var delais = tables.evaluateDecisionTableByKey(
                            "delais-cycle",
                            Variables.putValue("etape", etape).putValue("envergure", tache.getVariable("envergure")))
                    .getSingleResult();
            TempsOuvert temps = calendrier.de((String) tache.getVariable("codeEtablissement"));
            tache.setDueDate(Date.from(temps.echeance(horloge.instant(), delais.getEntry("echeance"))));
            tache.setFollowUpDate(Date.from(temps.echeance(horloge.instant(), delais.getEntry("rappel"))));
        } else {
            tache.setFollowUpDate(tache.getDueDate());
        }
    }
}
