package ca.jalon.moteur.droits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Donne au compte de l'application ses droits dans les tables d'un autre, et refuse qu'il en ait plus. */
public final class DroitsDuCompte {

    private static final long VERROU = 0x4A414C4F4F4EL;

    private DroitsDuCompte() {}

    /**
     * @param proprietaire ouvre la base au nom de qui possède les tables
     * @param compte celui de l'application
     */
    public static void donner(DataSource proprietaire, String compte) {
        JdbcTemplate base = new JdbcTemplate(proprietaire);
        String nom = base.queryForObject("select quote_ident(?)", String.class, compte);
        String droits = script().replaceAll("\\bcompte;", Matcher.quoteReplacement(nom) + ";");
        new TransactionTemplate(new DataSourceTransactionManager(proprietaire)).executeWithoutResult(etat -> {
            // Deux nœuds qui démarrent ensemble écriraient les mêmes lignes du catalogue.
            base.execute("select pg_advisory_xact_lock(" + VERROU + ")");
            base.execute(droits);
        });
        Boolean change = base.queryForObject(
                "select has_table_privilege(?, 'jalon.decision', 'UPDATE, DELETE, TRUNCATE')", Boolean.class, compte);
        if (Boolean.TRUE.equals(change)) {
            throw new CompteTropPuissant(compte);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("db/droits/postgres.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Le compte de l'application pourrait récrire les registres. */
    static final class CompteTropPuissant extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        CompteTropPuissant(String compte) {
            super("Jalon ne démarre pas : le compte « " + compte
                    + " » peut récrire les registres, parce qu’il les possède ou"
                    + " qu’il est superutilisateur. JALON_BD_UTILISATEUR et JALON_BD_PROPRIETAIRE_UTILISATEUR doivent être deux comptes ;"
                    + " pour une base d’avant, passez docker/separer-roles.sql.");
        }
    }

    /** Montre la phrase seule, sans pile d'appels. */
    static final class Analyse extends AbstractFailureAnalyzer<CompteTropPuissant> {

        @Override
        protected FailureAnalysis analyze(Throwable racine, CompteTropPuissant cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
