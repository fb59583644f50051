package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Un brouillon rendu par un formulaire qui a changé depuis : rien n'est inventé, rien ne disparaît sans être dit. */
class EbaucheTest {

    private static final Demande DEMANDE = new Demande("alice", List.of(), null, Map.of());

    private final ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);

    private static final String AVANT = formulaire("""
            {"type": "textfield", "key": "titre", "label": "Titre"},
            {"type": "number", "key": "somme", "label": "Somme", "validate": {"min": 10}},
            {"type": "radio", "key": "avis", "label": "Avis",
             "values": [{"value": "OUI", "label": "Favorable"}, {"value": "NON", "label": "Défavorable"}]},
            {"type": "checklist", "key": "sources", "label": "Sources",
             "values": [{"value": "A", "label": "Établissement"}, {"value": "B", "label": "Ministère"}]},
            {"type": "textfield", "key": "vide", "label": "Vidé"},
            {"type": "textfield", "key": "fige", "label": "Figé"},
            {"type": "textfield", "key": "parti", "label": "Parti"}""");

    private static final String APRES = formulaire("""
            {"type": "textfield", "key": "titre", "label": "Titre"},
            {"type": "number", "key": "somme", "label": "Somme", "validate": {"min": 10}},
            {"type": "radio", "key": "avis", "label": "Avis", "values": [{"value": "OUI", "label": "Favorable"}]},
            {"type": "checklist", "key": "sources", "label": "Sources",
             "values": [{"value": "B", "label": "Ministère"}, {"value": "C", "label": "Autre"}]},
            {"type": "textfield", "key": "vide", "label": "Vidé"},
            {"type": "textfield", "key": "fige", "label": "Figé", "readonly": true}""");

    @Test
    void le_meme_formulaire_rend_tout_meme_ce_qui_est_faux() {
        EbaucheRendue rendue = rendre(AVANT);
        assertThat(rendue.perdues()).isEmpty();
        Map<String, Object> attendues = new HashMap<>(Map.of(
                "titre",
                "Un titre",
                "somme",
                "12 50",
                "avis",
                "NON",
                "sources",
                List.of("A", "B"),
                "fige",
                "Figé ici",
                "parti",
                "Parti ici"));
        attendues.put("vide", "");
        assertThat(rendue.reponses()).isEqualTo(attendues);
    }

    @Test
    void ce_qui_n_est_plus_offert_est_dit_avec_ses_mots() {
        EbaucheRendue rendue = rendre(APRES);
        assertThat(rendue.reponses())
                .isEqualTo(Map.of("titre", "Un titre", "somme", "12 50", "sources", List.of("B"), "vide", ""));
        assertThat(rendue.perdues().stream().map(perdue -> perdue.question() + " : " + perdue.libelle()))
                .containsExactlyInAnyOrder(
                        "Avis : Défavorable",
                        "Sources : Établissement, Ministère",
                        "Figé : Figé ici",
                        "Parti : Parti ici");
    }

    @Test
    void ce_que_le_formulaire_ne_sait_pas_montrer_n_est_pas_garde() {
        Map<String, Object> saisie = new HashMap<>(Map.of(
                "titre",
                List.of("liste"),
                "somme",
                Map.of("a", 1),
                "avis",
                List.of("OUI"),
                "sources",
                "A",
                "inconnu",
                "x"));
        saisie.put("vide", null);
        assertThat(contrat.ebaucher(lire(AVANT), saisie, DEMANDE))
                .extracting(ReponseDite::cle)
                .containsExactly("vide");
    }

    private EbaucheRendue rendre(String formulaire) {
        Map<String, Object> saisie = new HashMap<>(Map.of(
                "titre",
                "Un titre",
                "somme",
                "12 50",
                "avis",
                "NON",
                "sources",
                Arrays.asList("A", "B"),
                "fige",
                "Figé ici",
                "parti",
                "Parti ici"));
        saisie.put("vide", null);
        return contrat.rendre(lire(formulaire), contrat.ebaucher(lire(AVANT), saisie, DEMANDE), DEMANDE);
    }

    private static Formulaire lire(String formulaire) {
        return Formulaire.lire("essai", formulaire.getBytes(StandardCharsets.UTF_8));
    }

    private static String formulaire(String composants) {
        return "{\"type\": \"default\", \"id\": \"essai\", \"components\": [" + composants + "]}";
    }
}
