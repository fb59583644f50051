package ca.jalon.sceau;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fait faire par un seul nœud ce que tous sont prêts à faire. */
@Component
public class Tours {

    private final JdbcClient base;

    Tours(JdbcClient base) {
        this.base = base;
    }

    /** Prend le tour jusqu'à la fin de la transaction ; faux, sans attendre, si un autre le tient ou s'il n'existe plus. */
    boolean prendre(String nom) {
        return base.sql("select nom from jalon.tour where nom = ? for update skip locked")
                .param(nom)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Attend son tour, puis le tient jusqu'à la fin de la transaction : ce qu'on lit ensuite est ce que les autres ont laissé. */
    public void attendre(String nom) {
        base.sql("select nom from jalon.tour where nom = ? for update")
                .param(nom)
                .query(String.class)
                .single();
    }

    /** Note que c'est fait, une fois pour toutes. */
    void clore(String nom) {
        base.sql("delete from jalon.tour where nom = ?").param(nom).update();
    }

    /** Vrai pour un seul nœud depuis cet instant : le premier à le demander. */
    public boolean seul(String nom, Instant depuis, Instant maintenant) {
        return base.sql("update jalon.tour set le = ? where nom = ? and (le is null or le < ?)")
                        .params(Timestamp.from(maintenant), nom, Timestamp.from(depuis))
                        .update()
                > 0;
    }
}
