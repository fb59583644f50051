package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Table;
import ca.jalon.approbation.Signataires.Ligne;
import ca.jalon.dossier.Ecrit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les auteurs d'un jalon, lus de ses écrits. */
class SignatairesTest {

    private static final Map<String, Set<String>> REPRISES = Map.of(
            "dossier", Set.of("opportunite"),
            "opportunite", Set.of("fiche", "opportunite"),
            "complement", Set.of("fiche"));

    private static final List<Ligne> TABLE =
            List.of(new Ligne("dossier", true, false), new Ligne("analyse", false, false));

    private static Ecrit ecrit(String formulaire, String auteur, String pour, String instance) {
        return new Ecrit(
                formulaire + auteur,
                "d",
                formulaire,
                Ecrit.SAISIE,
                auteur,
                pour,
                Instant.EPOCH,
                null,
                null,
                instance,
                instance,
                null,
                List.of(),
                Set.of());
    }

    private static Ecrit ecrit(String formulaire, String auteur) {
        return ecrit(formulaire, auteur, null, "i");
    }

    private static Signataires etablir(List<Ligne> table, Ecrit... ecrits) {
        Set<String> retenus = Signataires.formulaires(table, formulaire -> REPRISES.getOrDefault(formulaire, Set.of()));
        return Signataires.etablir(
                Stream.of(ecrits)
                        .filter(ecrit -> retenus.contains(ecrit.formulaire()))
                        .toList(),
                table,
                formulaire -> REPRISES.getOrDefault(formulaire, Set.of()),
                List.of("i"));
    }

    @Test
    void un_dossier_a_pour_auteurs_ses_signataires_ceux_de_ce_qu_il_reprend_et_les_analystes() {
        assertThat(etablir(
                        TABLE,
                        ecrit("fiche", "ana"),
                        ecrit("opportunite", "bob"),
                        ecrit("analyse", "cleo"),
                        ecrit("etranger", "dan"),
                        ecrit("dossier", "eve", "fred", "i")))
                .isEqualTo(
                        new Signataires(Set.of("ana", "bob", "cleo", "eve", "fred"), Set.of("eve", "fred"), List.of()));
    }

    @Test
    void une_decision_reprise_n_a_jamais_d_auteur() {
        assertThat(Signataires.formulaires(TABLE, formulaire -> Set.of(Approbation.FORMULAIRE)))
                .containsExactlyInAnyOrder("dossier", "analyse");
    }

    @Test
    void un_ecrit_soumis_sans_signature_ne_s_etablit_pas() {
        assertThat(etablir(TABLE, ecrit("dossier", null)).inconnus())
                .containsExactly("« dossier » n’est signé de personne");
        assertThat(etablir(TABLE, ecrit("analyse", "cleo")).inconnus()).containsExactly("aucun écrit n’est soumis");
        assertThat(etablir(TABLE, ecrit("analyse", null), ecrit("dossier", "eve"))
                        .inconnus())
                .as("une analyse aussi a son auteur")
                .containsExactly("« analyse » n’est signé de personne");
        assertThat(etablir(TABLE, ecrit("fiche", null), ecrit("dossier", "eve")).inconnus())
                .as("ce qui est repris l’est par qui signe")
                .isEmpty();
    }

    @Test
    void qui_soumet_ensuite_ce_qui_reprend_un_ecrit_sans_signature_le_signe() {
        List<Ligne> table = List.of(new Ligne("fiche", true, false), new Ligne("complement", true, false));
        assertThat(etablir(table, ecrit("fiche", null), ecrit("complement", "ana"))
                        .inconnus())
                .isEmpty();
        assertThat(etablir(table, ecrit("complement", "ana"), ecrit("fiche", null))
                        .inconnus())
                .hasSize(1);
        List<Ligne> sansLien = List.of(new Ligne("fiche", true, false), new Ligne("dossier", true, false));
        assertThat(etablir(sansLien, ecrit("fiche", null), ecrit("dossier", "ana"))
                        .inconnus())
                .as("ce qui vient ensuite ne le reprend pas")
                .containsExactly("« fiche » n’est signé de personne");
        assertThat(etablir(table, ecrit("fiche", null), ecrit("complement", null))
                        .inconnus())
                .as("ce qui le reprend n’est pas signé non plus")
                .hasSize(2);
    }

    @Test
    void une_demande_n_a_pas_les_auteurs_de_la_precedente() {
        List<Ligne> table = List.of(new Ligne("demande", true, true));
        assertThat(etablir(table, ecrit("demande", "ana", null, "autre"), ecrit("demande", "bob")))
                .isEqualTo(new Signataires(Set.of("bob"), Set.of("bob"), List.of()));
    }

    private static List<String> soumis(Table table, String jalon) {
        return table.evaluer(Variables.putValue("jalon", jalon)).stream()
                .filter(ligne -> ligne.get("titre").equals("SOUMIS"))
                .map(ligne -> (String) ligne.get("formulaire"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DO                 | dossier-opportunite,declaration-pgri            | confirmer-pgri,analyser-fiche,donner-avis-technologique,prioriser-projet
                    DA                 | dossier-affaires                                | avis-dossier-affaires,confirmer-pgri,analyser-fiche,donner-avis-technologique,prioriser-projet
                    DEMARRAGE          | fiche-projet,completer-demande                  | analyser-fiche,donner-avis-technologique,prioriser-projet,regulariser-prerequis
                    CHARTE             | charte-projet,plan-perennite                    | evaluer-envergure
                    CLOTURE            | rapport-cloture,etablir-cadre-gestion           | confirmer-dossier,confirmer-entente
                    CHANGEMENT         | demander-changement                             |
                    CHANGEMENT_HORS_DA | demander-changement                             |
                    ACTIF_COMMUN       | declarer-actif,actif-commun                     |
                    """)
    void chaque_jalon_a_ses_ecrits(String jalon, String soumis, String analyses) {
        Table table = Table.de("approbation/ecrits-jalon");
        assertThat(soumis(table, jalon)).containsExactly(soumis.split(","));
        assertThat(table.evaluer(Variables.putValue("jalon", jalon)))
                .filteredOn(ligne -> ligne.get("titre").equals("ANALYSE"))
                .extracting(ligne -> ligne.get("formulaire"))
                .containsExactlyElementsOf(analyses == null ? List.of() : List.of((Object[]) analyses.split(",")));
    }

    /** Ce que l'autorité lit : le soumis, puis les avis, le rang et, au démarrage, tout ce qui fut décidé. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DO              | donner-avis-technologique,prioriser-projet
                    DA              | avis-dossier-affaires,donner-avis-technologique,prioriser-projet
                    DEMARRAGE       | donner-avis-technologique,prioriser-projet,dossier-opportunite,dossier-affaires,transmettre-planification,declaration-pgri,avis-dossier-affaires,regulariser-prerequis
                    CHARTE          | revoir-envergure,tenir-rencontre-demarrage
                    CLOTURE         | mettre-en-service
                    ETAT_AVANCEMENT |
                    """)
    void chaque_jalon_se_lit_avec_ce_qui_fut_dit_avant(String jalon, String appuis) {
        Table table = Table.de("approbation/ecrits-jalon");
        assertThat(table.evaluer(Variables.putValue("jalon", jalon)))
                .filteredOn(ligne -> !ligne.get("titre").equals("SOUMIS") && (boolean) ligne.get("lu"))
                .extracting(ligne -> ligne.get("formulaire"))
                .containsExactlyElementsOf(appuis == null ? List.of() : List.of((Object[]) appuis.split(",")));
    }
}
