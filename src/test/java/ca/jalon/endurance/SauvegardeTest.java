package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import ca.jalon.endurance.SmtpCapricieux.Humeur;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Sauvegarde une base pendant qu'on s'en sert, la restaure à côté par les commandes de {@code docs/exploitation.md}, et
 * reprend le travail dessus.
 *
 * <p>{@code mvn -Pendurance test -Dtest=SauvegardeTest} ; demande les outils de PostgreSQL (paquet Debian {@code
 * postgresql}), que les binaires d'essai n'ont pas.
 */
@Tag("endurance")
class SauvegardeTest {

    private static final int AVANT = 20;

    private final Path outils = outils();
    private Path dossier;
    private int port;

    @Test
    void une_base_sauvegardee_en_service_se_restaure_et_se_continue() throws Exception {
        dossier = Files.createTempDirectory("jalon-sauvegarde-");
        try (ServerSocket libre = new ServerSocket(0)) {
            port = libre.getLocalPort();
        }
        SmtpCapricieux poste = new SmtpCapricieux();
        poste.humeur(Humeur.REFUSE);
        lancer("initdb", "--pgdata=" + dossier.resolve("base"), "--username=postgres", "--auth=trust");
        lancer(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "--pgdata=" + dossier.resolve("base"),
                "--log=" + dossier.resolve("journal"),
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + dossier);
        try {
            for (String compte : List.of(BasePostgres.PROPRIETAIRE, BasePostgres.COMPTE)) {
                sql(
                        "postgres",
                        "create role " + compte
                                + " login nosuperuser nocreatedb nocreaterole password 'secret-d-essai'");
            }
            sql("postgres", "create database jalon owner jalon_proprietaire");
            eprouver(poste);
        } finally {
            lancer("pg_ctl", "stop", "--mode=immediate", "--silent", "--pgdata=" + dossier.resolve("base"));
            poste.close();
        }
    }

    private void eprouver(SmtpCapricieux poste) throws Exception {
        Path sauvegarde = dossier.resolve("jalon.dump");
        List<String> anciens = new ArrayList<>();
        Queue<String> pendant = new ConcurrentLinkedQueue<>();
        long duree;
        try (Noeud premier = noeud("jalon", poste)) {
            premier.attendre();
            Banc banc = new Banc(premier.port, null);
            for (int i = 0; i < AVANT; i++) {
                anciens.add(banc.demarrerExemple("fiche-local-soins-de-plaies"));
            }
            banc.faire(anciens.get(0), "userTask_analyserFiche");
            AtomicBoolean finie = new AtomicBoolean();
            Thread depots = new Thread(() -> {
                while (!finie.get()) {
                    pendant.add(new Banc(premier.port, null).demarrerExemple("fiche-local-soins-de-plaies"));
                }
            });
            depots.start();
            long debut = System.nanoTime();
            client("pg_dump", "--format=custom", "--file=" + sauvegarde, "--dbname=jalon");
            duree = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - debut);
            finie.set(true);
            depots.join();
        }
        client("createdb", "--owner=jalon_proprietaire", "jalon_restauree");
        client(
                "pg_restore",
                "--exit-on-error",
                "--role=jalon_proprietaire",
                "--dbname=jalon_restauree",
                sauvegarde.toString());
        sql("jalon_restauree", "analyze");

        JdbcClient base = JdbcClient.create(new DriverManagerDataSource(
                adresse("jalon_restauree"), BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE));
        List<String> restaures = base.sql("select numero from jalon.dossier order by inscrit_le")
                .query(String.class)
                .list();
        int enAttente = compter(base, "select count(*) from moteur.act_ru_job where process_def_key_ = 'avis'");
        assertThat(restaures).containsAll(anciens);
        assertThat(restaures.subList(anciens.size(), restaures.size())).isSubsetOf(pendant);
        assertThat(enAttente).isPositive();

        poste.humeur(Humeur.NORMALE);
        try (Noeud second = noeud("jalon_restauree", poste)) {
            second.attendre();
            assertThat(compter(base, "select count(*) from moteur.act_re_deployment"))
                    .isEqualTo(1);
            Banc banc = new Banc(second.port, null);
            assertThat(banc.taches(anciens.get(0)))
                    .noneMatch(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_analyserFiche"));
            banc.faire(anciens.get(1), "userTask_analyserFiche");
            String suivant = banc.demarrerExemple("fiche-local-soins-de-plaies");
            assertThat(restaures).doesNotContain(suivant);
            assertThat(compter(base, "select max(dernier) from jalon.serie")).isEqualTo(restaures.size() + 1);
            long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (compter(base, "select count(*) from moteur.act_ru_job where process_def_key_ = 'avis'") > 0
                    && System.nanoTime() < limite) {
                Noeud.dormir(500);
            }
            int avis = compter(base, "select count(*) from moteur.act_hi_procinst where proc_def_key_ = 'avis'");
            System.out.printf(
                    "Sauvegarde de %d Ko en %d ms, pendant que %d projets se déposaient ; restaurés : %d projets, %d"
                            + " avis en attente ; ensuite %d avis, %d Message-ID reçus, numéro suivant %s%n",
                    Files.size(sauvegarde) / 1024,
                    duree,
                    pendant.size(),
                    restaures.size(),
                    enAttente,
                    avis,
                    poste.recus().size(),
                    suivant);
            assertThat(poste.recus()).hasSize(avis);
        }
    }

    private Noeud noeud(String base, SmtpCapricieux poste) {
        return Noeud.lancer(
                adresse(base),
                Map.of("JALON_COURRIEL_PORT", String.valueOf(poste.port())),
                "-Dcamunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R100/PT3S");
    }

    private String adresse(String base) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, base);
    }

    private static int compter(JdbcClient base, String sql) {
        return base.sql(sql).query(Integer.class).single();
    }

    private void sql(String base, String requete) {
        client("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname=" + base, "--command=" + requete);
    }

    private void client(String outil, String... arguments) {
        List<String> commande = new ArrayList<>(List.of("--host=127.0.0.1", "--port=" + port, "--username=postgres"));
        commande.addAll(List.of(arguments));
        executer(List.of(outils.resolve(outil).toString()), commande);
    }

    /** Le serveur refuse root : un espace de noms lui cache qui le lance. */
    private void lancer(String outil, String... arguments) {
        boolean root = "root".equals(System.getProperty("user.name"));
        executer(
                root
                        ? List.of("unshare", "-U", outils.resolve(outil).toString())
                        : List.of(outils.resolve(outil).toString()),
                List.of(arguments));
    }

    private void executer(List<String> outil, List<String> arguments) {
        List<String> commande = new ArrayList<>(outil);
        commande.addAll(arguments);
        try {
            Path sortie = dossier.resolve("sortie");
            int code = new ProcessBuilder(commande)
                    .redirectErrorStream(true)
                    .redirectOutput(sortie.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as(() -> commande + "\n" + lire(sortie)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path outils() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")) && Files.exists(bin.resolve("pg_restore")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Les outils de PostgreSQL manquent : apt-get install postgresql", e);
        }
    }
}
