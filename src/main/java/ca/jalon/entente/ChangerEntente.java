package ca.jalon.entente;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Ouvre avant son terme la révision d'une entente en vigueur, où on la modifie ou y met fin: sonne la minuterie que son
 * instance attend, ou fait entrer dans Jalon celle qui fut signée avant lui. Refuse (409) celle qui ne vaut pas ou se revoit déjà.
 */
@Component
class ChangerEntente implements JavaDelegate {

    private static final Variable<String> ENTENTE = Variable.text("ententeAChanger");
    private static final String MOTIF = "motifChangement";
    private static final String ATTENTE = "event_revisionDue";

    private final Ententes ententes;
    private final Reponses reponses;
    private final RuntimeService executions;
    private final ManagementService gestion;

    ChangerEntente(Ententes ententes, Reponses reponses, RuntimeService executions, ManagementService gestion) {
        this.ententes = ententes;
        this.reponses = reponses;
        this.executions = executions;
        this.gestion = gestion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = ENTENTE.in(execution);
        EntenteInscrite entente = ententes.trouver(numero)
                .filter(trouvee -> trouvee.etat().equals(Ententes.EN_VIGUEUR))
                .orElseThrow(() -> new Refus(
                        409, "Entente : %s n’est pas en vigueur ; il n’y a rien à changer.".formatted(numero)));
        execution.setProcessBusinessKey(numero);
        String motif = "changement demandé avant terme : "
                + reponses.enCours().orElseThrow().valeurs().get(MOTIF);
        ProcessInstance menee = executions
                .createProcessInstanceQuery()
                .processDefinitionKey(Entente.PROCESSUS)
                .processInstanceBusinessKey(numero)
                .singleResult();
        if (menee == null) {
            executions.setVariable(reprendre(entente), Entente.MOTIF.name(), motif);
        } else {
            Job revision = gestion.createJobQuery()
                    .processInstanceId(menee.getId())
                    .activityId(ATTENTE)
                    .singleResult();
            if (revision == null) {
                throw new Refus(409, "Entente : %s se revoit ou se modifie déjà.".formatted(numero));
            }
            executions.setVariable(menee.getId(), Entente.MOTIF.name(), motif);
            gestion.executeJob(revision.getId());
        }
    }

    /** Signée avant Jalon, elle y entre par sa révision ; supprimée du moteur, elle n'y revient pas. */
    private String reprendre(EntenteInscrite entente) {
        if (ententes.signeesAvantJalon().stream()
                .noneMatch(autre -> autre.numero().equals(entente.numero()))) {
            throw new Refus(
                    409,
                    "Entente : plus rien ne mène %s, ou une autre lui succède ; concluez-en une nouvelle."
                            .formatted(entente.numero()));
        }
        return Entente.reprendre(executions, entente).getId();
    }
}
