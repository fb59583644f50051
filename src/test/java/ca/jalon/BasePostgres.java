package ca.jalon;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Donne aux essais un vrai PostgreSQL et un serveur de courriel, lancés une fois pour toute la suite.
 *
 * <p>Aucun compte n'est superutilisateur : l'un possède la base, l'autre est celui de l'application.
 */
public final class BasePostgres implements BeforeAllCallback {

    public static final String COMPTE = "jalon";
    public static final String PROPRIETAIRE = "jalon_proprietaire";
    public static final String MOT_DE_PASSE = "secret-d-essai";

    private static final AtomicInteger SUIVANTE = new AtomicInteger();

    private static EmbeddedPostgres serveur;
    private static GreenMail poste;

    @Override
    public void beforeAll(ExtensionContext contexte) {
        if (System.getProperty("jalon.bd.url") == null) {
            System.setProperty("jalon.bd.url", nouvelleBase());
            System.setProperty("jalon.bd.utilisateur", COMPTE);
            System.setProperty("jalon.bd.mot-de-passe", MOT_DE_PASSE);
            System.setProperty("jalon.bd.proprietaire.utilisateur", PROPRIETAIRE);
            System.setProperty("jalon.bd.proprietaire.mot-de-passe", MOT_DE_PASSE);
            System.setProperty("jalon.courriel.hote", "127.0.0.1");
            System.setProperty(
                    "jalon.courriel.port", String.valueOf(poste().getSmtp().getPort()));
        }
    }

    /** Serveur de courriel où arrivent les avis. */
    public static synchronized GreenMail poste() {
        if (poste == null) {
            poste = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            poste.start();
        }
        return poste;
    }

    /** Crée une base vide et rend son adresse JDBC. */
    public static synchronized String nouvelleBase() {
        try {
            boolean premiere = serveur == null;
            if (premiere) {
                serveur = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String nom = "jalon" + SUIVANTE.incrementAndGet();
            try (Connection base = serveur.getPostgresDatabase().getConnection();
                    Statement requete = base.createStatement()) {
                if (premiere) {
                    creerComptes(requete);
                }
                requete.execute("create database %s owner %s".formatted(nom, PROPRIETAIRE));
            }
            return "jdbc:postgresql://localhost:%d/%s".formatted(serveur.getPort(), nom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Les deux comptes de {@code docker/creer-base.sh}. */
    public static void creerComptes(Statement requete) throws SQLException {
        for (String compte : new String[] {PROPRIETAIRE, COMPTE}) {
            requete.execute("create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                    .formatted(compte, MOT_DE_PASSE));
        }
    }

    /** L'administrateur du serveur, dans cette base : pour ce que le compte n'a pas le droit de voir ni de régler. */
    public static synchronized DataSource administrateur(String adresse) {
        return serveur.getDatabase("postgres", adresse.substring(adresse.lastIndexOf('/') + 1));
    }
}
