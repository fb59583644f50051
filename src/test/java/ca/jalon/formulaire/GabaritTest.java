package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un texte rempli par le serveur : ce qu'il montre, et qu'une réponse n'y devient jamais de la mise en forme. */
class GabaritTest {

    private static final Feel FEEL = new Feel(Clock.systemUTC());

    private static String remplir(String texte, Map<String, Object> reponses) {
        return Gabarit.lire(texte)
                .remplir(
                        reponses,
                        FEEL,
                        (variable, code) -> "niveau LOCAL".equals(variable + " " + code) ? "local" : code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{nom}}                                            | Jean            | Jean
            {{nom}}                                            | **Jean**        | &#42;&#42;Jean&#42;&#42;
            {{nom}}                                            | <b>x</b>        | &#60;b&#62;x&#60;&#47;b&#62;
            {{nom}}                                            | {{autre}}       | &#123;&#123;autre&#125;&#125;
            {{absent}}                                         | Jean            | —
            {{if nom = "LOCAL" then "local" else "autre"}}     | LOCAL           | local
            {{#if nom != null}}**Nom** {{nom}}{{/if}}          | Jean            | **Nom** Jean
            {{#if absent != null}}caché{{/if}}fin              | Jean            | fin
            {{#if nom != null}}{{#if absent = null}}a{{/if}}b{{/if}} | Jean      | ab
            {{if nom = "A_B" then "code" else "non"}}          | A_B             | code
            """)
    void une_reponse_se_lit_telle_quelle(String texte, String nom, String attendu) {
        assertThat(remplir(texte, Map.of("nom", nom))).isEqualTo(attendu);
    }

    @Test
    void un_nombre_s_ecrit_a_la_francaise_et_un_montant_dit_son_unite() {
        Map<String, Object> reponses = new HashMap<>(Map.of("n", 1234567.5, "oui", true, "liste", List.of("A", "*b*")));
        reponses.put("vide", null);
        assertThat(remplir("{{n}}", reponses)).isEqualTo("1\u00a0234\u00a0567,5");
        assertThat(remplir("{{n $}}", reponses)).isEqualTo("1\u00a0234\u00a0567,5 $");
        assertThat(remplir("{{vide $}}", reponses)).isEqualTo("—");
        assertThat(remplir("{{oui}}", reponses)).isEqualTo("Oui");
        assertThat(remplir("{{liste}}", reponses)).isEqualTo("A, &#42;b&#42;");
    }

    @Test
    void un_code_se_lit_en_mots_et_reste_un_code_pour_les_conditions() {
        Map<String, Object> reponses = Map.of("niveau", "LOCAL", "autre", "LOCAL", "liste", List.of("LOCAL", "X"));
        assertThat(remplir("{{niveau}}", reponses)).isEqualTo("local");
        assertThat(remplir("{{autre}}", reponses)).isEqualTo("LOCAL");
        assertThat(remplir("{{#if niveau = \"LOCAL\"}}oui{{/if}}", reponses)).isEqualTo("oui");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#if x}}sans fin", "{{#loop x}}{{/loop}}", "{{/if}}", "{{a +}}"})
    void un_gabarit_mal_forme_est_refuse_au_deploiement(String texte) {
        assertThatThrownBy(() -> Gabarit.lire(texte)).isInstanceOf(Refus.class);
    }
}
