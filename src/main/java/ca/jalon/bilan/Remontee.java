package ca.jalon.bilan;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Fait avancer un bilan consolidé quand le dernier de ceux qu'il attendait est déposé, ou clos sans l'être. */
@Component
class Remontee {

    private final Bilans bilans;
    private final RuntimeService executions;

    Remontee(Bilans bilans, RuntimeService executions) {
        this.bilans = bilans;
        this.executions = executions;
    }

    void annoncer(Bilan bilan) {
        bilans.consolidant(bilan)
                .filter(dessus -> bilans.reunis(dessus.annee(), dessus.palier(), dessus.perimetre()))
                .ifPresent(dessus -> executions
                        .createMessageCorrelation(BilanAnnuel.MESSAGE_REUNIS)
                        .processInstanceBusinessKey(dessus.numero())
                        .correlateAll());
    }
}
