package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DECISION_CONSIGNEE;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.NUMERO;

import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Retrouve la décision que cette chaîne a consignée en dernier, quoi qu'il se soit écrit depuis au dossier. */
@Component
class DecisionConsignee {

    private final Decisions registre;

    DecisionConsignee(Decisions registre) {
        this.registre = registre;
    }

    Decision de(DelegateExecution execution) {
        Optional<Long> rang = DECISION_CONSIGNEE.find(execution);
        if (rang.isPresent()) {
            return registre.trouver(NUMERO.in(execution), rang.get().intValue()).orElseThrow();
        }
        // Décision rendue avant que la chaîne retienne son rang : la dernière de cette personne à ce jalon.
        return registre.enVigueur(NUMERO.in(execution)).stream()
                .filter(decision -> decision.jalon().equals(JALON.in(execution))
                        && decision.personne().equals(DECIDEUR.in(execution)))
                .reduce((une, suivante) -> suivante)
                .orElseThrow();
    }
}
