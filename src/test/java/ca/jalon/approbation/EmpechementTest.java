package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Table;
import ca.jalon.approbation.Empechement.Rendue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce qui empêche de décider : avoir écrit, suppléer qui a écrit, avoir déjà décidé à un autre titre. */
class EmpechementTest {

    private static final List<Rendue> RENDUES = List.of(new Rendue("dirigeant", Set.of("ana", "bob")));

    @Test
    void un_auteur_et_qui_le_supplee_ne_decident_pas() {
        assertThat(Empechement.auteur("ana", List.of(), Set.of("ana")))
                .get()
                .asString()
                .contains("(ana)");
        assertThat(Empechement.auteur("cleo", List.of("bob", "ana"), Set.of("ana")))
                .get()
                .asString()
                .startsWith("Vous suppléez ana");
        assertThat(Empechement.auteur("cleo", List.of("bob"), Set.of("ana"))).isEmpty();
    }

    @Test
    void deux_rangs_ne_se_cumulent_que_si_la_table_le_permet() {
        assertThat(Empechement.cumul(Set.of("ana"), "ministre", RENDUES, (une, autre) -> false))
                .get()
                .asString()
                .contains("(dirigeant)");
        assertThat(Empechement.cumul(Set.of("cleo", "bob"), "ministre", RENDUES, (une, autre) -> false))
                .as("pour qui elle l’a été")
                .isPresent();
        assertThat(Empechement.cumul(
                        Set.of("ana"),
                        "ministre",
                        RENDUES,
                        (une, autre) -> une.equals("dirigeant") && autre.equals("ministre")))
                .isEmpty();
        assertThat(Empechement.cumul(Set.of("cleo"), "ministre", RENDUES, (une, autre) -> false))
                .isEmpty();
        assertThat(Empechement.cumul(Set.of("ana"), "dirigeant", RENDUES, (une, autre) -> false))
                .as("la même autorité, après un retour")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ministre-sante, sous-ministre, true",
        "sous-ministre, ministre-sante, true",
        "dirigeant-etablissement, ministre-sante, false",
        "comite-directeur-projet, dirigeant-etablissement, false",
    })
    void la_table_des_cumuls(String premiere, String seconde, boolean permis) {
        assertThat(Table.de("approbation/cumul-autorites")
                        .evaluer(Variables.putValue("premiere", premiere).putValue("seconde", seconde)))
                .containsExactly(Map.of("cumulPermis", permis));
    }

    @ParameterizedTest
    @CsvSource({
        "comite-directeur-projet, LOCAL, dirigeant-etablissement",
        "comite-directeur-projet, TERRITORIAL, dirigeant-chu-mandataire",
        "comite-directeur-projet, NATIONAL, directeurs-telesante-msss",
        "dirigeant-etablissement, LOCAL, dirigeant-chu-mandataire",
        "dirigeant-chu-mandataire, TERRITORIAL, sous-ministre",
        "directeurs-telesante-msss, NATIONAL, sous-ministre",
        "sous-ministre, NATIONAL, ministre-sante",
        "ministre-sante, LOCAL, sous-ministre",
    })
    void la_table_des_recours(String autorite, String niveau, String recours) {
        assertThat(Table.de("approbation/autorite-de-recours")
                        .evaluer(Variables.putValue("autorite", autorite).putValue("niveauProjet", niveau)))
                .containsExactly(Map.of("recours", recours));
    }
}
