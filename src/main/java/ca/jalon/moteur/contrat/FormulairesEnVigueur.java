package ca.jalon.moteur.contrat;

import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Ce que disent les formulaires dans leur dernière version déployée. */
@Component
public class FormulairesEnVigueur {

    private final FormulairesLies formulaires;

    FormulairesEnVigueur(PluginFormulaires plugin) {
        this.formulaires = plugin.formulaires();
    }

    /** Formulaires que celui-ci reprend ; aucun s'il n'est plus déployé. À appeler d'un délégué ou d'un écouteur. */
    public Set<String> reprisPar(String formulaire) {
        return formulaires
                .enVigueur(formulaire, Context.getCommandContext())
                .map(lu -> lu.reprises().formulaires())
                .orElse(Set.of());
    }
}
