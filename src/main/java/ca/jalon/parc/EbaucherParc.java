package ca.jalon.parc;

import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Variable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dépose dans le formulaire ce que le registre dit déjà de la ligne à corriger. */
@Component
class EbaucherParc implements ExecutionListener {

    private final LignesDuParc lignes;
    private final Ebauches ebauches;

    EbaucherParc(LignesDuParc lignes, Ebauches ebauches) {
        this.lignes = lignes;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Registre registre = Registre.valueOf(Parc.REGISTRE.in(execution));
        String numero = Variable.text(registre.ligne).orNull(execution);
        if (numero != null) {
            Map<String, Object> connues =
                    new HashMap<>(lignes.lire(registre, numero).orElseThrow().valeurs());
            connues.values().removeIf(valeur -> valeur == null);
            ebauches.deposer(execution, registre.formulaire, connues);
        }
    }
}
