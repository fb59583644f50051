package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.Table;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dix téléconsultations relues donnent des comptes, un verdict, et rien sur personne. */
class RelireTeleconsultationsTest extends EssaiDeModele {

    RelireTeleconsultationsTest() {
        super("usage/relire-teleconsultations");
    }

    @ParameterizedTest
    @CsvSource({"7, CONFORME", "6, CONFORME", "5, A_CORRIGER", "0, A_CORRIGER"})
    void les_comptes_donnent_le_verdict(int contingence, String etat) {
        Map<String, Object> relecture = banc.exemple("audit-teleconsultation");
        relecture.put("contingenceConnue", contingence);
        relecture.put("noteComplete", 10);
        Banc.Reponse reponse = banc.demarrer("relire-teleconsultations", "pilote.clinique", relecture);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = reponse.corps().path("businessKey").asText();
        assertThat(etatDuDossier(numero)).isEqualTo(etat);
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@");
    }

    @ParameterizedTest
    @CsvSource({"100, CONFORME", "90, CONFORME", "89.9, A_CORRIGER", "0, A_CORRIGER"})
    void la_table_juge_aux_bornes(double part, String conformite) {
        assertThat(Table.de("usage/conformite-audit").evaluer(Variables.putValue("partConforme", part)))
                .containsExactly(Map.of("conformite", conformite));
    }

    @Test
    void un_compte_ne_depasse_pas_l_echantillon() {
        Map<String, Object> relecture = banc.exemple("audit-teleconsultation");
        relecture.put("nombreAudite", 5);
        assertThat(banc.demarrer("relire-teleconsultations", "pilote.clinique", relecture)
                        .message())
                .contains("Pas plus que de téléconsultations relues.");
        relecture.put("nombreAudite", 11);
        assertThat(banc.demarrer("relire-teleconsultations", "pilote.clinique", relecture)
                        .statut())
                .isEqualTo(400);
    }
}
