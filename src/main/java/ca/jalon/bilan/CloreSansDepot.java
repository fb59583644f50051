package ca.jalon.bilan;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** L'exercice suivant va finir : un bilan que personne n'a déposé se clôt, et le registre le dit ; un bilan déposé le reste. */
@Component
class CloreSansDepot implements JavaDelegate {

    private final Bilans bilans;
    private final Remontee remontee;

    CloreSansDepot(Bilans bilans, Remontee remontee) {
        this.bilans = bilans;
        this.remontee = remontee;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        bilans.situer(numero, Etape.NON_DEPOSE);
        Bilan bilan = bilans.exiger(numero);
        BilanAnnuel.ETAT.set(execution, bilan.etape().name());
        remontee.annoncer(bilan);
    }
}
