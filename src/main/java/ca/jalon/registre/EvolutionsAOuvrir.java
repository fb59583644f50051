package ca.jalon.registre;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ouvre, au nom de Jalon, une évolution demandée d'un service ({@code prioriser-evolution}, R-215). */
@Component
public class EvolutionsAOuvrir {

    /** Ce que le formulaire accepte. */
    private static final int TAILLE_DEMANDE = 200;

    private final RuntimeService executions;

    EvolutionsAOuvrir(RuntimeService executions) {
        this.executions = executions;
    }

    /**
     * @param origine numéro du dossier d'où elle vient
     * @return son numéro
     */
    public String ouvrir(String service, String demande, String origine) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("serviceEvolution", service);
        variables.put(
                "demandeEvolution",
                demande.length() <= TAILLE_DEMANDE ? demande : demande.substring(0, TAILLE_DEMANDE - 1) + "…");
        variables.put("origineEvolution", origine);
        return executions
                .createProcessInstanceByKey("prioriser-evolution")
                .setVariables(variables)
                .execute()
                .getBusinessKey();
    }
}
