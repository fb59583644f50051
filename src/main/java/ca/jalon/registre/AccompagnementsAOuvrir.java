package ca.jalon.registre;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ouvre, au nom de Jalon, l'accompagnement d'un service qu'un projet met en service ({@code accompagner-service}, R-210). */
@Component
public class AccompagnementsAOuvrir {

    private final RuntimeService executions;
    private final JdbcClient base;

    AccompagnementsAOuvrir(RuntimeService executions, JdbcClient base) {
        this.executions = executions;
        this.base = base;
    }

    /**
     * Rien si le service est déjà accompagné : un projet ramené remet en service ce qui l'était.
     *
     * @param chargeDeProjet qui donne les relevés jusqu'à la routine ; {@code null} si le projet n'en a pas
     * @param membresComite comptes du comité directeur, séparés par des virgules ; {@code null} s'il n'y en a pas
     */
    public void duProjet(String numero, String chargeDeProjet, String membresComite) {
        if (accompagne(numero)) {
            return;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("serviceAccompagne", numero);
        variables.put("chargeDeProjet", chargeDeProjet);
        variables.put("membresComite", membresComite);
        executions
                .createProcessInstanceByKey("accompagner-service")
                .setVariables(variables)
                .execute();
    }

    /** Les services dont l'accompagnement est en cours, par numéro. */
    public Set<String> accompagnes() {
        return base.sql("""
                        select a.service from jalon.accompagnement a join ACT_RU_EXECUTION e on e.ID_ = a.instance
                        """).query(String.class).set();
    }

    /** Vrai si l'accompagnement de ce service est en cours. */
    public boolean accompagne(String service) {
        return base.sql("""
                        select count(*) from jalon.accompagnement a join ACT_RU_EXECUTION e on e.ID_ = a.instance
                        where a.service = ?
                        """).param(service).query(Long.class).single() > 0;
    }
}
