package ca.jalon.endurance;

import ca.jalon.BasePostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Un PostgreSQL qui écrit vraiment avant de répondre, ce que celui des essais ordinaires ne fait pas. */
final class PostgresDurable {

    private PostgresDurable() {}

    /** Démarre le serveur sur des données neuves ou laissées par un arrêt ; {@code port} 0 : un port libre. */
    static EmbeddedPostgres demarrer(Path donnees, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(donnees)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Crée la base et ses comptes, sans droit de superutilisateur. */
    static void creerBase(EmbeddedPostgres serveur) {
        try (Connection admin = serveur.getPostgresDatabase().getConnection();
                Statement requete = admin.createStatement()) {
            BasePostgres.creerComptes(requete);
            requete.execute("create database jalon owner " + BasePostgres.PROPRIETAIRE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
