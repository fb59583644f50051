package ca.jalon.soutien;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit au répertoire ce qu'on fait quand un service manque ou que l'urgence presse. */
@Component
class Contingences {

    private final JdbcClient base;

    Contingences(JdbcClient base) {
        this.base = base;
    }

    /** @param service numéro ; un service hors répertoire n'a pas de plan */
    Optional<String> du(String service) {
        return Optional.ofNullable(toutes().get(service));
    }

    /** Le plan de chaque service qui en a un, par numéro. */
    Map<String, String> toutes() {
        Map<String, String> plans = new HashMap<>();
        base.sql("select numero, contingence from jalon.service where contingence is not null and etat <> 'CESSE'")
                .query(ligne -> {
                    plans.put(ligne.getString(1), ligne.getString(2));
                });
        return plans;
    }
}
