package ca.jalon.architecture.projet;

import ca.jalon.architecture.approbation.DomaineQuiEnVoitUnAutre;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Exemple abîmé : public, injecté dans un champ, pris dans un cycle, lit une variable sans la nommer, laisse un flux de la base
 * ouvert. Jamais un bean.
 */
public class DeleguePublic implements JavaDelegate {

    @Autowired
    DomaineQuiEnVoitUnAutre autre;

    JdbcClient base;

    @Override
    public void execute(DelegateExecution execution) {
        execution.getVariable("titreProjet");
        base.sql("select 1").query(Long.class).stream();
    }
}
