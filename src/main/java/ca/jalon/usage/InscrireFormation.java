package ca.jalon.usage;

import static ca.jalon.usage.Usage.ETABLISSEMENT;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit au registre les modules que la personne accueillie atteste. */
@Component
class InscrireFormation implements JavaDelegate {

    private static final Variable<String> SERVICE_REJOINT = Variable.text("serviceAccueil");
    private static final Variable<String> NOM = Variable.text("nomActeur");
    private static final Variable<String> COMPTE = Variable.text("compteActeur");

    private final Reponses reponses;
    private final Formations formations;

    InscrireFormation(Reponses reponses, Formations formations) {
        this.reponses = reponses;
        this.formations = formations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> attestee =
                reponses.dernier(execution, "attester-formation").orElseThrow().valeurs();
        List<String> acces = Variable.choisis(attestee.get("accesOuverts"));
        Variable.choisis(attestee.get("modulesSuivis"))
                .forEach(module -> formations.inscrire(
                        execution.getProcessBusinessKey(),
                        module,
                        SERVICE_REJOINT.in(execution),
                        ETABLISSEMENT.in(execution),
                        NOM.in(execution),
                        COMPTE.find(execution).orElse(null),
                        (String) attestee.get("dateFormation"),
                        acces.isEmpty() ? null : String.join(", ", acces)));
    }
}
