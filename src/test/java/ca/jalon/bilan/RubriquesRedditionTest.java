package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.calendrier.Exercice;
import ca.jalon.moteur.Tables;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Chaque ligne de la table nomme un fait que le bilan a, et les mandats ne se rendent qu'au-dessus de l'établissement. */
@EssaiSpring
class RubriquesRedditionTest {

    @Autowired
    Tables tables;

    @Autowired
    Collecte collecte;

    @ParameterizedTest
    @CsvSource({"LOCAL, 21", "TERRITORIAL, 26", "NATIONAL, 26"})
    void chaque_ligne_nomme_un_fait(String palier, int lignes) {
        List<Map<String, Object>> retenues = tables.lignes("rubriques-reddition", Map.of("palierBilan", palier));
        assertThat(retenues).hasSize(lignes);
        assertThat(retenues).extracting(ligne -> ligne.get("indicateur")).doesNotHaveDuplicates();
        List<String> codes = collecte.reunir(new Exercice(2026), Palier.NATIONAL, Portee.QUEBEC).stream()
                .flatMap(section -> section.faits().stream())
                .map(Fait::code)
                .toList();
        assertThat(retenues)
                .allSatisfy(ligne ->
                        assertThat(codes).contains(ligne.get("indicateur").toString()));
        assertThat(retenues).extracting(ligne -> ligne.get("rubrique")).contains("Gouvernance");
        assertThat(retenues.stream().anyMatch(ligne -> ligne.get("rubrique").equals("Mandats et actifs communs")))
                .isEqualTo(!palier.equals("LOCAL"));
    }
}
