package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.ActesDeSoutien;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit à la table {@code entente-requise} si le registre a une entente en vigueur pour le service livré. */
@Component
class LireEntente implements ExecutionListener {

    private static final Variable<Boolean> EN_VIGUEUR = Variable.flag("ententeEnVigueur");

    private final ActesDeSoutien actes;

    LireEntente(ActesDeSoutien actes) {
        this.actes = actes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        EN_VIGUEUR.set(
                execution,
                actes.entente(NUMERO.in(execution))
                        .filter(ActesDeSoutien.EntenteDuService::enVigueur)
                        .isPresent());
    }
}
