package ca.jalon;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Donne aux essais un vrai PostgreSQL et un serveur de courriel, lancés une fois par machine virtuelle.
 *
 * <p>Aucun compte n'est superutilisateur : l'un possède la base, l'autre est celui de l'application.
 */
public final class BasePostgres implements BeforeAllCallback, AfterAllCallback {

    public static final String COMPTE = "jalon";
    public static final String PROPRIETAIRE = "jalon_proprietaire";
    public static final String MOT_DE_PASSE = "secret-d-essai";

    private static final String ADRESSE = "jalon.bd.url";
    private static final String PORT_DU_POSTE = "jalon.courriel.port";
    private static final Map<String, String> REGLAGES = Map.of(
            "jalon.bd.utilisateur", COMPTE,
            "jalon.bd.mot-de-passe", MOT_DE_PASSE,
            "jalon.bd.proprietaire.utilisateur", PROPRIETAIRE,
            "jalon.bd.proprietaire.mot-de-passe", MOT_DE_PASSE,
            "jalon.courriel.hote", "127.0.0.1");

    private static final AtomicInteger SUIVANTE = new AtomicInteger();

    private static EmbeddedPostgres serveur;
    private static GreenMail poste;

    /** Une base neuve par classe. */
    @Override
    public void beforeAll(ExtensionContext contexte) {
        REGLAGES.forEach(System::setProperty);
        System.setProperty(ADRESSE, nouvelleBase());
        System.setProperty(PORT_DU_POSTE, String.valueOf(poste().getSmtp().getPort()));
    }

    /** La classe suivante de la même machine virtuelle n'est pas forcément sur PostgreSQL. */
    @Override
    public void afterAll(ExtensionContext contexte) {
        REGLAGES.keySet().forEach(System::clearProperty);
        System.clearProperty(ADRESSE);
        System.clearProperty(PORT_DU_POSTE);
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
