package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import ca.jalon.endurance.SmtpCapricieux.Humeur;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Casse tour à tour un nœud, la base, le courriel et l'horloge pendant que des projets se déposent et que des décisions
 * se rendent, puis compte.
 *
 * <p>{@code mvn -Pendurance test -Dtest=PannesTest} ; {@code -Djalon.endurance.projets=60} allège la charge (500). Une
 * décision pour cinq projets. Base durable : fsync et synchronous_commit.
 */
@Tag("endurance")
class PannesTest {

    private static final int PROJETS = Integer.getInteger("jalon.endurance.projets", 500);

    /** Dix minutes en service : {@code -Djalon.endurance.retenue=PT10M}. */
    private static final Duration RETENUE = Duration.parse(System.getProperty("jalon.endurance.retenue", "PT1M"));

    private static final int DECISIONS = Math.max(1, PROJETS / 5);

    private Path donnees;
    private EmbeddedPostgres serveur;
    private SmtpCapricieux poste;
    private JdbcClient base;
    private RegistresDirects registres;
    private final List<Noeud> noeuds = new ArrayList<>();
    private final Set<String> accordes = ConcurrentHashMap.newKeySet();
    private final Set<String> decides = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sansReponse = new AtomicInteger();
    private long debut;

    @BeforeEach
    void demarrer() throws Exception {
        donnees = Files.createTempDirectory("jalon-endurance-");
        serveur = PostgresDurable.demarrer(donnees, 0);
        PostgresDurable.creerBase(serveur);
        poste = new SmtpCapricieux();
        base = JdbcClient.create(
                new DriverManagerDataSource(adresse(), BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE));
        registres = new RegistresDirects(base);
        debut = System.nanoTime();
    }

    @AfterEach
    void arreter() throws IOException {
        noeuds.forEach(Noeud::close);
        registres.close();
        poste.close();
        serveur.close();
    }

    @Test
    void un_noeud_tue_net(TestInfo essai) {
        deuxNoeuds("ca.jalon.Jalon");
        charger(PROJETS, () -> noeuds.get(0).tuer());
        noeuds.remove(0);
        verifier(essai, recusParLaPoste());
    }

    @Test
    void la_base_arretee_trente_secondes(TestInfo essai) {
        deuxNoeuds("ca.jalon.Jalon");
        charger(PROJETS, () -> {
            int port = serveur.getPort();
            fermer();
            long retour = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (Noeud noeud : noeuds) {
                // Vivant, donc à ne pas redémarrer ; pas prêt, donc hors du mandataire.
                int vie = noeud.statut("/actuator/health/liveness");
                int service = noeud.statut("/actuator/health/readiness");
                System.out.printf("Base arrêtée : vivant %d, prêt %d%n", vie, service);
                assertThat(vie).isEqualTo(200);
                assertThat(service).isEqualTo(503);
            }
            Noeud.dormir(Math.max(0, TimeUnit.NANOSECONDS.toMillis(retour - System.nanoTime())));
            serveur = PostgresDurable.demarrer(donnees, port);
        });
        assertThat(noeuds).allMatch(Noeud::vivant);
        noeuds.forEach(Noeud::attendre);
        verifier(essai, recusParLaPoste());
    }

