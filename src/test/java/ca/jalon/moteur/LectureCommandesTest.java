package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.junit.jupiter.api.Test;

/** Les champs du moteur lus par réflexion existent encore, et se remplacent. */
class LectureCommandesTest {

    @Test
    void chaque_champ_lu_existe_dans_le_moteur() throws ReflectiveOperationException {
        List<Field> lectures = Arrays.stream(LectureCommandes.class.getDeclaredFields())
                .filter(champ -> champ.getType() == LectureCommandes.Lecture.class)
                .toList();

        assertThat(lectures).hasSizeGreaterThan(25);
        for (Field lecture : lectures) {
            assertThat(lecture.get(null)).as(lecture.getName()).isNotNull();
        }
    }

    @Test
    void une_valeur_se_lit_et_se_remplace() {
        CompleteTaskCmd commande = new CompleteTaskCmd("t1", Map.of("a", 1));

        LectureCommandes.FIN_VARIABLES.remplacer(commande, Map.of("b", 2));

        assertThat(LectureCommandes.FIN_TACHE.de(commande)).isEqualTo("t1");
        assertThat(LectureCommandes.FIN_VARIABLES.de(commande)).isEqualTo(Map.of("b", 2));
    }

    @Test
    void la_trace_dit_sur_quoi_la_commande_portait_sans_les_valeurs() {
        var commande = new HandleTaskBpmnErrorCmd("t1", "refus", "message", Map.of("secret", "valeur"));

        assertThat(LectureCommandes.reperes(commande)).isEqualTo(Map.of("taskId", "t1", "errorCode", "refus"));
    }
}
