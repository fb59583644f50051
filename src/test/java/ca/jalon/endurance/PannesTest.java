package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import ca.jalon.endurance.SmtpCapricieux.Humeur;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Casse tour à tour un nœud, la base et le serveur de courriel pendant que des projets sont déposés, puis compte.
 *
 * <p>{@code mvn -Pendurance test} ; {@code -Djalon.endurance.projets=500} règle la charge. Base durable : fsync et
 * synchronous_commit.
 */
@Tag("endurance")
class PannesTest {

    private static final int PROJETS = Integer.getInteger("jalon.endurance.projets", 500);

    private Path donnees;
    private EmbeddedPostgres serveur;
    private SmtpCapricieux poste;
    private JdbcClient base;
    private Noeud premier;
    private Noeud second;
    private final Set<String> accordes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger manques = new AtomicInteger();
    private long debut;

    @BeforeEach
    void demarrer() throws Exception {
        donnees = Files.createTempDirectory("jalon-endurance-");
        serveur = postgres(0);
        try (Connection admin = serveur.getPostgresDatabase().getConnection();
                Statement requete = admin.createStatement()) {
            requete.execute("create role %s login nosuperuser password '%s'"
                    .formatted(BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE));
            requete.execute("create database jalon owner " + BasePostgres.COMPTE);
        }
        poste = new SmtpCapricieux();
        base = JdbcClient.create(
                new DriverManagerDataSource(adresse(), BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE));
        premier = noeud();
        second = noeud();
        premier.attendre();
        second.attendre();
        debut = System.nanoTime();
    }

    @AfterEach
    void arreter() throws IOException {
        premier.close();
        second.close();
        poste.close();
        serveur.close();
    }

    @Test
    void un_noeud_tue_net(TestInfo essai) {
        deposer(() -> premier.tuer());
        verifier(essai);
    }

    @Test
    void la_base_arretee_trente_secondes(TestInfo essai) {
        deposer(() -> {
            int port = serveur.getPort();
            fermer();
            Noeud.dormir(30_000);
            serveur = postgres(port);
        });
        assertThat(premier.vivant()).isTrue();
        assertThat(second.vivant()).isTrue();
        verifier(essai);
    }

    @Test
    void le_courriel_refuse_se_tait_coupe_ou_deborde(TestInfo essai) {
        for (Humeur humeur : List.of(Humeur.REFUSE, Humeur.MUETTE, Humeur.COUPE_APRES_DATA, Humeur.PLEINE)) {
            poste.humeur(humeur);
            int avant = accordes.size();
            long depart = System.nanoTime();
            deposer(() -> {});
            System.out.printf(
                    "%s : %d projets déposés en %d s pendant la panne%n",
                    humeur, accordes.size() - avant, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - depart));
            Noeud.dormir(10_000);
        }
        assertThat(manques).hasValue(0);
        poste.humeur(Humeur.NORMALE);
        verifier(essai);
    }

    /** Dépose les projets par les deux nœuds ; la panne survient au milieu. Un dépôt sans réponse n'est pas refait. */
    private void deposer(Runnable panne) {
        ExecutorService fils = Executors.newFixedThreadPool(6);
        AtomicInteger faits = new AtomicInteger();
        for (int rang = 0; rang < PROJETS; rang++) {
            Noeud choisi = rang % 2 == 0 ? premier : second;
            fils.execute(() -> {
                try {
                    accordes.add(new Banc(choisi.port, null).demarrerExemple("fiche-local-soins-de-plaies"));
                } catch (UncheckedIOException | AssertionError e) {
                    manques.incrementAndGet();
                }
                faits.incrementAndGet();
            });
        }
        while (faits.get() < PROJETS / 2) {
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

    private void verifier(TestInfo essai) {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (compter("select count(*) from moteur.act_ru_job where process_def_key_ = 'avis'") > 0
                && System.nanoTime() < limite) {
            Noeud.dormir(1000);
        }
        List<String> inscrits =
                base.sql("select numero from jalon.projet").query(String.class).list();
        int avis = compter("select count(*) from moteur.act_hi_procinst where proc_def_key_ = 'avis'");
        int repetes = poste.recus().values().stream().mapToInt(fois -> fois - 1).sum();
        System.out.printf(
                "%s : %d projets accordés, %d sans réponse, %d inscrits ; %d avis, %d Message-ID reçus, %d répétitions, %d incidents ; %d s%n",
                essai.getDisplayName(),
                accordes.size(),
                manques.get(),
                inscrits.size(),
                avis,
                poste.recus().size(),
                repetes,
                compter("select count(*) from moteur.act_ru_incident"),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - debut));

        assertThat(inscrits).doesNotHaveDuplicates().containsAll(accordes);
        assertThat(base.sql("select business_key_ from moteur.act_hi_procinst where proc_def_key_ = 'cycle-projet'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(inscrits);
        assertThat(compter("select max(dernier) from jalon.serie")).isEqualTo(inscrits.size());
        assertThat(compter("select count(*) from moteur.act_ru_job where process_def_key_ = 'avis'"))
                .isZero();
        assertThat(poste.recus()).hasSize(avis).doesNotContainKey("sans Message-ID");
        assertThat(compter("select count(*) from jalon.avis")).isEqualTo(avis);
    }

    private int compter(String sql) {
        return base.sql(sql).query(Integer.class).single();
    }

    private Noeud noeud() {
        return Noeud.lancer(
                adresse(),
                Map.of("JALON_COURRIEL_PORT", String.valueOf(poste.port())),
                "-Dcamunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R100/PT3S",
                "-Dcamunda.bpm.job-execution.lock-time-in-millis=30000");
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

    private EmbeddedPostgres postgres(int port) {
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
}
