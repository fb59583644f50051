package ca.jalon;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * La base H2 d'une application, telle que son démarrage l'a laissée : chaque classe d'essais la retrouve sans redémarrage.
 *
 * <p>Les mémoires du nœud ne sont pas touchées ; une classe qui leur en fait trop voir ferme son application
 * ({@code @DirtiesContext}).
 */
final class BaseDuDepart {

    private static final String COPIES = "DEPART";

    private record Copiee(String table, String copie) {}

    private final JdbcTemplate base;
    private final List<Copiee> tables;
    private final List<String> numeros;

    /** Retient l'état présent. */
    BaseDuDepart(DataSource source) {
        base = new JdbcTemplate(source);
        tables = base.query(
                "select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and table_schema in ('PUBLIC', 'JALON') order by 1, 2",
                (r, i) -> new Copiee(
                        "\"%s\".\"%s\"".formatted(r.getString(1), r.getString(2)),
                        "%s.\"%s_%s\"".formatted(COPIES, r.getString(1), r.getString(2))));
        numeros = base.queryForList("""
                select 'alter table "' || table_schema || '"."' || table_name || '" alter column "' || column_name
                    || '" restart with ' || identity_base
                from information_schema.columns
                where is_identity = 'YES' and table_schema in ('PUBLIC', 'JALON')
                """, String.class);
        base.execute("create schema " + COPIES);
        tables.forEach(t -> base.execute("create table %s as select * from %s".formatted(t.copie(), t.table())));
    }

    /** Remet la base dans l'état retenu. */
    void reprendre() {
        base.execute("set referential_integrity false");
        tables.forEach(t -> {
            base.execute("truncate table " + t.table());
            base.execute("insert into %s select * from %s".formatted(t.table(), t.copie()));
        });
        numeros.forEach(base::execute);
        base.execute("set referential_integrity true");
    }
}
