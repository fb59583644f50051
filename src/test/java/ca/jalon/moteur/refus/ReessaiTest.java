package ca.jalon.moteur.refus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.moteur.LectureCommandes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Un envoi croisé se refait avec ce que la personne avait envoyé, quelques fois, et jamais dans la transaction d'un autre. */
class ReessaiTest {

    private static final Map<String, Object> ENVOYEES = Map.of("titre", "Tel que tapé", "avis", "FAVORABLE");

    private final List<Map<String, Object>> recues = new ArrayList<>();
    private final Command<?> envoi = new SubmitTaskFormCmd("tache", Map.copyOf(ENVOYEES), false, false);

    @AfterEach
    void fermer() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    /** Note ce qui arrive, remplace les variables comme la garde des formulaires, puis échoue comme on le lui dit. */
    private Object passer(Command<?> commande, IntFunction<RuntimeException> issue) {
        CommandInterceptor passage = new Reessai.Passage();
        passage.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> recue) {
                if (recue instanceof SubmitTaskFormCmd) {
                    recues.add(LectureCommandes.ENVOI_VARIABLES.de(recue));
                    LectureCommandes.ENVOI_VARIABLES.remplacer(recue, Variables.createVariables());
                } else {
                    recues.add(Map.of());
                }
                RuntimeException erreur = issue.apply(recues.size());
                if (erreur != null) {
                    throw erreur;
                }
                return null;
            }
        });
        return passage.execute(commande);
    }

    private static RuntimeException croise() {
        return new OptimisticLockingException("croisé");
    }

    @Test
    void chaque_essai_repart_de_ce_qui_a_ete_envoye() {
        passer(envoi, essai -> essai < 3 ? croise() : null);
        assertThat(recues)
                .hasSize(3)
                .allSatisfy(variables -> assertThat(variables).isEqualTo(ENVOYEES));
    }

    @Test
    void un_doublon_ou_des_verrous_croises_en_base_se_refont_un_verrou_trop_attendu_non() {
        passer(envoi, essai -> essai == 1 ? new ProcessEngineException(new SQLException("", "40P01")) : null);
        assertThat(recues).hasSize(2);
        assertThatThrownBy(() -> passer(envoi, essai -> new ProcessEngineException(new SQLException("", "55P03"))))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(recues).hasSize(3);
    }

    @Test
    void un_conflit_qui_dure_finit_par_se_dire() {
        assertThatThrownBy(() -> passer(envoi, essai -> croise())).isInstanceOf(OptimisticLockingException.class);
        assertThat(recues).hasSize(Reessai.ESSAIS);
    }

    @Test
    void une_autre_erreur_ne_se_refait_pas() {
        assertThatThrownBy(() -> passer(envoi, essai -> new ProcessEngineException("panne")))
                .hasMessage("panne");
        assertThat(recues).hasSize(1);
    }

    @Test
    void dans_la_transaction_d_un_autre_ou_pour_une_autre_commande_rien_ne_se_refait() {
        assertThatThrownBy(() -> passer(new ClaimTaskCmd("tache", "alice"), essai -> croise()))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(recues).hasSize(1);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        assertThatThrownBy(() -> passer(envoi, essai -> croise())).isInstanceOf(OptimisticLockingException.class);
        assertThat(recues).hasSize(2);
    }
}
