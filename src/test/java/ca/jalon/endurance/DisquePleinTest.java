package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.Noeud;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Remplit pour de vrai le disque d'une base H2 pendant que des projets se déposent, puis rend la place.
 *
 * <p>{@code mvn -Pendurance test -Dtest=DisquePleinTest} ; le petit disque est un tmpfs, dans un espace de noms à lui.
 */
@Tag("endurance")
class DisquePleinTest {

    private static final int DEPOSANTS = 4;
    private static final String PHRASE = "Le disque de la base de données est plein";

    private final Set<String> accordes = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> statuts = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean fini = new AtomicBoolean();
    private Noeud noeud;

    @AfterEach
    void arreter() {
        fini.set(true);
        if (noeud != null) {
            noeud.close();
        }
    }

    /** Sans réserve, l'écriture échoue et H2 se ferme ; avec celle de l'application, le nœud refuse le plus souvent avant. */
    @ParameterizedTest
    @ValueSource(strings = {"1B", "16MB"})
    void le_noeud_refuse_le_dit_et_reprend_sans_redemarrer(String reserve) throws Exception {
        Path disque = Files.createTempDirectory("jalon-disque-");
        noeud = Noeud.lancer(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=96m base \"$0\" && exec \"$@\"",
                        disque.toString()),
                "ca.jalon.Jalon",
                "",
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "demo",
                        "SPRING_DATASOURCE_URL",
                        "jdbc:h2:file:" + disque.resolve("jalon") + ";LOCK_TIMEOUT=20000",
                        "JALON_COURRIEL_DOSSIER",
                        disque.resolve("courriels").toString()),
                "-Djalon.base.reserve-disque=" + reserve);
        noeud.attendre();
        Path bourrage = Path.of("/proc/" + noeud.pid() + "/root" + disque).resolve("bourrage");
        List<Thread> deposants = IntStream.range(0, DEPOSANTS)
                .mapToObj(rang -> new Thread(this::deposer))
                .toList();
        deposants.forEach(Thread::start);
        jusque(() -> accordes.size() >= 6);

        remplir(bourrage);
        jusque(() -> noeud.statut("/actuator/health/readiness") == 503);
        jusque(() -> statuts.contains(503));
        int pendant = accordes.size();
        assertThat(noeud.statut("/actuator/health/liveness")).isEqualTo(200);
        HttpResponse<String> page = page("/connexion");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("lang=\"fr-CA\"").contains(PHRASE);
        Reponse rest = new Banc(noeud.port, null).appeler("GET", "/engine-rest/task/count", "admin", null);
        assertThat(rest.statut()).isEqualTo(503);
        assertThat(rest.message()).contains(PHRASE);
        assertThat(accordes).as("rien n'est accordé disque plein").hasSize(pendant);

        Files.delete(bourrage);
        jusque(() -> noeud.statut("/actuator/health/readiness") == 200);
        int apres = accordes.size();
        jusque(() -> accordes.size() >= apres + 6);
        fini.set(true);
        for (Thread deposant : deposants) {
            deposant.join();
        }

        assertThat(noeud.vivant()).isTrue();
        Map<Integer, Long> comptes =
                statuts.stream().collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "Disque plein, réserve %s : %d projets accordés, réponses %s, base fermée %d fois%n",
                reserve, accordes.size(), comptes, fermetures());
        assertThat(comptes.keySet()).as("accordé, ou à réessayer").containsOnly(200, 503);
        if (reserve.equals("1B")) {
            assertThat(fermetures()).isPositive();
        }
        assertThat(accordes)
                .allSatisfy(numero -> assertThat(new Banc(noeud.port, null).taches(numero))
                        .as(numero)
                        .isNotEmpty());
        try (Stream<Path> restes = Files.list(bourrage.getParent())) {
            assertThat(restes.map(reste -> reste.getFileName().toString())).contains("jalon.mv.db");
        }
    }

    private long fermetures() {
        return noeud.journal()
                .lines()
                .filter(ligne -> ligne.contains("s'est fermée"))
                .count();
    }

    private void deposer() {
        Banc banc = new Banc(noeud.port, null);
        while (!fini.get()) {
            Reponse reponse = banc.demarrer("pilote.clinique", Banc.fiche("fiche-local-soins-de-plaies"));
            statuts.add(reponse.statut());
            if (reponse.statut() == 200) {
                accordes.add(reponse.corps().path("businessKey").asText());
            } else {
                Noeud.dormir(100);
            }
        }
    }

    private HttpResponse<String> page(String chemin) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + noeud.port + chemin))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private interface Constat {
        boolean fait();
    }

    private static void jusque(Constat constat) {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!constat.fait()) {
            assertThat(System.nanoTime()).as("dix minutes n'y ont pas suffi").isLessThan(limite);
            Noeud.dormir(50);
        }
    }

    private static void remplir(Path bourrage) throws IOException {
        byte[] bloc = new byte[64 * 1024];
        try (OutputStream sortie = Files.newOutputStream(bourrage)) {
            while (true) {
                sortie.write(bloc);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }
}
