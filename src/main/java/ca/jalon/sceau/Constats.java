package ca.jalon.sceau;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Garde ce que chaque relecture a trouvé, pour que tous les nœuds le disent. */
@Component
public class Constats {

    private final JdbcClient base;
    private final Clock horloge = Clock.systemUTC();

    Constats(JdbcClient base) {
        this.base = base;
    }

    /** Une relecture : quand, combien d'actes, combien d'anomalies. */
    public record Passage(Instant le, long taille, int anomalies) {}

    public void ranger(long taille, List<String> anomalies) {
        base.sql("insert into jalon.verification (le, taille, anomalies, detail) values (?, ?, ?, ?)")
                .params(Timestamp.from(horloge.instant()), taille, anomalies.size(), String.join("\n", anomalies))
                .update();
    }

    public Optional<Passage> dernier() {
        return base.sql("select * from jalon.verification order by le desc fetch first 1 row only")
                .query((ligne, rang) -> new Passage(
                        ligne.getObject("le", OffsetDateTime.class).toInstant(),
                        ligne.getLong("taille"),
                        ligne.getInt("anomalies")))
                .optional();
    }
}
