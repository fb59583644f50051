package ca.jalon.demarrage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.BasePostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compare le démarrage de Jalon à celui du starter nu, qui déploie les mêmes modèles : du lancement à la première réponse, sur
 * une base vide puis sur la base ainsi faite.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureDemarrage} ({@code -Djalon.banc.demarrages=5}). Les deux vont tour à tour, chacun dans
 * sa machine virtuelle et sa base du même PostgreSQL. Le temps de processeur ne dépend guère de ce que la machine fait d'autre.
 */
class MesureDemarrage {

    private static final int TOURS = Integer.getInteger("jalon.banc.demarrages", 5);

    /** Ce que Jalon ajoute aux starters de Camunda : le starter nu ne l'a pas. */
    private static final Pattern A_JALON = Pattern.compile(
            ".*/(spring-security|spring-session|spring-boot-starter-(security|oauth2|mail|thymeleaf|actuator|test)|spring-boot-actuator"
                    + "|spring-boot-test|flyway|thymeleaf|micrometer-core|micrometer-registry|oauth2|nimbus|angus-mail|jakarta.mail|mock-oauth2|junit|spring-test"
                    + "|playwright|archunit|greenmail)[^/]*\\.jar");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path dossier;

    private record Temps(double secondes, double processeur) {}

    @Test
    void comme_le_starter_nu() throws Exception {
        List<Temps> jalonVide = new ArrayList<>();
        List<Temps> nuVide = new ArrayList<>();
        List<Temps> jalonReprise = new ArrayList<>();
        List<Temps> nuReprise = new ArrayList<>();
        for (int tour = 0; tour < TOURS; tour++) {
            String baseDeJalon = BasePostgres.nouvelleBase();
            String baseDuNu = BasePostgres.nouvelleBase();
            nuVide.add(demarrer(nu(baseDuNu), "/engine-rest/engine"));
            jalonVide.add(demarrer(jalon(baseDeJalon), "/actuator/health/readiness"));
            jalonReprise.add(demarrer(jalon(baseDeJalon), "/actuator/health/readiness"));
            nuReprise.add(demarrer(nu(baseDuNu), "/engine-rest/engine"));
        }
        System.out.printf(
                "%n| démarrage, médiane de %d | Jalon | starter nu | rapport | processeur : Jalon | starter nu | rapport |%n"
                        + "|---|---|---|---|---|---|---|%n",
                TOURS);
        double vide = imprimer("base vide", jalonVide, nuVide);
        double reprise = imprimer("base existante", jalonReprise, nuReprise);
        assertThat(vide).as("base vide").isLessThanOrEqualTo(1.1);
        assertThat(reprise).as("base existante").isLessThanOrEqualTo(1.1);
    }

    /** Rend le rapport des temps de processeur. */
    private static double imprimer(String quoi, List<Temps> jalon, List<Temps> nu) {
        double[] s = {
            mediane(jalon.stream().mapToDouble(Temps::secondes).toArray()),
            mediane(nu.stream().mapToDouble(Temps::secondes).toArray())
        };
        double[] p = {
            mediane(jalon.stream().mapToDouble(Temps::processeur).toArray()),
            mediane(nu.stream().mapToDouble(Temps::processeur).toArray())
        };
        System.out.printf(
                "| %s | %.1f s | %.1f s | %.2f | %.1f s | %.1f s | %.2f |%n",
                quoi, s[0], s[1], s[0] / s[1], p[0], p[1], p[0] / p[1]);
        return p[0] / p[1];
    }

    private static double mediane(double[] valeurs) {
        Arrays.sort(valeurs);
        return valeurs[valeurs.length / 2];
    }

    private ProcessBuilder jalon(String base) {
        ProcessBuilder lancement = java(System.getProperty("java.class.path"), "ca.jalon.Jalon");
        lancement
                .environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "demo,postgres",
                        "JALON_BD_URL", base,
                        "JALON_BD_UTILISATEUR", BasePostgres.COMPTE,
                        "JALON_BD_MOT_DE_PASSE", BasePostgres.MOT_DE_PASSE,
                        "JALON_BD_PROPRIETAIRE_UTILISATEUR", BasePostgres.PROPRIETAIRE,
                        "JALON_BD_PROPRIETAIRE_MOT_DE_PASSE", BasePostgres.MOT_DE_PASSE,
                        "JALON_COURRIEL_HOTE", "127.0.0.1",
                        "JALON_COURRIEL_PORT",
                                String.valueOf(
                                        BasePostgres.poste().getSmtp().getPort())));
        return lancement;
    }

    /** Les jars des starters et ce qu'ils demandent, cette seule classe, et les modèles de Jalon pris où ils sont. */
    private ProcessBuilder nu(String base) throws IOException {
        Path classes = dossier.resolve("nu");
        Path classe = classes.resolve("ca/jalon/demarrage/StarterNu.class");
        if (!Files.exists(classe)) {
            Files.createDirectories(classe.getParent());
            Files.copy(StarterNu.class.getResourceAsStream("StarterNu.class"), classe);
        }
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entree -> entree.endsWith(".jar") && !A_JALON.matcher(entree).matches())
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder lancement = java(classes + File.pathSeparator + jars, "ca.jalon.demarrage.StarterNu");
        String modeles = Path.of("target/classes").toAbsolutePath().toUri().toString();
        lancement
                .environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", base,
                        "SPRING_DATASOURCE_USERNAME", BasePostgres.PROPRIETAIRE,
                        "SPRING_DATASOURCE_PASSWORD", BasePostgres.MOT_DE_PASSE,
                        "CAMUNDA_BPM_ADMIN_USER_ID", "admin",
                        "CAMUNDA_BPM_ADMIN_USER_PASSWORD", "jalon",
                        "CAMUNDA_BPM_DEFAULT_SERIALIZATION_FORMAT", "application/json",
                        "CAMUNDA_BPM_DEPLOYMENT_RESOURCE_PATTERN",
                                "%1$sprocesses/**/*.bpmn,%1$sprocesses/**/*.dmn,%1$sforms/**/*.form".formatted(modeles)));
        return lancement;
    }

    private static ProcessBuilder java(String classes, String principale) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classes,
                principale);
    }

    /** Du lancement à la première réponse 200. */
    private Temps demarrer(ProcessBuilder lancement, String chemin) throws Exception {
        int port;
        try (ServerSocket libre = new ServerSocket(0)) {
            port = libre.getLocalPort();
        }
        lancement.environment().put("SERVER_PORT", String.valueOf(port));
        Path journal = Files.createTempFile(Path.of("target"), "demarrage-", ".log");
        long debut = System.nanoTime();
        Process noeud = lancement
                .redirectErrorStream(true)
                .redirectOutput(journal.toFile())
                .start();
        try {
            while (statut("http://localhost:" + port + chemin) != 200) {
                assertThat(noeud.isAlive()).as("journal : " + journal).isTrue();
                assertThat(System.nanoTime() - debut)
                        .as("cinq minutes sans réponse ; journal : " + journal)
                        .isLessThan(Duration.ofMinutes(5).toNanos());
                Thread.sleep(50);
            }
            return new Temps(
                    (System.nanoTime() - debut) / 1e9,
                    noeud.info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
        } finally {
            noeud.destroyForcibly().waitFor();
        }
    }

    private static int statut(String adresse) throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(adresse))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
