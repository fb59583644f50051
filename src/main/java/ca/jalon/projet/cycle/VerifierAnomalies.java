package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.formulaire.Refus;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Refuse (409) la mise en service tant qu'un point en suspens bloquant reste ouvert au registre (P-01f). */
@Component
class VerifierAnomalies implements TaskListener {

    private final Risques risques;

    VerifierAnomalies(Risques risques) {
        this.risques = risques;
    }

    @Override
    public void notify(DelegateTask tache) {
        risques.ouverts(NUMERO.in(tache)).stream()
                .filter(Element::bloquant)
                .findFirst()
                .ifPresent(point -> {
                    throw new Refus(
                            409,
                            "Mise en service : le point en suspens %d (« %s ») est bloquant. Fermez-le d’abord."
                                    .formatted(point.rang(), point.description()));
                });
    }
}
