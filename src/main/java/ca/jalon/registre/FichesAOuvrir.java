package ca.jalon.registre;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ouvre, au nom de Jalon, la fiche d'un service qu'un projet vient de livrer ({@code tenir-fiche-service}, R-236). */
@Component
public class FichesAOuvrir {

    private final RuntimeService executions;
    private final JdbcClient base;

    FichesAOuvrir(RuntimeService executions, JdbcClient base) {
        this.executions = executions;
        this.base = base;
    }

    /** Les pilotes la compléteront, tout ce que le projet en sait y étant déjà ; rien si une fiche y est déjà ouverte. */
    public void duProjet(String numero) {
        base.sql("select numero from jalon.service where numero = ? and fiche is null")
                .param(numero)
                .query(String.class)
                .optional()
                .ifPresent(libre -> executions
                        .createProcessInstanceByKey("tenir-fiche-service")
                        .setVariables(Map.of("acteFiche", "PROJET", "serviceConcerne", libre))
                        .execute());
    }
}
