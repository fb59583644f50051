package ca.jalon.registre;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.registre.Suppleance.Etat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Au nom de qui l'on agit quand un rôle n'est que prêté, et quand deux absences se chevauchent. */
class SuppleanceReglesTest {

    private static Suppleance de(String absent, List<String> groupes, List<String> adhesions) {
        return new Suppleance(
                "s", absent, "eve", "2026-03-02", "2026-03-06", groupes, adhesions, "congé", Etat.EN_COURS, absent);
    }

    private static final Suppleance ROLE = de("ana", List.of("dirigeant"), List.of("dirigeant"));
    private static final Suppleance PERSONNE = de("bob", List.of(Suppleance.EN_PERSONNE), List.of());

    private static String pour(
            List<Suppleance> exercees, List<String> tenus, List<String> groupes, List<String> nommees) {
        return Suppleance.pour(exercees, tenus, groupes, nommees).orElse("soi");
    }

    @Test
    void un_role_prete_s_exerce_au_nom_de_qui_le_prete() {
        assertThat(pour(List.of(ROLE), List.of("dirigeant"), List.of("dirigeant"), List.of()))
                .isEqualTo("ana");
        assertThat(pour(List.of(PERSONNE, ROLE), List.of("dirigeant"), List.of("dirigeant"), List.of()))
                .as("celle qui le prête, non la première en cours")
                .isEqualTo("ana");
    }

    @Test
    void un_role_tenu_en_propre_s_exerce_en_son_nom() {
        assertThat(pour(List.of(PERSONNE), List.of("dirigeant"), List.of("dirigeant"), List.of("bob")))
                .isEqualTo("soi");
        assertThat(pour(List.of(ROLE), List.of("dirigeant", "pilote"), List.of("dirigeant", "pilote"), List.of()))
                .as("un des deux groupes est à soi")
                .isEqualTo("soi");
        assertThat(pour(List.of(ROLE), List.of("dirigeant"), List.of("pilote"), List.of()))
                .as("ce que l’on ne tient d’aucune façon n’est prêté par personne")
                .isEqualTo("soi");
        assertThat(pour(List.of(), List.of(), List.of("dirigeant"), List.of("bob")))
                .isEqualTo("soi");
    }

    @Test
    void qui_est_nomme_en_personne_se_supplee_s_il_l_a_confie() {
        assertThat(pour(List.of(PERSONNE), List.of(), List.of("comite"), List.of("bob", "cleo")))
                .isEqualTo("bob");
        assertThat(pour(List.of(PERSONNE), List.of(), List.of("comite"), List.of("cleo")))
                .isEqualTo("soi");
        assertThat(pour(List.of(ROLE), List.of(), List.of("comite"), List.of("ana")))
                .as("son rôle est confié, non sa personne")
                .isEqualTo("soi");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-03-01, false",
        "2026-02-01, 2026-03-02, true",
        "2026-03-03, 2026-03-04, true",
        "2026-03-06, 2026-03-31, true",
        "2026-03-07, 2026-03-31, false",
    })
    void deux_absences_se_chevauchent_si_elles_ont_un_jour_en_commun(String debut, String fin, boolean oui) {
        assertThat(ROLE.chevauche(debut, fin)).isEqualTo(oui);
    }
}
