package ca.jalon.repondant;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Comite;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Titre une constitution, relève les sièges pourvus et dit qui la confirme ; au départ, puis à chaque correction. */
@Component
class PreparerComite implements JavaDelegate, TaskListener {

    private static final String A_DEFAUT = "dirigeant-etablissement";

    private final Composition composition;
    private final Instances instances;
    private final Organisations organisations;

    PreparerComite(Composition composition, Instances instances, Organisations organisations) {
        this.composition = composition;
        this.instances = instances;
        this.organisations = organisations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        preparer(execution);
    }

    @Override
    public void notify(DelegateTask tache) {
        if (!Nomination.RENONCER.equals(Constitution.REPRISE.find(tache).orElse(null))) {
            preparer(tache);
        }
    }

    private void preparer(VariableScope portee) {
        Comite comite = composition.de(portee);
        Constitution.TITRE.set(portee, "Comité tactique, " + organisations.nom(comite.instance()));
        Constitution.POURVUS.set(portee, Instances.codes(instances.pourvus(comite.instance(), comite.membres())));
        // Nul ne se donne la présidence : qui se propose ne se confirme pas.
        Optional<String> autre = Constitution.PRESIDENT
                .find(portee)
                .filter(president ->
                        !president.equals(Constitution.INITIATEUR.find(portee).orElse(null)));
        Constitution.CONFIRMATEUR.set(portee, autre.orElse(""));
        Constitution.CONFIRME_PAR.set(portee, autre.isPresent() ? "" : A_DEFAUT);
    }
}
