package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.REDACTEUR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ouvre une phase qui soumettra un dossier : rien n'est décidé, la chaîne partira de sa première autorité. */
@Component
class OuvrirDossier implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("decision", null);
        // Le dossier d'affaires revient d'abord à qui a écrit l'opportunité ; ailleurs, personne n'a encore écrit.
        REDACTEUR.set(execution, REDACTEUR.find(execution).orElse(null));
    }
}
