package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planification transmise au CNCOT : les projets qui l’attendaient repartent. */
class TransmettrePlanificationTest extends EssaiDeModele {

    TransmettrePlanificationTest() {
        super("projet/transmettre-planification");
    }

    @Test
    void un_projet_qui_attendait_repart_et_un_autre_s_en_souvient() {
        banc.retoucher("prioriser-projet", exemple -> {
            Map<String, Object> nonInscrit = new HashMap<>(exemple);
            nonInscrit.put("inscritPlanificationCncot", false);
            return nonInscrit;
        });
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        String autre = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(banc.agir("transmettre-planification", "pilote.clinique", Map.of("projets", List.of(attend, autre)))
                        .statut())
                .isEqualTo(200);

        assertThat(banc.tache(attend, "userTask_autoriserJalon")).isNotNull();
        assertThat(executions.getVariable(
                        dossiers.trouver(autre).orElseThrow().instance(), "inscritPlanificationCncot"))
                .isEqualTo(true);
    }

    @Test
    void on_n_inscrit_que_les_siens() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        Banc.Reponse refus = banc.agir("transmettre-planification", "pilote.laval", Map.of("projets", List.of(numero)));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).startsWith("Projets inscrits : ");
    }
}
