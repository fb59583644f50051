package ca.jalon.sceau;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lit de longues réponses sans les tenir en mémoire, dans une transaction. */
final class ParPages {

    static final int PAGE = 1_000;

    private ParPages() {}

    static JdbcClient lecture(DataSource source) {
        JdbcTemplate base = new JdbcTemplate(source);
        base.setFetchSize(PAGE);
        return JdbcClient.create(base);
    }
}
