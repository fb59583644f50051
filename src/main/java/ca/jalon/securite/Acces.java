package ca.jalon.securite;

import ca.jalon.organisation.Annuaire;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Règle la connexion : une seule pour les applications web, l'interface REST et nos pages. */
@Configuration
class Acces {

    private static final PathPatternRequestMatcher.Builder CHEMIN = PathPatternRequestMatcher.withDefaults();

    /** Interface REST : HTTP Basic à chaque appel, sans session ni témoin, donc hors de portée d'un CSRF. */
    @Bean
    @Order(1)
    SecurityFilterChain accesRest(HttpSecurity http, IdentiteMoteur identite) throws Exception {
        return http.securityMatcher(CHEMIN.matcher("/engine-rest/**"))
                .authorizeHttpRequests(requetes -> requetes.anyRequest().authenticated())
                .httpBasic(basic -> basic.realmName("Jalon"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(identite, AuthorizationFilter.class)
                .build();
    }

    /** Applications web et pages : formulaire de connexion français. Camunda garde son propre jeton CSRF. */
    @Bean
    @Order(2)
    SecurityFilterChain accesPages(HttpSecurity http, IdentiteMoteur identite) throws Exception {
        var sortieCamunda = CHEMIN.matcher(
                org.springframework.http.HttpMethod.POST, "/camunda/api/admin/auth/user/{moteur}/logout");
        var sortie = CHEMIN.matcher(org.springframework.http.HttpMethod.POST, "/deconnexion");
        return http.authorizeHttpRequests(requetes -> requetes.requestMatchers(
                                CHEMIN.matcher("/connexion"), CHEMIN.matcher("/style.css"), CHEMIN.matcher("/error"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(connexion -> connexion
                        .loginPage("/connexion")
                        .defaultSuccessUrl("/", false)
                        .permitAll())
                .logout(deconnexion -> deconnexion
                        .logoutRequestMatcher(new OrRequestMatcher(sortieCamunda, sortie))
                        .logoutSuccessHandler((requete, reponse, qui) -> {
                            if (sortieCamunda.matches(requete)) {
                                reponse.setStatus(HttpStatus.NO_CONTENT.value());
                            } else {
                                reponse.sendRedirect(requete.getContextPath() + "/connexion?sortie");
                            }
                        }))
                .exceptionHandling(erreurs -> erreurs.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), CHEMIN.matcher("/camunda/api/**")))
                .csrf(csrf -> csrf.ignoringRequestMatchers(CHEMIN.matcher("/camunda/**")))
                .headers(entetes -> entetes.frameOptions(cadre -> cadre.sameOrigin()))
                .httpBasic(basic -> basic.disable())
                .addFilterAfter(identite, AuthorizationFilter.class)
                .requestCache(Customizer.withDefaults())
                .build();
    }

    /** Vérifie le mot de passe auprès du moteur, qui freine lui-même les essais répétés. */
    @Bean
    AuthenticationProvider comptesDuMoteur(IdentityService identites, Annuaire annuaire) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication essai) {
                String compte = essai.getName();
                Object motDePasse = essai.getCredentials();
                if (motDePasse == null || !identites.checkPassword(compte, motDePasse.toString())) {
                    throw new BadCredentialsException("Compte ou mot de passe inexact.");
                }
                return UsernamePasswordAuthenticationToken.authenticated(
                        compte, null, AuthorityUtils.createAuthorityList(annuaire.groupes(compte)));
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> connexionCamunda() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filtre =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filtre.setInitParameters(Map.of("authentication-provider", ConnexionCamunda.class.getName()));
        filtre.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filtre.setOrder(101);
        return filtre;
    }

    /** Le filtre appartient aux chaînes de sécurité ; le conteneur ne doit pas l'appeler une seconde fois. */
    @Bean
    FilterRegistrationBean<IdentiteMoteur> identiteHorsConteneur(IdentiteMoteur identite) {
        FilterRegistrationBean<IdentiteMoteur> filtre = new FilterRegistrationBean<>(identite);
        filtre.setEnabled(false);
        return filtre;
    }
}
