package ca.jalon.moteur;

import ca.jalon.RequetesGardees;
import ca.jalon.moteur.refus.Reessai;
import ca.jalon.moteur.refus.TraductionRefus;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Moteur d'essai, sans le reste de Jalon : l'en-tête {@code X-Compte} dit au nom de qui la demande REST arrive.
 *
 * <p>Sans stéréotype Spring, pour que l'application entière ne le ramasse pas dans ses propres essais.
 */
@EnableAutoConfiguration
@Import({ChaineDesCommandes.class, TraductionRefus.class, Reessai.class, RequetesGardees.class})
public class MoteurEssai {

    @Bean
    SecurityFilterChain toutPermis(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(demandes -> demandes.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> compteDeLEntete(IdentityService identites) {
        var filtre = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest demande, HttpServletResponse reponse, FilterChain suite)
                    throws IOException, jakarta.servlet.ServletException {
                String compte = demande.getHeader("X-Compte");
                if (compte != null) {
                    identites.setAuthentication(compte, List.of("groupe-" + compte));
                }
                try {
                    suite.doFilter(demande, reponse);
                } finally {
                    identites.clearAuthentication();
                }
            }
        });
        filtre.addUrlPatterns("/engine-rest/*");
        return filtre;
    }
}
