package ca.jalon.echelle;

import ca.jalon.BasePostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Le PostgreSQL des mesures d'échelle : ses données restent d'une commande à l'autre, dans {@code target/echelle} ou dans
 * {@code -Djalon.echelle.donnees}, et il écrit vraiment avant de répondre. {@code -Djalon.echelle.port} : un serveur déjà lancé.
 */
public final class ServeurEchelle implements AutoCloseable {

    /** Les projets joués, tels que l'application les a laissés. */
    public static final String GERME = "germe";

    /** {@code null} si le serveur était déjà lancé. */
    private final EmbeddedPostgres serveur;

    private final int port;

    private ServeurEchelle(EmbeddedPostgres serveur, int port) {
        this.serveur = serveur;
        this.port = port;
    }

    public static ServeurEchelle demarrer() throws IOException, SQLException {
        Integer lance = Integer.getInteger("jalon.echelle.port");
        if (lance != null) {
            return new ServeurEchelle(null, lance);
        }
        Path donnees = Path.of(System.getProperty("jalon.echelle.donnees", "target/echelle"))
                .toAbsolutePath();
        EmbeddedPostgres serveur = EmbeddedPostgres.builder()
                .setDataDirectory(donnees)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                // Ce que dit un serveur de 4 Go : le quart en mémoire partagée, un point de contrôle tous les quelques Go.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("work_mem", "16MB")
                .start();
        ServeurEchelle echelle = new ServeurEchelle(serveur, serveur.getPort());
        if (echelle.maitre()
                .sql("select 1 from pg_roles where rolname = ?")
                .param(BasePostgres.COMPTE)
                .query()
                .listOfRows()
                .isEmpty()) {
            try (Connection admin = serveur.getPostgresDatabase().getConnection();
                    Statement requete = admin.createStatement()) {
                BasePostgres.creerComptes(requete);
            }
        }
        return echelle;
    }

    /** Une base neuve, vide ou recopiée d'une autre que personne n'a ouverte ; celle du même nom est effacée. */
    public void creer(String nom, String modele) {
        maitre().sql("drop database if exists " + nom).update();
        maitre().sql("create database %s owner %s template %s".formatted(nom, BasePostgres.PROPRIETAIRE, modele))
                .update();
    }

    public boolean existe(String nom) {
        return maitre()
                .sql("select exists (select 1 from pg_database where datname = ?)")
                .param(nom)
                .query(Boolean.class)
                .single();
    }

    public String adresse(String nom) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, nom);
    }

    /** L'administrateur du serveur, dans cette base. */
    public DataSource administrateur(String nom) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(adresse(nom));
        source.setUser("postgres");
        return source;
    }

    private JdbcClient maitre() {
        return JdbcClient.create(administrateur("postgres"));
    }

    @Override
    public void close() throws IOException {
        if (serveur != null) {
            serveur.close();
        }
    }
}
