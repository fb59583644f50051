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

    /** @return la version, à partir de 1 ; 0 si la table n'existe pas */
    public int version(String cle) {
        return base.sql("select coalesce(max(VERSION_), 0) from ACT_RE_DECISION_DEF where KEY_ = ?")
                .param(cle)
                .query(Integer.class)
                .single();
    }
}
