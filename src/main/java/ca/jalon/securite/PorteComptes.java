package ca.jalon.securite;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Annuaire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Entrée par les comptes du moteur : page de connexion française, HTTP Basic pour REST. */
@Component
@Profile("!oidc")
class PorteComptes implements Porte, AuthenticationProvider {

    private static final String CONNEXION = "/connexion";

    private final IdentityService identites;
    private final Annuaire annuaire;

    PorteComptes(IdentityService identites, Annuaire annuaire) {
        this.identites = identites;
        this.annuaire = annuaire;
    }

    @Override
    public void rest(HttpSecurity http) throws Exception {
        http.httpBasic(basic -> basic.realmName("Jalon"));
    }

    @Override
    public void pages(HttpSecurity http) throws Exception {
        RequestCache memoire = Renvois.memoire();
        http.requestCache(cache -> cache.requestCache(memoire))
                .formLogin(connexion -> connexion
                        .loginPage(CONNEXION)
                        .successHandler(Renvois.apresEntree(memoire))
                        // Dite par l'adresse, non par une session qu'il faudrait créer à chaque essai.
                        .failureHandler((requete, reponse, refus) -> reponse.sendRedirect(requete.getContextPath()
                                + CONNEXION
                                + "?error"
                                + (refus instanceof LockedException ? "&attente" : "")
                                + (refus instanceof DisabledException ? "&sansRole" : "")))
                        .permitAll());
    }

    @Override
    public void inviter(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        reponse.sendRedirect(requete.getContextPath() + CONNEXION);
    }

    @Override
    public void apresSortie(
            HttpServletRequest requete, HttpServletResponse reponse, Authentication qui, boolean programme)
            throws IOException {
        if (programme) {
            reponse.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            reponse.sendRedirect(requete.getContextPath() + CONNEXION + "?sortie");
        }
    }

    /** Vérifie le mot de passe auprès du moteur, où les essais répétés sont freinés. */
    @Override
    public Authentication authenticate(Authentication essai) {
        Object motDePasse = essai.getCredentials();
        if (motDePasse == null || !juste(essai.getName(), motDePasse.toString())) {
            throw new BadCredentialsException("Compte ou mot de passe inexact.");
        }
        if (annuaire.groupes(essai.getName()).isEmpty()) {
            // Qui part perd ses groupes et garde son compte, que le registre nomme : il n'entre plus.
            throw new DisabledException("Ce compte n’a aucun rôle.");
        }
        // Les groupes se lisent à chaque requête : rien n'en reste dans la session.
        return UsernamePasswordAuthenticationToken.authenticated(essai.getName(), null, List.of());
    }

    private boolean juste(String compte, String motDePasse) {
        try {
            return identites.checkPassword(compte, motDePasse);
        } catch (Refus attente) {
            throw new LockedException(attente.getMessage(), attente);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
