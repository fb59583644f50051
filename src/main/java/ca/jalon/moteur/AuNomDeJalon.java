package ca.jalon.moteur;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Fait agir le système, même quand une personne l'a demandé d'une page. */
@Component
public class AuNomDeJalon {

    private final IdentityService identites;

    AuNomDeJalon(IdentityService identites) {
        this.identites = identites;
    }

    public <T> T obtenir(Supplier<T> action) {
        var personne = identites.getCurrentAuthentication();
        identites.clearAuthentication();
        try {
            return action.get();
        } finally {
            if (personne != null) {
                identites.setAuthentication(personne.getUserId(), personne.getGroupIds(), personne.getTenantIds());
            }
        }
    }
}
