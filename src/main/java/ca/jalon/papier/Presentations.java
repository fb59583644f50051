package ca.jalon.papier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Retrouve les formulaires : tels qu'ils sont aujourd'hui, ou tels qu'ils étaient le jour d'un écrit.
 *
 * <p>Lit la table des ressources sans passer par le moteur, qui ne la montre qu'à ceux qui administrent : ce qu'on y prend, la
 * personne l'a déjà eu à l'écran.
 */
@Component
class Presentations {

    /** Déploiements dont les formulaires restent en mémoire. */
    private static final int GARDES = 50;

    private final JdbcClient base;
    private final Map<String, Presentation> actuelles = actuelles();
    private final Cache<String, Map<String, Presentation>> deployees =
            Caffeine.newBuilder().maximumSize(GARDES).build();

    Presentations(JdbcClient base) {
        this.base = base;
    }

    private static Map<String, Presentation> actuelles() {
        Map<String, Presentation> lues = new HashMap<>();
        try {
            for (Resource fichier :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
                try (InputStream contenu = fichier.getInputStream()) {
                    lues.put(nom(fichier.getFilename()), Presentation.lire(contenu.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(lues);
    }

    /** Celle d'aujourd'hui. */
    Presentation actuelle(String formulaire) {
        return actuelles.getOrDefault(formulaire, Presentation.INCONNUE);
    }

    /** Celle du jour où l'écrit fut fait ; à défaut, celle d'aujourd'hui. */
    Presentation du(String deploiement, String formulaire) {
        Presentation trouvee = deploiement == null
                ? null
                : deployees.get(deploiement, this::chercher).get(formulaire);
        return trouvee == null ? actuelle(formulaire) : trouvee;
    }

    /** Tous les formulaires d'un déploiement, qui ne change jamais, en une lecture. */
    private Map<String, Presentation> chercher(String deploiement) {
        Map<String, Presentation> lues = new HashMap<>();
        base.sql("select NAME_, BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = ? and NAME_ like '%.form'")
                .param(deploiement)
                .query(ligne -> {
                    lues.put(nom(ligne.getString(1)), Presentation.lire(ligne.getBytes(2)));
                });
        return Map.copyOf(lues);
    }

    private static String nom(String fichier) {
        return fichier.replaceFirst("^.*/", "").replaceFirst("\\.form$", "");
    }
}
