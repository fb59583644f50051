package ca.jalon.portail;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter.InitHook;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Fichiers statiques de nos pages et des applications de Camunda : où ils sont, et la version que leurs adresses portent. */
@Configuration
class FichiersServis {

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String CAMUNDA = WEBJARS + "camunda/";
    private static final String PAGES = "/static/";

    /** Page d'une application de Camunda, et dans cette page une adresse qui porte la version du produit. */
    private static final Pattern PAGE_CAMUNDA = Pattern.compile(".*/app/\\w+/index\\.html");

    private static final Pattern ADRESSE =
            Pattern.compile("\\$APP_ROOT/([\\w./-]+)\\?" + ServirFichiers.VERSION + "=[\\w.]+");

    /** Avant ceux que Spring Boot et Camunda déclarent pour les mêmes chemins. */
    @Bean
    SimpleUrlHandlerMapping cheminsDesFichiers(
            ServirFichiers fichiersDesApplications,
            ServirFichiers fichiersDesBibliotheques,
            ServirFichiers fichiersDesModules,
            ServirFichiers imagesDesApplications,
            ServirFichiers iconeDesApplications,
            ServirFichiers fichiersDesPages,
            ServirFichiers imagesDesGuides) {
        Map<String, ServirFichiers> chemins = new LinkedHashMap<>();
        chemins.put("/camunda/app/**", fichiersDesApplications);
        chemins.put("/camunda/lib/**", fichiersDesModules);
        chemins.put("/camunda/assets/**", imagesDesApplications);
        chemins.put("/camunda/*.ico", iconeDesApplications);
        chemins.put("/webjars/**", fichiersDesBibliotheques);
        chemins.put("/*.css", fichiersDesPages);
        chemins.put("/*.js", fichiersDesPages);
        chemins.put("/guides/images/**", imagesDesGuides);
        return new SimpleUrlHandlerMapping(chemins, Ordered.LOWEST_PRECEDENCE - 2);
    }

    @Bean
    ServirFichiers fichiersDesApplications(Empreintes empreintes) {
        return new ServirFichiers(empreintes, CAMUNDA + "app/");
    }

    @Bean
    ServirFichiers fichiersDesModules(Empreintes empreintes) {
        return new ServirFichiers(empreintes, CAMUNDA + "lib/");
    }

    @Bean
    ServirFichiers imagesDesApplications(Empreintes empreintes) {
        return new ServirFichiers(empreintes, CAMUNDA + "assets/");
    }

    @Bean
    ServirFichiers iconeDesApplications(Empreintes empreintes) {
        return new ServirFichiers(empreintes, CAMUNDA);
    }

    @Bean
    ServirFichiers fichiersDesBibliotheques(Empreintes empreintes) {
        return new ServirFichiers(empreintes, WEBJARS);
    }

    @Bean
    ServirFichiers fichiersDesPages(Empreintes empreintes) {
        return new ServirFichiers(empreintes, PAGES);
    }

    @Bean
    ServirFichiers imagesDesGuides(Empreintes empreintes) {
        return new ServirFichiers(empreintes, PAGES + "guides/images/");
    }

    /** Nos gabarits écrivent leurs adresses par {@code encodeURL} : celle d'un fichier statique y reçoit son empreinte. */
    @Bean
    OncePerRequestFilter adressesVersionnees(Empreintes empreintes) {
        return new OncePerRequestFilter() {

            @Override
            protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
                    throws ServletException, IOException {
                String racine = requete.getContextPath() + "/";
                suite.doFilter(requete, new HttpServletResponseWrapper(reponse) {

                    @Override
                    public String encodeURL(String adresse) {
                        String encodee = super.encodeURL(adresse);
                        return encodee.startsWith(racine) && encodee.matches("[\\w./-]+\\.(css|js)")
                                ? versionner(empreintes, PAGES, encodee.substring(racine.length()), encodee)
                                : encodee;
                    }
                });
            }
        };
    }

    /** Les pages de Camunda nomment leurs fichiers par la version du produit, que nos retouches ne changent pas. */
    @Bean
    static BeanPostProcessor pagesDeCamundaVersionnees(ObjectProvider<Empreintes> empreintes) {
        return new BeanPostProcessor() {

            @Override
            @SuppressWarnings("unchecked")
            public Object postProcessAfterInitialization(Object bean, String nom) {
                if (!nom.equals("resourceLoaderDependingInitHook")) {
                    return bean;
                }
                var origine = (InitHook<ResourceLoaderDependingFilter>) bean;
                ResourceLoader lecteur = new PagesVersionnees(empreintes);
                return (InitHook<ResourceLoaderDependingFilter>) filtre -> {
                    origine.init(filtre);
                    filtre.setResourceLoader(lecteur);
                };
            }
        };
    }

    private static final class PagesVersionnees extends DefaultResourceLoader {

        private final ObjectProvider<Empreintes> empreintes;

        PagesVersionnees(ObjectProvider<Empreintes> empreintes) {
            this.empreintes = empreintes;
        }

        @Override
        public Resource getResource(String adresse) {
            Resource page = super.getResource(adresse);
            if (!PAGE_CAMUNDA.matcher(adresse).matches() || !page.exists()) {
                return page;
            }
            try {
                String versionnee = ADRESSE.matcher(page.getContentAsString(StandardCharsets.UTF_8))
                        .replaceAll(trouvee -> Matcher.quoteReplacement(versionner(trouvee)));
                return new ByteArrayResource(versionnee.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String versionner(MatchResult trouvee) {
            return FichiersServis.versionner(
                    empreintes.getObject(), CAMUNDA, trouvee.group(1), "$APP_ROOT/" + trouvee.group(1));
        }
    }

    private static String versionner(Empreintes empreintes, String dossier, String chemin, String adresse) {
        Resource fichier = new ClassPathResource(dossier + chemin);
        return fichier.exists() ? adresse + "?" + ServirFichiers.VERSION + "=" + empreintes.de(fichier) : adresse;
    }
}
