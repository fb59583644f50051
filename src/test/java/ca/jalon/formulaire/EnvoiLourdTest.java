package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie, au caractère et au niveau près, ce qu'un envoi peut peser avant d'être lu. */
class EnvoiLourdTest {

    private static final Formulaire FORMULAIRE = Formulaire.lire("lourd", """
            {"type": "default", "components": [{"type": "textfield", "key": "t", "label": "Texte"}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);

    /** Huit par valeur, clés et contenants compris, et un par caractère : deux cent mille en tout. */
    @ParameterizedTest
    @CsvSource({"texte, 199975", "liste, 199967", "objet, 199958", "deux, 199959"})
    void un_envoi_pese_deux_cent_mille_au_plus(String forme, int longueur) {
        assertThat(tropLourd(envoi(forme, "x".repeat(longueur)))).isFalse();
        assertThat(tropLourd(envoi(forme, "x".repeat(longueur + 1)))).isTrue();
    }

    @Test
    void un_champ_de_plus_pese_encore_quand_le_premier_a_tout_pris() {
        Map<String, Object> envoi = new LinkedHashMap<>();
        envoi.put("t", "x".repeat(199_975));
        envoi.put("u", "");
        assertThat(refusePourSonPoids(envoi)).isTrue();
    }

    private static Object envoi(String forme, String texte) {
        return switch (forme) {
            case "texte" -> texte;
            case "liste" -> List.of(texte);
            case "objet" -> Map.of("k", texte);
            default -> List.of("", texte);
        };
    }

    @Test
    void un_envoi_a_vingt_niveaux_au_plus() {
        for (UnaryOperator<Object> contenant :
                List.<UnaryOperator<Object>>of(List::of, dedans -> Map.of("k", dedans))) {
            Object vingt = Stream.iterate((Object) List.of(), contenant)
                    .skip(19)
                    .findFirst()
                    .orElseThrow();
            assertThat(tropLourd(vingt)).isFalse();
            assertThat(tropLourd(contenant.apply(vingt))).isTrue();
        }
    }

    private boolean tropLourd(Object valeur) {
        return refusePourSonPoids(Map.of("t", valeur));
    }

    private boolean refusePourSonPoids(Map<String, Object> envoi) {
        return contrat.juger(FORMULAIRE, envoi, new Demande("alice", List.of(), null, Map.of())).violations().stream()
                .anyMatch(violation -> violation.regle().equals("taille"));
    }
}
