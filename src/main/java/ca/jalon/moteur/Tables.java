package ca.jalon.moteur;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dit quelle version d'une table de décision vaut maintenant ; un autre nœud peut en avoir déployé une. */
@Component
public class Tables {

    private final JdbcClient base;

    Tables(JdbcClient base) {
        this.base = base;
    }

    /**
     * Une table déployée.
     *
     * @param id jamais réemployé, au contraire du numéro d'une version retirée
     */
    public record Version(String id, int numero) {}

    /** @throws IllegalStateException si la table n'est pas déployée */
    public Version enVigueur(String cle) {
        return base.sql("select ID_, VERSION_ from ACT_RE_DECISION_DEF where KEY_ = ? order by VERSION_ desc limit 1")
                .param(cle)
                .query((ligne, rang) -> new Version(ligne.getString(1), ligne.getInt(2)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Table absente du moteur : " + cle));
    }
}
