package ca.jalon.securite;

import ca.jalon.moteur.Audit;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Note à l'audit les entrées, les sorties et les essais ratés ; un appel REST réussi n'est pas une entrée. */
@Component
class JournalAcces {

    @EventListener
    void entree(InteractiveAuthenticationSuccessEvent evenement) {
        noter("entree", evenement);
    }

    @EventListener
    void sortie(LogoutSuccessEvent evenement) {
        noter("sortie", evenement);
    }

    /** La personne n'est pas encore dite au moteur, ou ne l'est plus. */
    private static void noter(String fait, AbstractAuthenticationEvent evenement) {
        String compte = evenement.getAuthentication().getName();
        Audit.noter(fait, Map.of(Audit.PERSONNE, compte, "compte", compte));
    }

    @EventListener
    void essaiRate(AbstractAuthenticationFailureEvent evenement) {
        Audit.noter(
                "essai-rate",
                Map.of(
                        "compte",
                        String.valueOf(evenement.getAuthentication().getName()),
                        "raison",
                        evenement.getException().getClass().getSimpleName()));
    }
}
