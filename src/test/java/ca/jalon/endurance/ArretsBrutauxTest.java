package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tue le nœud ({@code kill -9}), et PostgreSQL avec lui, pendant que des projets se déposent et que des décisions se
 * rendent, recommence sur la même base, et cherche chaque fois tout ce qui avait été confirmé.
 *
 * <p>{@code mvn -Pendurance test -Dtest=ArretsBrutauxTest} ; {@code -Djalon.endurance.arrets=50} pour cinquante arrêts (10), que
 * {@code -Djalon.endurance.courses=4 -Djunit.jupiter.execution.parallel.enabled=true} partage entre quatre bases à la fois.
 */
@Tag("endurance")
class ArretsBrutauxTest {

    private static final int COURSES = Integer.getInteger("jalon.endurance.courses", 1);
    private static final int ARRETS = Integer.getInteger("jalon.endurance.arrets", 10);
    private static final int FILS = 6;

    /** Cent démarrages : le ramasse-miettes simple et l'archive de classes en abrègent chacun. */
    private static String[] options;

    private static final int DECISIONS_PAR_TOUR = 12;

    private final Set<String> accordes = ConcurrentHashMap.newKeySet();
    private final Set<String> decides = ConcurrentHashMap.newKeySet();
    private final Set<String> redonnes = ConcurrentHashMap.newKeySet();
    private final Set<String> perdus = new TreeSet<>();
    private Random hasard;
    private int arrets;
    private EmbeddedPostgres serveur;
    private Noeud noeud;

