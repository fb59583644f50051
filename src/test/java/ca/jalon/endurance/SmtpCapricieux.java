package ca.jalon.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Un serveur SMTP qui tombe en panne de toutes les façons, et compte ce qu'il a reçu par {@code Message-ID}. */
final class SmtpCapricieux implements AutoCloseable {

    enum Humeur {
        NORMALE,
        /** Refuse toute connexion d'un code 421. */
        REFUSE,
        /** Accepte la connexion et ne dit plus rien. */
        MUETTE,
        /** Prend le message, puis coupe sans accuser réception. */
        COUPE_APRES_DATA,
        /** N'a plus de place : 452 à l'enveloppe. */
        PLEINE
    }

    private final ServerSocket ecoute;
    private final ExecutorService fils;
    private final Map<String, Integer> recus = new ConcurrentHashMap<>();
    private volatile Humeur humeur = Humeur.NORMALE;

    SmtpCapricieux() {
        try {
            ecoute = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CustomizableThreadFactory fabrique = new CustomizableThreadFactory("smtp-capricieux-");
        fabrique.setDaemon(true);
        fils = Executors.newCachedThreadPool(fabrique);
        fils.execute(this::accueillir);
    }

    int port() {
        return ecoute.getLocalPort();
    }

    void humeur(Humeur nouvelle) {
        humeur = nouvelle;
    }

    /** Nombre de réceptions par {@code Message-ID}. */
    Map<String, Integer> recus() {
        return recus;
    }

    private void accueillir() {
        while (!ecoute.isClosed()) {
            try {
                Socket client = ecoute.accept();
                fils.execute(() -> servir(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void servir(Socket client) {
        try (client;
                BufferedReader entree =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream sortie = client.getOutputStream();
            if (humeur == Humeur.MUETTE) {
                Thread.sleep(60_000);
                return;
            }
            dire(sortie, humeur == Humeur.REFUSE ? "421 indisponible" : "220 essai");
            String ligne;
            while ((ligne = entree.readLine()) != null) {
                String verbe =
                        ligne.length() < 4 ? ligne : ligne.substring(0, 4).toUpperCase();
                switch (verbe) {
                    case "EHLO", "HELO" -> dire(sortie, "250 essai");
                    case "MAIL" -> dire(sortie, humeur == Humeur.PLEINE ? "452 plus de place" : "250 ok");
                    case "DATA" -> {
                        dire(sortie, "354 allez");
                        recus.merge(message(entree), 1, Integer::sum);
                        if (humeur == Humeur.COUPE_APRES_DATA) {
                            return;
                        }
                        dire(sortie, "250 reçu");
                    }
                    case "QUIT" -> {
                        dire(sortie, "221 au revoir");
                        return;
                    }
                    default -> dire(sortie, "250 ok");
                }
            }
        } catch (IOException | InterruptedException e) {
            // Le client est parti : c'est son affaire.
        }
    }

    private static String message(BufferedReader entree) throws IOException {
        String identifiant = "sans Message-ID";
        String ligne;
        while ((ligne = entree.readLine()) != null && !ligne.equals(".")) {
            if (ligne.startsWith("Message-ID:")) {
                identifiant = ligne.substring(11).trim();
            }
        }
        return identifiant;
    }

    private static void dire(OutputStream sortie, String ligne) throws IOException {
        sortie.write((ligne + "\r\n").getBytes(StandardCharsets.UTF_8));
        sortie.flush();
    }

    @Override
    public void close() throws IOException {
        ecoute.close();
    }
}
