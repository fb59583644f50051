package ca.jalon.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Une même question ne va qu'une fois à la base par transaction, et jamais au delà. */
class LecturesGardeesTest {

    private final AtomicInteger lectures = new AtomicInteger();
    private final LecturesGardees<String, Integer> gardees = new LecturesGardees<>();
    private EmbeddedDatabase base;
    private TransactionTemplate transaction;
    private TransactionTemplate devant;

    @BeforeEach
    void ouvrir() {
        base = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .build();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(base);
        transaction = new TransactionTemplate(transactions);
        devant = new TransactionTemplate(transactions);
        devant.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @AfterEach
    void fermer() {
        base.shutdown();
    }

    private int lire(String question) {
        return gardees.lire(question, lectures::incrementAndGet);
    }

    @Test
    void une_question_ne_se_pose_qu_une_fois_par_transaction() {
        transaction.executeWithoutResult(etat -> {
            assertThat(lire("a")).isEqualTo(1);
            assertThat(lire("b")).isEqualTo(2);
            assertThat(lire("a")).isEqualTo(1);
        });
        transaction.executeWithoutResult(etat -> assertThat(lire("a")).isEqualTo(3));
    }

    @Test
    void rien_ne_se_garde_hors_transaction_ni_apres_un_echec() {
        assertThat(lire("a")).isEqualTo(1);
        assertThat(lire("a")).isEqualTo(2);
        transaction.executeWithoutResult(etat -> {
            lire("a");
            etat.setRollbackOnly();
        });
        transaction.executeWithoutResult(etat -> assertThat(lire("a")).isEqualTo(4));
    }

    @Test
    void qui_ecrit_fait_oublier() {
        transaction.executeWithoutResult(etat -> {
            lire("a");
            gardees.oublier();
            assertThat(lire("a")).isEqualTo(2);
            assertThat(lire("a")).isEqualTo(2);
        });
    }

    @Test
    void une_transaction_qui_passe_devant_lit_pour_elle_et_fait_relire() {
        transaction.executeWithoutResult(etat -> {
            lire("a");
            devant.executeWithoutResult(autre -> assertThat(lire("a")).isEqualTo(2));
            assertThat(lire("a")).isEqualTo(3);
        });
    }
}