    @BeforeAll
    static void preparer(@TempDir Path dossier) {
        options = ArchiveDeClasses.ecrire(dossier, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    @AfterEach
    void arreter() throws IOException {
        if (noeud != null) {
            noeud.close();
        }
        if (serveur != null) {
            serveur.close();
        }
    }

    private static IntStream courses() {
        return IntStream.range(0, COURSES);
    }

    @ParameterizedTest
    @MethodSource("courses")
    @Execution(ExecutionMode.CONCURRENT)
    void h2_ne_perd_rien_de_ce_qu_il_a_confirme(int course) throws IOException {
        Path dossier = Files.createTempDirectory("jalon-h2-");
        // Durable par les réglages de l'application : son adresse ne dit rien.
        String adresse = "jdbc:h2:file:" + dossier.resolve("jalon") + ";LOCK_TIMEOUT=20000";
        Map<String, String> reglages = Map.of(
                "SPRING_PROFILES_ACTIVE",
                "demo",
                "SPRING_DATASOURCE_URL",
                adresse,
                "JALON_COURRIEL_DOSSIER",
                dossier.resolve("courriels").toString());
        eprouver(
                course,
                "H2",
                new SingleConnectionDataSource(adresse, "sa", "", true),
                "",
                () -> Noeud.lancer("", reglages, options),
                () -> {});
    }

    @ParameterizedTest
    @MethodSource("courses")
    @Execution(ExecutionMode.CONCURRENT)
    void postgres_tue_avec_le_noeud_ne_perd_rien_de_ce_qu_il_a_confirme(int course) throws IOException {
        Path donnees = Files.createTempDirectory("jalon-postgres-");
        serveur = PostgresDurable.demarrer(donnees, 0);
        PostgresDurable.creerBase(serveur);
        int port = serveur.getPort();
        String adresse = "jdbc:postgresql://localhost:%d/jalon".formatted(port);
        // Personne n'écoute à ce port : les avis attendent, ce n'est pas eux que l'on éprouve.
        Map<String, String> reglages = Map.of("JALON_COURRIEL_PORT", "9");
        eprouver(
                course,
                "PostgreSQL",
                new SingleConnectionDataSource(adresse, BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE, true),
                "moteur.",
                () -> Noeud.lancer(adresse, reglages, options),
                () -> {
                    tuerPostgres(donnees);
                    fermer();
                    serveur = PostgresDurable.demarrer(donnees, port);
                });
    }

    private interface Lancement {
        Noeud lancer();
    }

    private void eprouver(
            int course,
            String nom,
            SingleConnectionDataSource source,
            String schema,
            Lancement lancement,
            Runnable tuerLaBase) {
        hasard = new Random(11 + course);
        arrets = ARRETS / COURSES + (course < ARRETS % COURSES ? 1 : 0);
        JdbcClient base = JdbcClient.create(source);
        noeud = lancement.lancer().attendre();
        noeud.tuer();
        for (int arret = 1; arret <= arrets; arret++) {
            Map<String, Long> aDecider = deposerDossiers(base, arret);
            // Un fichier H2 n'a qu'un maître : l'essai et le nœud l'ouvrent tour à tour.
            source.resetConnection();
            noeud = lancement.lancer().attendre();
            travaillerPuisTuer(aDecider, tuerLaBase);
            chercher(base, schema);
            System.out.printf(
                    "%s, base %d, arrêt %d sur %d : %d projets accordés, %d décisions confirmées ; perdus %s, redonnés %s%n",
                    nom, course, arret, arrets, accordes.size(), decides.size(), perdus, redonnes);
        }
        source.destroy();
        assertThat(accordes).hasSizeGreaterThan(arrets);
        assertThat(decides).hasSizeGreaterThan(arrets / 2);
        assertThat(perdus).isEmpty();
        assertThat(redonnes).isEmpty();
    }

    private static Map<String, Long> deposerDossiers(JdbcClient base, int arret) {
        Map<String, Long> dossiers = new ConcurrentHashMap<>();
        try (RegistresDirects registres = new RegistresDirects(base)) {
            for (int rang = 0; rang < DECISIONS_PAR_TOUR; rang++) {
                String numero = "ARRET-%03d-%02d".formatted(arret, rang);
                dossiers.put(numero, registres.deposer(numero));
            }
        }
        return dossiers;
    }

    /** Tue juste après une réponse : c'est là que ce qui n'est pas écrit se perd. */
    private void travaillerPuisTuer(Map<String, Long> aDecider, Runnable tuerLaBase) {
        AtomicBoolean mort = new AtomicBoolean();
        AtomicInteger confirmes = new AtomicInteger();
        List<String> restantes = new ArrayList<>(new TreeSet<>(aDecider.keySet()));
        AtomicReference<Throwable> derniere = new AtomicReference<>();
        int assez = 3 + hasard.nextInt(12);
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        for (int fil = 0; fil < FILS; fil++) {
            boolean decide = fil % 2 == 0;
            fils.execute(() -> {
                while (!mort.get()) {
                    try {
                        if (decide) {
                            decider(restantes, aDecider);
                        } else {
                            deposer();
                        }
                        confirmes.incrementAndGet();
                    } catch (UncheckedIOException | AssertionError e) {
                        // Le nœud meurt au milieu d'un geste : sans réponse, rien n'est promis.
                        derniere.set(e);
                        Noeud.dormir(5);
                    }
                }
            });
        }
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (confirmes.get() < assez) {
            if (System.nanoTime() > limite) {
                mort.set(true);
                fils.shutdownNow();
                throw new AssertionError(
                        "%d gestes confirmés en cinq minutes".formatted(confirmes.get()), derniere.get());
            }
            Noeud.dormir(1);
        }
        noeud.tuer();
        tuerLaBase.run();
        mort.set(true);
        fils.shutdown();
        try {
            assertThat(fils.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deposer() {
        String numero = new Banc(noeud.port, null).demarrerExemple("fiche-local-soins-de-plaies");
        if (!accordes.add(numero)) {
            redonnes.add(numero);
        }
    }

    private void decider(List<String> restantes, Map<String, Long> dossiers) {
        String numero;
        synchronized (restantes) {
            if (restantes.isEmpty()) {
                throw new AssertionError("Plus rien à décider ce tour-ci");
            }
            numero = restantes.remove(0);
        }
        int statut = DecisionARendre.ouvrir(noeud, numero, dossiers.get(numero)).statut();
        if (statut != 200 || !DecisionARendre.rendre(noeud, numero)) {
            throw new AssertionError(numero);
        }
        decides.add(numero);
    }

    private void chercher(JdbcClient base, String schema) {
        List<String> inscrits = base.sql("select numero from jalon.dossier where nature = 'PROJET'")
                .query(String.class)
                .list();
        List<String> consignees = base.sql("select numero from jalon.decision where numero like 'ARRET-%'")
                .query(String.class)
                .list();
        absents(accordes, inscrits);
        absents(decides, consignees);
        assertThat(inscrits).doesNotHaveDuplicates();
        assertThat(consignees).doesNotHaveDuplicates();
        assertThat(lire(base, schema, "act_hi_procinst", "proc_def_key_ = 'cycle-projet'", "business_key_"))
                .containsExactlyInAnyOrderElementsOf(inscrits);
        assertThat(base.sql("select max(dernier) from jalon.serie where nom like 'TS%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(inscrits.size());
        assertThat(lire(
                        base,
                        schema,
                        "act_hi_taskinst",
                        "task_def_key_ = 'userTask_autoriserJalon' and end_time_ is not null",
                        "id_"))
                .as("une tâche finie par décision consignée")
                .hasSameSizeAs(consignees);
        try (RegistresDirects registres = new RegistresDirects(base)) {
            consignees.forEach(
                    numero -> assertThat(registres.anomalies(numero)).as(numero).isEmpty());
        }
    }

    private void absents(Set<String> confirmes, List<String> presents) {
        Set<String> manquent = new HashSet<>(confirmes);
        presents.forEach(manquent::remove);
        perdus.addAll(manquent);
    }

    private static List<String> lire(JdbcClient base, String schema, String table, String condition, String colonne) {
        return base.sql("select %s from %s%s where %s".formatted(colonne, schema, table, condition))
                .query(String.class)
                .list();
    }

    /** Le serveur et, sans lui, ses processus : rien ne se ferme proprement. */
    private static void tuerPostgres(Path donnees) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(donnees.resolve("postmaster.pid")).get(0));
            ProcessHandle maitre = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> tous = new ArrayList<>(maitre.descendants().toList());
            tous.add(0, maitre);
            tous.forEach(ProcessHandle::destroyForcibly);
            tous.forEach(processus -> processus.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fermer() {
        try {
            serveur.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
