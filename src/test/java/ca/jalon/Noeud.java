package ca.jalon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Un nœud de Jalon dans sa propre JVM, que l'on peut tuer net. */
public final class Noeud implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public final int port;
    private final Process processus;
    private final Path journal;

    private Noeud(int port, Process processus, Path journal) {
        this.port = port;
        this.processus = processus;
        this.journal = journal;
    }

    /** Lance un nœud sans attendre qu'il soit prêt. */
    public static Noeud lancer(String base, Map<String, String> reglages, String... options) {
        return lancer(List.of(), "ca.jalon.Jalon", base, reglages, options);
    }

    /** Lance un nœud par une autre classe que la sienne, ou sous une autre commande ({@code unshare}…). */
    public static Noeud lancer(
            List<String> sous, String principale, String base, Map<String, String> reglages, String... options) {
        try {
            int port;
            try (ServerSocket libre = new ServerSocket(0)) {
                port = libre.getLocalPort();
            }
            List<String> commande = new ArrayList<>(sous);
            commande.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1"));
            commande.addAll(List.of("-cp", System.getProperty("java.class.path")));
            // Un autre chemin de classes donné en option l'emporte sur celui-ci.
            commande.addAll(List.of(options));
            commande.add(principale);
            ProcessBuilder lancement = new ProcessBuilder(commande);
            Map<String, String> env = lancement.environment();
            env.put("SPRING_PROFILES_ACTIVE", "demo,postgres");
            env.put("SERVER_PORT", String.valueOf(port));
            env.put("JALON_BD_URL", base);
            env.put("JALON_BD_UTILISATEUR", BasePostgres.COMPTE);
            env.put("JALON_BD_MOT_DE_PASSE", BasePostgres.MOT_DE_PASSE);
            env.put("JALON_BD_PROPRIETAIRE_UTILISATEUR", BasePostgres.PROPRIETAIRE);
            env.put("JALON_BD_PROPRIETAIRE_MOT_DE_PASSE", BasePostgres.MOT_DE_PASSE);
            env.put("JALON_COURRIEL_HOTE", "127.0.0.1");
            env.put("JALON_TEMOIN_SECURISE", "false");
            env.put("JALON_COURRIEL_INFORMATIONS", "IMMEDIAT");
            env.putAll(reglages);
            Path journal = Files.createTempFile(Path.of("target"), "noeud-", ".log");
            Process processus = lancement
                    .redirectErrorStream(true)
                    .redirectOutput(journal.toFile())
                    .start();
            return new Noeud(port, processus, journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Noeud attendre() {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < limite && processus.isAlive()) {
            if (statut("/actuator/health/readiness") == 200) {
                return this;
            }
            dormir(300);
        }
        throw new AssertionError("Le nœud n'est pas prêt ; journal : " + journal);
    }

    public int statut(String chemin) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String journal() {
        try {
            return Files.readString(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tue le nœud comme une panne de courant : {@code kill -9}. */
    public void tuer() {
        processus.destroyForcibly();
        try {
            processus.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Envoie une ligne à l'entrée du nœud. */
    public void dire(String ligne) {
        try {
            processus.getOutputStream().write((ligne + "\n").getBytes(StandardCharsets.US_ASCII));
            processus.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return processus.pid();
    }

    public boolean vivant() {
        return processus.isAlive();
    }

    @Override
    public void close() {
        tuer();
    }

    public static void dormir(long millisecondes) {
        try {
            Thread.sleep(millisecondes);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
