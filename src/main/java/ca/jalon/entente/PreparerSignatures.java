package ca.jalon.entente;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compte les signatures qui manquent ; une entente qui n'a plus deux parties n'a plus d'objet. */
@Component
class PreparerSignatures implements JavaDelegate {

    private final Ententes ententes;

    PreparerSignatures(Ententes ententes) {
        this.ententes = ententes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        List<String> manquantes = ententes.parties(numero, Ententes.A_SIGNER);
        boolean objet =
                manquantes.size() + ententes.parties(numero, Ententes.SIGNEE).size() > 1;
        DelegateExecution instance = execution.getProcessInstance();
        Entente.ISSUE.set(instance, objet ? "TOUTES" : "ABANDON");
        Entente.A_SIGNER.set(instance, String.join(",", manquantes));
        Entente.NOMBRE.set(instance, objet ? manquantes.size() : 0L);
    }
}
