package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie ce qu'un envoi accepté redit à la personne : ce qu'elle a répondu, ce qu'elle a lu, ce qu'elle a laissé. */
class ReponsesDitesTest {

    private static final Formulaire FORMULAIRE = Formulaire.lire("dites", """
            {"type": "default", "components": [
              {"type": "textfield", "key": "titre", "label": "Titre"},
              {"type": "group", "label": "Coûts", "components": [
                {"type": "number", "key": "somme", "label": "Somme", "decimalDigits": 2, "appearance": {"suffixAdorner": "$"}},
                {"type": "checkbox", "key": "urgent", "label": "Urgent"}
              ]},
              {"type": "checklist", "key": "sources", "label": "Sources", "values": [
                {"label": "Établissement", "value": "ETABLISSEMENT"}, {"label": "Ministère", "value": "MINISTERE"}]},
              {"type": "textfield", "key": "numero", "label": "Numéro", "readonly": true},
              {"type": "textfield", "key": "motif", "label": "Motif", "conditional": {"hide": "=urgent != true"}},
              {"type": "textfield", "key": "note", "label": "Note", "readonly": true}
            ]}
            """.getBytes(StandardCharsets.UTF_8));

    private final ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);

    @Test
    void chaque_reponse_se_redit_dans_l_ordre_avec_ses_mots() {
        Verdict verdict = juger(Map.of(
                "titre",
                "Plaies",
                "somme",
                12500.5,
                "urgent",
                true,
                "sources",
                List.of("MINISTERE", "ETABLISSEMENT"),
                "motif",
                "Rupture."));
        assertThat(verdict.dites())
                .extracting(ReponseDite::cle, ReponseDite::section, ReponseDite::question, ReponsesDitesTest::dit)
                .containsExactly(
                        tuple("titre", "", "Titre", "Plaies"),
                        tuple("somme", "Coûts", "Somme", "12 500,5 $"),
                        tuple("urgent", "Coûts", "Urgent", "Oui"),
                        tuple("sources", "", "Sources", "Ministère, Établissement"),
                        tuple("numero", "", "Numéro", "TS-1 (montré)"),
                        tuple("motif", "", "Motif", "Rupture."));
        assertThat(verdict.sansReponse()).isEmpty();
    }

    @Test
    void ce_qui_est_vide_ou_cache_ne_se_redit_pas_et_se_compte_sans_reponse() {
        Verdict verdict = juger(Map.of("titre", "", "urgent", false, "sources", List.of()));
        assertThat(verdict.dites())
                .extracting(ReponseDite::cle, ReponsesDitesTest::dit)
                .containsExactly(tuple("urgent", "Non"), tuple("numero", "TS-1 (montré)"));
        assertThat(verdict.sansReponse()).containsExactly("titre", "somme", "sources", "motif");
    }

    @Test
    void un_envoi_partiel_ne_redit_rien() {
        Verdict verdict = contrat.jugerPartiel(FORMULAIRE, Map.of("titre", "Plaies"), demande());
        assertThat(verdict.valeurs()).isEqualTo(Map.of("titre", "Plaies"));
        assertThat(verdict.dites()).isEmpty();
        assertThat(verdict.sansReponse()).isEmpty();
    }

    /** Un nom venu d'ailleurs se cite sans ses signes, à soixante caractères. */
    @ParameterizedTest
    @CsvSource({"60, ''", "61, …"})
    void un_champ_inconnu_se_cite_court(int longueur, String suite) {
        Map<String, Object> envoi = new HashMap<>();
        envoi.put("n".repeat(longueur), 1);
        assertThat(juger(envoi).violations()).extracting(Violation::libelle).containsExactly("n".repeat(60) + suite);
    }

    private static String dit(ReponseDite reponse) {
        String net = reponse.libelle().replace('\u00a0', ' ').replace('\u202f', ' ');
        return reponse.montree() ? net + " (montré)" : net;
    }

    private Verdict juger(Map<String, Object> envoi) {
        return contrat.juger(FORMULAIRE, envoi, demande());
    }

    private static Demande demande() {
        return new Demande("alice", List.of(), null, Map.of("numero", "TS-1"));
    }
}
