package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vérifie ce qu'un envoi partiel tient de ce qui est déjà connu, et ce qu'un envoi complet n'en tient pas. */
class EnvoiPartielTest {

    private static final Formulaire FORMULAIRE = Formulaire.lire("partiel", """
            {"type": "default", "components": [
              {"type": "textfield", "key": "voie", "label": "Voie"},
              {"type": "textfield", "key": "motif", "label": "Motif", "conditional": {"hide": "=voie != \\"LONGUE\\""}},
              {"type": "textfield", "key": "somme", "label": "Somme", "readonly": "=verrou = true"},
              {"type": "textfield", "key": "raison", "label": "Raison", "conditional": {"hide": "=somme != \\"GROSSE\\""}}
            ]}
            """.getBytes(StandardCharsets.UTF_8));

    private final ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);

    @Test
    void ce_qui_ne_voyage_pas_garde_sa_valeur_connue() {
        Demande longue = connaissant(Map.of("voie", "LONGUE"));
        assertThat(contrat.jugerPartiel(FORMULAIRE, Map.of("motif", "Loin."), longue)
                        .valeurs())
                .isEqualTo(Map.of("motif", "Loin."));
        assertThat(regles(contrat.juger(FORMULAIRE, Map.of("motif", "Loin."), longue)))
                .as("rempli, le formulaire n'a pas de voie")
                .containsExactly("motif : masque");
    }

    @Test
    void ce_qui_voyage_l_emporte_sur_ce_qui_etait_connu() {
        Demande courte = connaissant(Map.of("voie", "COURTE"));
        assertThat(contrat.jugerPartiel(FORMULAIRE, Map.of("voie", "LONGUE", "motif", "Loin."), courte)
                        .valeurs())
                .isEqualTo(Map.of("voie", "LONGUE", "motif", "Loin."));
        assertThat(regles(contrat.jugerPartiel(FORMULAIRE, Map.of("motif", "Loin."), courte)))
                .containsExactly("motif : masque");
    }

    /** En lecture seule, un champ dit sa valeur connue ; libre, il dit ce qui vient d'être répondu. */
    @Test
    void une_condition_lit_un_champ_verrouille_a_sa_valeur_connue() {
        Demande verrouille = connaissant(Map.of("somme", "GROSSE", "verrou", true));
        assertThat(contrat.juger(FORMULAIRE, Map.of("raison", "Rare."), verrouille)
                        .valeurs())
                .containsEntry("raison", "Rare.");
        Demande libre = connaissant(Map.of("somme", "GROSSE", "verrou", false));
        assertThat(regles(contrat.juger(FORMULAIRE, Map.of("raison", "Rare."), libre)))
                .containsExactly("raison : masque");
        assertThat(contrat.juger(FORMULAIRE, Map.of("somme", "GROSSE", "raison", "Rare."), libre)
                        .valeurs())
                .containsEntry("raison", "Rare.");
    }

    private static Demande connaissant(Map<String, Object> variables) {
        return new Demande("alice", List.of(), null, variables);
    }

    private static List<String> regles(Verdict verdict) {
        return verdict.violations().stream()
                .map(violation -> violation.champ() + " : " + violation.regle())
                .toList();
    }
}
