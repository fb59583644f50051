package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un formulaire impossible à montrer ou à juger est refusé, en une phrase qui dit où. */
class LectureFormulaireTest {

    @ParameterizedTest
    @ValueSource(strings = {"filepicker", "documentPreview", "expression", "dynamiclist", "inconnu", ""})
    void un_type_que_Tasklist_ne_montre_pas(String type) {
        assertThatThrownBy(() -> lire("{'type':'%s','key':'a'}".formatted(type)))
                .isInstanceOfSatisfying(
                        Refus.class, refus -> assertThat(refus.statut()).isEqualTo(400))
                .hasMessage("Le formulaire « essai » contient le champ « a » de type « " + type
                        + " », que Tasklist 7.24 ne sait pas montrer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "html",
                "image",
                "table",
                "spacer",
                "separator",
                "button",
                "iframe",
                "group",
                "textfield",
                "textarea",
                "number",
                "checkbox",
                "datetime"
            })
    void les_types_que_Tasklist_montre(String type) {
        assertThat(lire("{'type':'%s','key':'a'}".formatted(type)).nom()).isEqualTo("essai");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type':'textfield','key':'a.b'}                                     | donne au champ « a.b » de type « textfield » une clé qui ne peut nommer une variable
            {'type':'textfield','key':'a-b'}                                     | donne au champ « a-b » de type « textfield » une clé qui ne peut nommer une variable
            {'type':'textfield'}                                                 | donne à un composant de type « textfield » une clé qui ne peut nommer une variable
            {'type':'textfield','key':'a'},{'type':'group','components':[{'type':'number','key':'a'}]} | contient deux fois la clé « a »
            {'type':'group','id':'g','path':'x'}                                 | range le champ « g » sous le chemin « x » : les variables sont plates
            {'type':'textfield','key':'a','conditional':{'hide':'=1 +'}}         | ne se lit pas au champ « a » : l'expression FEEL « 1 + » ne se lit pas
            {'type':'textfield','key':'a','readonly':'=('}                       | ne se lit pas au champ « a » : l'expression FEEL « ( » ne se lit pas
            {'type':'number','key':'a','validate':{'min':'='}}                   | ne se lit pas au champ « a » : l'expression FEEL «  » ne se lit pas
            {'type':'number','key':'a','validate':{'min':'peu'}}                 | donne au champ « a » une borne qui n'est pas un nombre : « peu »
            {'type':'textfield','key':'a','properties':{'regle':'a = ('  ,'message':'x'}} | ne se lit pas au champ « a » : l'expression FEEL « a = ( » ne se lit pas
            {'type':'textfield','key':'a','properties':{'regle':'a = 1'}}        | déclare pour le champ « a » une règle « regle » sans son message
            {'type':'textfield','key':'a','properties':{'message2':'x'}}         | déclare pour le champ « a » un message « message2 » sans sa règle
            {'type':'textfield','key':'a','validate':{'pattern':'(['}}           | donne au champ « a » un motif qui ne se lit pas : « ([ »
            {'type':'select','key':'a','values':[]}                              | ne propose aucune réponse pour le champ « a » de type « select »
            {'type':'textfield','key':'a','label':'Motif de {{b}}'}              | montre une réponse par « {{…}} » hors d'un texte, au champ « a »
            {'type':'html','id':'h','content':'<p>{{b}}</p>'}                    | montre une réponse par « {{…}} » hors d'un texte, au champ « h »
            {'type':'text','id':'t','text':'{{b}}','label':'{{b}}'}              | montre une réponse par « {{…}} » hors d'un texte, au champ « t »
            """)
    void ce_qui_ne_peut_etre_juge(String composants, String raison) {
        assertThatThrownBy(() -> lire(composants)).isInstanceOf(Refus.class).hasMessageContaining(raison);
    }

    @Test
    void une_expression_n_appelle_pas_de_code_Java() {
        assertThatThrownBy(() -> Feel.analyser("""
                        {f: function(x) external {java: {class: "java.lang.Math", method signature: "abs(int)"}}, r: f(-1)}.r
                        """)).isInstanceOf(Refus.class);
    }

    @Test
    void ce_qui_n_est_pas_un_formulaire() {
        assertThatThrownBy(() -> Formulaire.lire("essai", "[]".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("Le formulaire « essai » n'est pas un objet JSON.");
        assertThatThrownBy(() -> Formulaire.lire("essai", "{".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("Le formulaire « essai » n'est pas un JSON lisible.");
    }

    @Test
    void servir_ne_change_pas_le_formulaire_garde_en_memoire() {
        Formulaire formulaire =
                lire("{'type':'select','key':'a','values':[],'properties':{'source':'lettres:majuscules'}}");
        ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);
        Demande demande = new Demande("alice", null, null, Map.of());

        JsonNode servi = contrat.servir(formulaire, demande);

        assertThat(servi.at("/components/0/values").toString())
                .isEqualTo("[{\"label\":\"Lettre a\",\"value\":\"A\"},{\"label\":\"Lettre b\",\"value\":\"B\"}]");
        assertThat(formulaire.schema().at("/components/0/values")).isEmpty();
        assertThat(formulaire.estRempliAuService()).isTrue();
        assertThat(formulaire.clesEcrites()).containsExactly("a");
    }

    @Test
    void deux_sources_de_meme_nom_sont_une_faute() {
        SourceTexte source = new SourceTexte() {
            @Override
            public String nom() {
                return "dossier";
            }

            @Override
            public String texte(Demande demande) {
                return "";
            }
        };
        assertThatThrownBy(() -> new Sources(List.of(), List.of(source, source)))
                .hasMessage("Deux sources de formulaire portent le nom « dossier ».");
    }

    @Test
    void une_saisie_echappee_ne_met_rien_en_forme() {
        assertThat(Markdown.echapper("**x** <b> [a](b)\n{{c}}"))
                .doesNotContain("*", "<", "[", "(", "{")
                .contains("  \n");
        assertThat(Markdown.echapper(null)).isEmpty();
    }

    private static Formulaire lire(String composants) {
        return Formulaire.lire(
                "essai", ("{\"components\":[" + composants.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void un_nombre_se_dit_avec_son_unite() {
        Formulaire formulaire = Formulaire.lire("essai", """
                {"components": [
                  {"type": "number", "key": "cout", "label": "Coût", "appearance": {"suffixAdorner": "$"}},
                  {"type": "number", "key": "rang", "label": "Rang"},
                  {"type": "datetime", "subtype": "date", "key": "jour", "dateLabel": "Depuis"}]}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(formulaire.redire(Map.of("cout", 12500.5, "rang", 3L, "jour", "2027-01-15")))
                .extracting(dite -> dite.question() + " : " + dite.libelle())
                .containsExactlyInAnyOrder("Coût : 12\u00a0500,5 $", "Rang : 3", "Depuis : 2027-01-15");
    }
}
