package ca.jalon.securite;

import ca.jalon.moteur.requetes.TachesOuvertes;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;

/** Règle la connexion : une seule pour les applications web, l'interface REST et nos pages. */
@Configuration
class Acces {

    private static final PathPatternRequestMatcher.Builder CHEMIN = PathPatternRequestMatcher.withDefaults();

    private final Organisations organisations;
    private final Annuaire annuaire;
    private final TachesOuvertes taches;
    private final Porte porte;
    private final List<PagesPubliques> publiques;
    private final DataSize envoiMax;

    Acces(
            Organisations organisations,
            Annuaire annuaire,
            TachesOuvertes taches,
            Porte porte,
            List<PagesPubliques> publiques,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize envoiMax) {
        this.envoiMax = envoiMax;
        this.publiques = publiques;
        this.taches = taches;
        this.porte = porte;
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    /** Interfaces REST, celle du moteur et la nôtre : on s'identifie à chaque appel, sans session ni témoin. */
    @Bean
    @Order(1)
    SecurityFilterChain accesRest(HttpSecurity http, IdentiteMoteur identite) throws Exception {
        porte.rest(http);
        return commun(http, identite)
                .securityMatcher(new OrRequestMatcher(chemins("/engine-rest/**", "/api/**")))
                .authorizeHttpRequests(requetes -> requetes.requestMatchers(mesuresDuMoteur("/engine-rest"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Applications web et pages : une session. Camunda garde son propre jeton CSRF. */
    @Bean
    @Order(2)
    SecurityFilterChain accesPages(HttpSecurity http, IdentiteMoteur identite) throws Exception {
        porte.pages(http);
        return commun(http, identite)
                .authorizeHttpRequests(this::ouvrir)
                .logout(this::sortir)
                .exceptionHandling(erreurs -> erreurs.authenticationEntryPoint(this::inviter))
                .csrf(csrf -> csrf.csrfTokenRepository(jetons()).ignoringRequestMatchers(sansJeton()))
                .build();
    }

    /** Le jeton attend dans un témoin à lui (Camunda a le sien) : la page de connexion ne crée pas de session. */
    private static CookieCsrfTokenRepository jetons() {
        CookieCsrfTokenRepository jetons = new CookieCsrfTokenRepository();
        jetons.setCookieName("JALON-JETON");
        jetons.setCookieCustomizer(temoin -> temoin.sameSite("Lax"));
        return jetons;
    }

    /**
     * Camunda vérifie ses propres jetons ; un brouillon n'est pas un formulaire de page (JSON, {@code PUT}) ; et une page de
     * connexion restée ouverte pendant un arrêt doit servir encore. {@link MemeOrigine} garde les deux derniers.
     */
    private static RequestMatcher[] sansJeton() {
        return chemins("/camunda/**", "/brouillons/**", "/connexion");
    }

    /** Un programme apprend qu'il n'est pas connecté ; une personne arrive à la page de connexion. */
    private void inviter(HttpServletRequest requete, HttpServletResponse reponse, AuthenticationException refus)
            throws IOException {
        if (new OrRequestMatcher(chemins("/camunda/api/**", "/brouillons/**", "/envois/**", "/session"))
                .matches(requete)) {
            reponse.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            porte.inviter(requete, reponse);
        }
    }

    private HttpSecurity commun(HttpSecurity http, IdentiteMoteur identite) throws Exception {
        return http.headers(entetes -> entetes.frameOptions(cadre -> cadre.sameOrigin()))
                .addFilterBefore(new JournalRefus(taches), HeaderWriterFilter.class)
                .addFilterAfter(new PolitiqueDeContenu(), HeaderWriterFilter.class)
                .addFilterAfter(new TropLourd(envoiMax), PolitiqueDeContenu.class)
                .addFilterAfter(new MemeOrigine(), TropLourd.class)
                .addFilterBefore(identite, AuthorizationFilter.class);
    }

    /** Ce qui n'est pas nommé sous {@code /camunda} est fermé, même aux personnes connectées. */
    private void ouvrir(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requetes) {
        publiques.forEach(
                pages -> requetes.requestMatchers(chemins(pages.chemins().toArray(String[]::new)))
                        .permitAll());
        requetes.requestMatchers(chemins("/connexion", "/connexion.js", "/style.css", "/error"))
                .permitAll()
                .requestMatchers(chemins("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**"))
                .denyAll()
                .requestMatchers(mesuresDuMoteur("/camunda/api/engine"))
                .denyAll()
                .requestMatchers(chemins("/camunda/api/admin/auth/**"))
                .authenticated()
                .requestMatchers(chemins(
                        "/camunda/app/cockpit/**", "/camunda/api/cockpit/**", "/reprises/**", "/exploitation/**"))
                .access(application("cockpit"))
                .requestMatchers(chemins("/camunda/app/admin/**", "/camunda/api/admin/**"))
                .access(application("admin"))
                .requestMatchers(chemins(
                        "/camunda",
                        "/camunda/",
                        "/camunda/favicon.ico",
                        "/camunda/lib/**",
                        "/camunda/assets/**",
                        "/camunda/app/",
                        "/camunda/app/jalon/**",
                        "/camunda/app/tasklist/**",
                        "/camunda/app/welcome/**",
                        "/camunda/api/engine/**",
                        "/camunda/api/tasklist/**",
                        "/camunda/api/welcome/**"))
                .authenticated()
                .requestMatchers(chemins("/camunda/**"))
                .denyAll()
                .anyRequest()
                .authenticated();
    }

    /** Les groupes du moment, non ceux de l'entrée en session. */
    private AuthorizationManager<RequestAuthorizationContext> application(String nom) {
        return (qui, demande) -> new AuthorizationDecision(qui.get().isAuthenticated()
                && organisations.ouvre(annuaire.groupes(qui.get().getName()), nom));
    }

    /** Le moteur ne mesure ni ne rapporte rien (réglages) : ces routes n'y seraient que des erreurs, ouvertes à tous. */
    private static RequestMatcher[] mesuresDuMoteur(String racine) {
        return chemins(
                racine + "/metrics/**",
                racine + "/telemetry/**",
                racine + "/engine/{moteur}/metrics/**",
                racine + "/engine/{moteur}/telemetry/**");
    }

    private static RequestMatcher[] chemins(String... motifs) {
        return Arrays.stream(motifs).map(CHEMIN::matcher).toArray(RequestMatcher[]::new);
    }

    /** Sortir de Tasklist, c’est sortir de tout ; rien ne reste dans le navigateur. */
    private void sortir(LogoutConfigurer<HttpSecurity> deconnexion) {
        var sortieCamunda = CHEMIN.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{moteur}/logout");
        deconnexion
                .logoutRequestMatcher(
                        new OrRequestMatcher(sortieCamunda, CHEMIN.matcher(HttpMethod.POST, "/deconnexion")))
                .addLogoutHandler((requete, reponse, qui) -> reponse.setHeader("Clear-Site-Data", "\"storage\""))
                .deleteCookies("JSESSIONID")
                .logoutSuccessHandler((requete, reponse, qui) ->
                        porte.apresSortie(requete, reponse, qui, sortieCamunda.matches(requete)));
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

    /** Après la sécurité (-100), avant tout ce qui répond. */
    @Bean
    FilterRegistrationBean<AdresseConnue> adresseConnue(@Value("${jalon.adresse}") String adresse) {
        FilterRegistrationBean<AdresseConnue> filtre = new FilterRegistrationBean<>(new AdresseConnue(adresse));
        filtre.setOrder(100);
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
