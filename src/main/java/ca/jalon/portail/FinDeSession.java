package ca.jalon.portail;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dit de qui est la session et combien elle dure sans geste ; le demander la prolonge d'autant. */
@RestController
class FinDeSession {

    /** @param secondes durée d'une session sans geste */
    record Session(String compte, int secondes) {}

    @GetMapping("/session")
    Session duree(HttpSession session, Authentication personne) {
        return new Session(personne.getName(), session.getMaxInactiveInterval());
    }
}
