package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Qui décide au nom d'une autorité, sans moteur ni base. */
class AutoriteReglesTest {

    private static final Autorite GROUPE = new Autorite("dirigeant", "dirigeant.cisss-laval", List.of(), null);
    private static final Autorite COMITE =
            new Autorite("comite", "comite", List.of("ana", "bob", "cleo", "dan"), "bob");

    @Test
    void un_role_est_exerce_par_qui_a_son_groupe_a_l_instant() {
        assertThat(GROUPE.exercee("ana", Set.of("dirigeant.cisss-laval"), Optional.empty()))
                .isTrue();
        assertThat(GROUPE.exercee("ana", Set.of("dirigeant", "dirigeant.chum"), Optional.of("bob")))
                .as("le rôle nu, ou le même rôle ailleurs")
                .isFalse();
    }

    @Test
    void un_comite_decide_par_son_president_ou_qui_supplee_le_president() {
        assertThat(COMITE.exercee("bob", Set.of("archives"), Optional.empty())).isTrue();
        assertThat(COMITE.exercee("bob", Set.of(), Optional.empty()))
                .as("un compte sans groupe est désactivé")
                .isFalse();
        assertThat(COMITE.exercee("ana", Set.of("comite"), Optional.empty()))
                .as("un autre membre, eût-il le groupe")
                .isFalse();
        assertThat(COMITE.exercee("eve", Set.of("archives"), Optional.of("bob")))
                .isTrue();
        assertThat(COMITE.exercee("eve", Set.of("archives"), Optional.of("ana")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "33, 1", "34, 2", "50, 2", "66, 2", "67, 3", "100, 3"})
    void la_part_a_entendre_s_arrondit_au_membre_de_plus(double part, int entendus) {
        assertThat(COMITE.membresAEntendre(part)).isEqualTo(entendus);
        assertThat(COMITE.autresMembres()).containsExactly("ana", "cleo", "dan");
    }

    @Test
    void hors_d_un_comite_personne_n_est_a_entendre() {
        assertThat(GROUPE.membresAEntendre(100)).isZero();
        assertThat(new Autorite("comite", "comite", List.of("ana"), "ana").membresAEntendre(100))
                .isZero();
        assertThat(new Autorite("comite", "comite", List.of("ana", "bob"), null).membresAEntendre(100))
                .as("sans président")
                .isZero();
    }

    @Test
    void le_president_nomme_preside_s_il_est_membre_et_que_rien_ne_l_empeche() {
        List<String> membres = List.of("ana", "bob", "cleo");
        assertThat(Autorite.president(Optional.of("bob"), membres, membre -> true))
                .isEqualTo("bob");
        assertThat(Autorite.president(Optional.of("bob"), membres, membre -> !membre.equals("bob")))
                .isEqualTo("ana");
        assertThat(Autorite.president(Optional.of("bob"), membres, Set.of("cleo")::contains))
                .isEqualTo("cleo");
        assertThat(Autorite.president(Optional.of("zoe"), membres, membre -> true))
                .as("nommé, non membre")
                .isEqualTo("ana");
        assertThat(Autorite.president(Optional.empty(), membres, membre -> true))
                .isEqualTo("ana");
        assertThat(Autorite.president(Optional.of("bob"), membres, membre -> false))
                .as("tous empêchés : l’autorité cède, ce nom ne décide pas")
                .isEqualTo("bob");
        assertThat(Autorite.president(Optional.empty(), membres, membre -> false))
                .isNull();
    }

    private static Autorite role(String role) {
        return new Autorite(role, role, List.of(), null);
    }

    private static Optional<Autorite> suite(Map<String, String> recours, String role) {
        return Optional.ofNullable(recours.get(role)).map(AutoriteReglesTest::role);
    }

    @Test
    void une_autorite_empechee_cede_de_proche_en_proche_et_jamais_en_rond() {
        Map<String, String> recours = Map.of("comite", "dirigeant", "dirigeant", "ministre", "ministre", "dirigeant");
        assertThat(Autorite.libre(role("comite"), essayee -> false, role -> suite(recours, role)))
                .isEqualTo(role("comite"));
        assertThat(Autorite.libre(
                        role("comite"), essayee -> essayee.role().equals("comite"), role -> suite(recours, role)))
                .isEqualTo(role("dirigeant"));
        assertThat(Autorite.libre(
                        role("comite"), essayee -> !essayee.role().equals("ministre"), role -> suite(recours, role)))
                .isEqualTo(role("ministre"));
        assertThat(Autorite.libre(role("comite"), essayee -> true, role -> suite(recours, role)))
                .as("toutes empêchées : celle d’où l’on part")
                .isEqualTo(role("comite"));
        assertThat(Autorite.libre(role("isolee"), essayee -> true, role -> suite(recours, role)))
                .as("sans recours")
                .isEqualTo(role("isolee"));
    }
}
