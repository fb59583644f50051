package ca.jalon.calendrier;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Règle les heures d'ouverture : celles de tous, celles d'une organisation, et les jours fermés de plus que les fériés.
 *
 * <p>Une fermeture s'écrit AAAA-MM-JJ, ou MM-JJ pour chaque année. Une clé inconnue empêche le démarrage : mal écrite,
 * elle laisserait sans bruit les heures par défaut.
 */
@ConfigurationProperties(prefix = "jalon.calendrier", ignoreUnknownFields = false)
public record ReglagesCalendrier(String heures, List<String> fermetures, Map<String, Organisation> organisations) {

    /** Ce qui diffère dans une organisation ; ses fermetures s'ajoutent à celles de tous. */
    public record Organisation(String heures, List<String> fermetures) {

        public Organisation {
            fermetures = fermetures == null ? List.of() : List.copyOf(fermetures);
        }
    }

    public ReglagesCalendrier {
        heures = heures == null ? "lundi-vendredi 08:00-16:00" : heures;
        fermetures = fermetures == null ? List.of() : List.copyOf(fermetures);
        organisations = organisations == null ? Map.of() : Map.copyOf(organisations);
    }
}
