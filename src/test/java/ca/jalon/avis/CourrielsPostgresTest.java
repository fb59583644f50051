package ca.jalon.avis;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.avis.Choix.Envoi;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Choix et résumés sur un vrai PostgreSQL, deux nœuds passant à la même seconde. */
@EssaiPostgres
@TestPropertySource(properties = "jalon.courriel.informations=RESUME")
class CourrielsPostgresTest {

    @Autowired
    Avis avis;

    @Autowired
    ChoixRetenus choix;

    @Autowired
    Resumes resumes;

    @Autowired
    Attentes attentes;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @Autowired
    Clock horloge;

    @LocalServerPort
    int port;

    @Test
    void deux_noeuds_a_la_meme_seconde_n_envoient_qu_un_resume() {
        Banc banc = new Banc(port, gestion);
        choix.retenir("pilote.techno", new Choix(Envoi.AUCUN, Envoi.RESUME, 20));
        choix.retenir("pilote.techno", new Choix(Envoi.RESUME, Envoi.RESUME, 6));
        assertThat(choix.de("pilote.techno")).isEqualTo(new Choix(Envoi.RESUME, Envoi.RESUME, 6));
        for (int tour = 1; tour <= 5; tour++) {
            avis.demander(
                    "projet/acte-consigne",
                    "TS-" + tour,
                    List.of(Avis.compte("pilote.techno"), Avis.compte("pilote.clinique")),
                    Map.of("titre", "Un projet", "fait", "reprend"));
            banc.envoyerAvis();
            assertThat(attentes.enAttente("pilote.techno")).hasSize(1);
            Timestamp hier = Timestamp.from(horloge.instant().minus(Duration.ofDays(1)));
            base.sql("update jalon.courriel_attente set le = ?").param(hier).update();
            base.sql("update jalon.tour set le = ? where nom = 'resumes'")
                    .param(hier)
                    .update();

            CountDownLatch depart = new CountDownLatch(1);
            List<CompletableFuture<Void>> noeuds = IntStream.range(0, 2)
                    .mapToObj(noeud -> CompletableFuture.runAsync(() -> {
                        try {
                            depart.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        resumes.envoyer();
                    }))
                    .toList();
            depart.countDown();
            noeuds.forEach(CompletableFuture::join);
            banc.envoyerAvis();
            assertThat(base.sql("select count(*) from jalon.avis where modele = 'avis/resume'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2 * tour);
            assertThat(attentes.enAttente("pilote.techno")).isEmpty();
        }
    }
}
