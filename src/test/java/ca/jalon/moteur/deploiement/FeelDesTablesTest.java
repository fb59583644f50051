package ca.jalon.moteur.deploiement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Le FEEL des tables répond comme celui du moteur, partout où une table de Jalon lui demande quelque chose. */
class FeelDesTablesTest {

    private static final Pattern LITTERAL = Pattern.compile("\"([^\"]*)\"|\\b\\d+(?:\\.\\d+)?\\b");

    private final FeelEngine publie = new ScalaFeelEngine(List.of());
    private final FeelEngine notre = new FeelDesTables();

    static Stream<Path> tables() throws IOException {
        return Files.walk(Path.of("processes"))
                .filter(fichier -> fichier.toString().endsWith(".dmn"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void chaque_case_vaut_ce_que_dit_le_moteur_publie(Path fichier) {
        for (DecisionTable table :
                Dmn.readModelFromFile(fichier.toFile()).getModelElementsByType(DecisionTable.class)) {
            for (int colonne = 0; colonne < table.getInputs().size(); colonne++) {
                comparer(table, colonne);
            }
            table.getRules()
                    .forEach(regle -> regle.getOutputEntries()
                            .forEach(sortie ->
                                    memeExpression(sortie.getText().getTextContent(), Variables.createVariables())));
        }
    }

    private void comparer(DecisionTable table, int colonne) {
        String entree = new ArrayList<>(table.getInputs())
                .get(colonne)
                .getInputExpression()
                .getText()
                .getTextContent();
        List<String> cases = table.getRules().stream()
                .map(regle -> caseDe(regle, colonne))
                .filter(texte -> !texte.isBlank())
                .distinct()
                .toList();
        for (Object valeur : valeurs(cases)) {
            VariableMap variables = Variables.putValue("cellInput", valeur);
            if (entree.matches("\\w+")) {
                variables.putValue(entree, valeur);
            }
            memeExpression(entree, variables);
            cases.forEach(texte -> memeTest(texte, "cellInput", variables));
        }
    }

    private static String caseDe(Rule regle, int colonne) {
        UnaryTests entree = new ArrayList<>(regle.getInputEntries()).get(colonne);
        return entree.getText() == null ? "" : entree.getText().getTextContent();
    }

    /** Ce que la colonne nomme, et ce qu'elle n'attend pas. */
    private static Set<Object> valeurs(List<String> cases) {
        Set<Object> valeurs = new LinkedHashSet<>();
        valeurs.add(null);
        valeurs.addAll(List.of("", "autre", true, false, -1, 0, 1.5, 1_000_000_000L, List.of("A", "B")));
        for (String texte : cases) {
            Matcher litteraux = LITTERAL.matcher(texte);
            while (litteraux.find()) {
                if (litteraux.group(1) != null) {
                    valeurs.add(litteraux.group(1));
                } else {
                    double nombre = Double.parseDouble(litteraux.group());
                    valeurs.addAll(List.of(nombre, nombre - 1, nombre + 1));
                }
            }
        }
        return valeurs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absente",
                "cellInput + 1",
                "1 +",
                "if cellInput > 2 then \"oui\" else \"non\"",
                "date(\"2027-02-30\")"
            })
    void une_expression_fautive_ou_sans_valeur_aussi(String texte) {
        for (Object valeur : new Object[] {null, 3, "texte"}) {
            memeExpression(texte, Variables.putValue("cellInput", valeur));
        }
    }

    @Test
    void une_case_peut_nommer_son_entree_ou_une_autre_variable() {
        VariableMap variables = Variables.putValue("cellInput", 4).putValue("seuil", 3);
        for (String texte : List.of("> seuil", "? > 3", "not(4)", "[3..5]", "absente", "\"4\"", "-")) {
            memeTest(texte, "cellInput", variables);
        }
        assertThat(notre.evaluateSimpleUnaryTests("> seuil", "cellInput", variables.asVariableContext()))
                .isTrue();
        variables.putValue("seuil", 5);
        assertThat(notre.evaluateSimpleUnaryTests("> seuil", "cellInput", variables.asVariableContext()))
                .as("une case gardée relit ses variables")
                .isFalse();
    }

    private void memeExpression(String texte, VariableMap variables) {
        meme(
                texte,
                variables,
                () -> publie.evaluateSimpleExpression(texte, variables.asVariableContext()),
                () -> notre.evaluateSimpleExpression(texte, variables.asVariableContext()));
    }

    private void memeTest(String texte, String entree, VariableMap variables) {
        meme(
                texte,
                variables,
                () -> publie.evaluateSimpleUnaryTests(texte, entree, variables.asVariableContext()),
                () -> notre.evaluateSimpleUnaryTests(texte, entree, variables.asVariableContext()));
    }

    private static void meme(String texte, VariableMap variables, Supplier<Object> attendu, Supplier<Object> obtenu) {
        assertThat(reponse(obtenu)).as("%s avec %s", texte, variables).isEqualTo(reponse(attendu));
    }

    private static Object reponse(Supplier<Object> question) {
        try {
            return question.get();
        } catch (FeelException e) {
            return "refus : " + e.getMessage();
        }
    }
}
