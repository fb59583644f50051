package ca.jalon;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lit, en administrateur du serveur, ce qu'un cycle laisse dans une base : lignes d'historique et journal (WAL). */
public final class TracesPostgres {

    /** Octets écrits au journal : les changements eux-mêmes, et les pages recopiées entières après un point de contrôle. */
    public record Journal(long changements, long pages) {

        public long total() {
            return changements + pages;
        }
    }

    private final JdbcClient base;
    private String depuis;

    public TracesPostgres(String adresse) {
        base = JdbcClient.create(BasePostgres.administrateur(adresse));
        base.sql("create extension if not exists pg_walinspect").update();
        // Son passage écrirait au journal au milieu d'une mesure.
        base.sql("alter system set autovacuum = off").update();
        // Un point de contrôle jetterait le journal avant qu'on l'ait lu.
        base.sql("alter system set wal_keep_size = '1GB'").update();
        base.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    /** Fait le ménage que l'autovacuum ne fait plus, puis pose un point de contrôle : toute page s'y recopie une fois après. */
    public void reposer() {
        base.sql("vacuum analyze").update();
        base.sql("checkpoint").update();
    }

    /** Le journal se compte à partir d'ici. */
    public void commencer() {
        depuis = position();
    }

    /** Le journal écrit depuis le début, par tout le serveur. */
    public Journal finir() {
        String jusque = position();
        // La lecture s'arrête à ce qui est rendu au disque : cette ligne-ci l'emmène.
        base.sql("select pg_logical_emit_message(true, 'banc', '')").query(String.class).single();
        return base.sql("select sum(record_size), sum(fpi_size) from pg_get_wal_stats(?::pg_lsn, ?::pg_lsn)")
                .params(depuis, jusque)
                .query((ligne, rang) -> new Journal(ligne.getLong(1), ligne.getLong(2)))
                .single();
    }

    private String position() {
        return base.sql("select pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single();
    }

    /** Lignes de chaque table d'historique du moteur. */
    public Map<String, Long> historique() {
        Map<String, Long> lignes = new TreeMap<>();
        base.sql("select quote_ident(table_schema) || '.' || table_name from information_schema.tables"
                        + " where table_name like 'act\\_hi\\_%'")
                .query(String.class)
                .list()
                .forEach(table -> lignes.put(
                        table.substring(table.indexOf('.') + 1).toUpperCase(Locale.ROOT),
                        base.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return lignes;
    }
}
