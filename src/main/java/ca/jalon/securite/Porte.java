package ca.jalon.securite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;

/** Façon d'entrer : comptes du moteur, ou annuaire de l'établissement. */
interface Porte {

    /** Ouvre l'interface REST, sans session. */
    void rest(HttpSecurity http) throws Exception;

    /** Ouvre les applications web et nos pages. */
    void pages(HttpSecurity http) throws Exception;

    /** Envoie une personne non connectée là où elle se connecte. */
    void inviter(HttpServletRequest requete, HttpServletResponse reponse) throws IOException;

    /** Termine une sortie ; {@code programme} si Tasklist l'a demandée sans quitter sa page. */
    void apresSortie(HttpServletRequest requete, HttpServletResponse reponse, Authentication qui, boolean programme)
            throws IOException;
}