    @Test
    void le_courriel_refuse_se_tait_coupe_ou_deborde(TestInfo essai) {
        deuxNoeuds("ca.jalon.Jalon");
        for (Humeur humeur : List.of(Humeur.REFUSE, Humeur.MUETTE, Humeur.COUPE_APRES_DATA, Humeur.PLEINE)) {
            poste.humeur(humeur);
            int avant = accordes.size();
            long depart = System.nanoTime();
            charger(PROJETS / 4, () -> {});
            System.out.printf(
                    "%s : %d projets déposés en %d s pendant la panne%n",
                    humeur, accordes.size() - avant, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - depart));
            Noeud.dormir(10_000);
        }
        assertThat(sansReponse).hasValue(0);
        poste.humeur(Humeur.NORMALE);
        verifier(essai, recusParLaPoste());
    }

    @Test
    void le_disque_des_courriels_est_plein(TestInfo essai) throws IOException {
        Path disque = Files.createTempDirectory("jalon-courriels-");
        // Un petit disque à soi : espace de noms de montage, comme le fait déjà le PostgreSQL d'essai pour
        // l'utilisateur.
        Noeud noeud = ajouter(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=32m courriels \"$0\" && exec \"$@\"",
                        disque.toString()),
                "ca.jalon.Jalon",
                "-Dspring.mail.host=",
                "-Djalon.courriel.dossier=" + disque);
        Path vu = Path.of("/proc/" + noeud.pid() + "/root" + disque);
        noeud.attendre();
        Path bourrage = vu.resolve("bourrage");
        charger(PROJETS, () -> remplir(bourrage));
        assertThat(sansReponse).hasValue(0);
        int avant = compterFichiers(vu).size();
        Noeud.dormir(10_000);
        assertThat(compterFichiers(vu))
                .as("rien ne s'écrit sur un disque plein")
                .hasSize(avant);
        Files.delete(bourrage);
        verifier(essai, () -> compterFichiers(vu));
        try (Stream<Path> restes = Files.list(vu)) {
            assertThat(restes).allMatch(fichier -> fichier.toString().endsWith(".eml"));
        }
    }

    @Test
    void l_horloge_d_un_noeud_saute(TestInfo essai) {
        deuxNoeuds("ca.jalon.endurance.JalonDecalable");
        charger(PROJETS, () -> {
            for (Duration ecart : List.of(Duration.ofHours(2), Duration.ofHours(-2), Duration.ZERO)) {
                noeuds.get(0).dire(String.valueOf(ecart.toMillis()));
                Noeud.dormir(8_000);
            }
        });
        assertThat(sansReponse).hasValue(0);
        // Ce qui s'est décidé sur le nœud en avance prend effet quand l'heure l'a rattrapé.
        noeuds.forEach(noeud -> noeud.dire(String.valueOf(Duration.ofHours(3).toMillis())));
        verifier(essai, recusParLaPoste());
    }

    /** Dépose des projets et rend des décisions par tous les nœuds ; la panne survient au milieu. Rien n'est refait. */
    private void charger(int projets, Runnable panne) {
        List<Consumer<Noeud>> gestes = new ArrayList<>();
        for (int rang = 0; rang < projets; rang++) {
            gestes.add(
                    noeud -> accordes.add(new Banc(noeud.port, null).demarrerExemple("fiche-local-soins-de-plaies")));
        }
        List<String> aDecider = ouvrirDecisions(projets * DECISIONS / PROJETS);
        aDecider.forEach(numero -> gestes.add(noeud -> {
            if (!decider(noeud, numero)) {
                throw new AssertionError(numero);
            }
        }));
        Collections.shuffle(gestes, new Random(7));
        List<Noeud> servants = List.copyOf(noeuds);
        ExecutorService fils = Executors.newFixedThreadPool(6);
        AtomicInteger faits = new AtomicInteger();
        for (int rang = 0; rang < gestes.size(); rang++) {
            Consumer<Noeud> geste = gestes.get(rang);
            Noeud choisi = servants.get(rang % servants.size());
            fils.execute(() -> {
                try {
                    geste.accept(choisi);
                } catch (UncheckedIOException | AssertionError e) {
                    sansReponse.incrementAndGet();
                }
                faits.incrementAndGet();
            });
        }
        while (faits.get() < gestes.size() / 2) {
            Noeud.dormir(20);
        }
        panne.run();
        fils.shutdown();
        try {
            assertThat(fils.awaitTermination(30, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ouvre des décisions à rendre, chacune sur son propre numéro. */
    private List<String> ouvrirDecisions(int combien) {
        int premier = compter("select count(*) from jalon.depot where numero like 'PANNE-%'");
        return IntStream.range(premier, premier + combien)
                .mapToObj(rang -> {
                    String numero = "PANNE-%04d".formatted(rang);
                    Reponse ouverte = DecisionARendre.ouvrir(noeuds.get(0), numero, registres.deposer(numero));
                    assertThat(ouverte.statut()).as(ouverte.toString()).isEqualTo(200);
                    return numero;
                })
                .toList();
    }

    /** Rend la décision si elle est encore à rendre ; vrai si le nœud l'a confirmée. */
    private boolean decider(Noeud noeud, String numero) {
        boolean confirmee = DecisionARendre.rendre(noeud, numero);
        if (confirmee) {
            decides.add(numero);
        }
        return confirmee;
    }

    private interface Releve {

        Map<String, Integer> lire() throws IOException;
    }

    private Releve recusParLaPoste() {
        return poste::recus;
    }

    private void verifier(TestInfo essai, Releve courriels) {
        // Ce que la panne a laissé en suspens se refait, comme les gens le feraient ; jamais ce qui est déjà rendu.
        int confirmees = decides.size();
        base.sql("""
                        select distinct numero from jalon.depot d where numero like 'PANNE-%'
                        and not exists (select 1 from jalon.decision r where r.numero = d.numero)
                        """)
                .query(String.class)
                .list()
                .forEach(numero ->
                        assertThat(decider(noeuds.get(0), numero)).as(numero).isTrue());
        long limite = System.nanoTime() + RETENUE.plusMinutes(10).toNanos();
        while (decisionsRetenues() + avisEnAttente() > 0 && System.nanoTime() < limite) {
            Noeud.dormir(1000);
        }
        List<String> inscrits =
                base.sql("select numero from jalon.dossier").query(String.class).list();
        List<String> consignees = base.sql("select numero from jalon.decision where numero like 'PANNE-%'")
                .query(String.class)
                .list();
        int dossiers = compter("select count(*) from jalon.depot where numero like 'PANNE-%'");
        List<String> effets = base.sql("""
                        select p.business_key_ from moteur.act_hi_actinst a
                        join moteur.act_hi_procinst p on p.id_ = a.root_proc_inst_id_
                        where a.act_id_ = 'serviceTask_appliquerDecision' and a.end_time_ is not null
                        """).query(String.class).list();
        int avis = compter("select count(*) from moteur.act_hi_procinst where proc_def_key_ = 'avis'");
        Map<String, Integer> recus;
        try {
            recus = courriels.lire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                "%s : %d projets accordés, %d gestes sans réponse, %d projets inscrits ; %d décisions confirmées"
                        + " pendant la panne, %d au registre sur %d, %d effets ; %d avis, %d Message-ID reçus, %d"
                        + " répétitions, %d incidents ; %d s%n",
                essai.getDisplayName(),
                accordes.size(),
                sansReponse.get(),
                inscrits.size(),
                confirmees,
                consignees.size(),
                dossiers,
                effets.size(),
                avis,
                recus.size(),
                recus.values().stream().mapToInt(fois -> fois - 1).sum(),
                compter("select count(*) from moteur.act_ru_incident"),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - debut));

        assertThat(inscrits).doesNotHaveDuplicates().containsAll(accordes);
        assertThat(base.sql("select business_key_ from moteur.act_hi_procinst where proc_def_key_ = 'cycle-projet'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(inscrits);
        assertThat(compter("select max(dernier) from jalon.serie")).isEqualTo(inscrits.size());
        assertThat(consignees).doesNotHaveDuplicates().hasSize(dossiers).containsAll(decides);
        consignees.forEach(
                numero -> assertThat(registres.anomalies(numero)).as(numero).isEmpty());
        assertThat(compter("""
                        select count(*) from moteur.act_hi_taskinst t
                        join moteur.act_hi_procinst p on p.id_ = t.root_proc_inst_id_
                        where t.task_def_key_ = 'userTask_autoriserJalon' and t.end_time_ is not null
                        and p.business_key_ like 'PANNE-%'
                        """)).as("une tâche finie par décision consignée").isEqualTo(dossiers);
        assertThat(effets).as("chaque décision prend effet une fois").containsExactlyInAnyOrderElementsOf(consignees);
        assertThat(decisionsRetenues()).isZero();
        assertThat(avisEnAttente()).isZero();
        assertThat(recus).hasSize(avis).doesNotContainKey("sans Message-ID");
        assertThat(compter("select count(*) from jalon.avis")).isEqualTo(avis);
    }

    private int decisionsRetenues() {
        return compter("select count(*) from moteur.act_ru_task where task_def_key_ = 'userTask_reprendreDecision'");
    }

    private int avisEnAttente() {
        return compter("select count(*) from moteur.act_ru_job where process_def_key_ = 'avis'");
    }

    private int compter(String sql) {
        return base.sql(sql).query(Integer.class).single();
    }

    private static void remplir(Path bourrage) {
        byte[] bloc = new byte[64 * 1024];
        try (OutputStream sortie = Files.newOutputStream(bourrage)) {
            while (true) {
                sortie.write(bloc);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    /** Nombre de fichiers par {@code Message-ID}. */
    private static Map<String, Integer> compterFichiers(Path dossier) throws IOException {
        Map<String, Integer> parIdentifiant = new HashMap<>();
        try (Stream<Path> fichiers = Files.list(dossier)) {
            for (Path fichier :
                    fichiers.filter(f -> f.toString().endsWith(".eml")).toList()) {
                String identifiant = Files.readAllLines(fichier).stream()
                        .filter(ligne -> ligne.startsWith("Message-ID:"))
                        .findFirst()
                        .orElse("sans Message-ID");
                parIdentifiant.merge(identifiant, 1, Integer::sum);
            }
        }
        return parIdentifiant;
    }

    private void deuxNoeuds(String principale) {
        ajouter(List.of(), principale);
        ajouter(List.of(), principale);
        noeuds.forEach(Noeud::attendre);
    }

    private Noeud ajouter(List<String> sous, String principale, String... options) {
        List<String> toutes = new ArrayList<>(List.of(
                "-Dcamunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R100/PT3S",
                "-Dcamunda.bpm.job-execution.lock-time-in-millis=30000",
                // Les décisions prennent effet avant, pendant et après la panne, et non toutes après la charge.
                "-Djalon.approbation.delai-reprise=" + RETENUE));
        toutes.addAll(List.of(options));
        Noeud noeud = Noeud.lancer(
                sous,
                principale,
                adresse(),
                Map.of("JALON_COURRIEL_PORT", String.valueOf(poste.port())),
                toutes.toArray(String[]::new));
        noeuds.add(noeud);
        return noeud;
    }

    private String adresse() {
        return "jdbc:postgresql://localhost:%d/jalon".formatted(serveur.getPort());
    }

    private void fermer() {
        try {
            serveur.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
