package ca.jalon.portail;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sert la page de connexion. */
@Controller
class Pages {

    @GetMapping("/connexion")
    String connexion() {
        return "connexion";
    }
}
