package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Chaque formulaire de {@code forms/} accepte son exemple et refuse chaque altération d'un seul de ses champs.
 *
 * <p>Formulaires et exemples se trouvent par leur dossier ; un formulaire neuf est éprouvé sans rien écrire ici.
 */
class FormulairesDuProjetTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Path EXEMPLES = Path.of("src/test/resources/exemples");
    private static final Path CONTEXTES = Path.of("src/test/resources/contrat/contextes.json");
    private static final String INCONNUE = "REPONSE_QUI_N_EXISTE_PAS";

    /** Une altération d'un seul champ, et la règle qui doit la refuser ; l'une ou l'autre si le champ est aussi conditionnel. */
    private record Alteration(String champ, Object valeur, String... acceptees) {

        List<String> regles() {
            return List.of(acceptees);
        }
    }

    @TestFactory
    Stream<DynamicTest> chaque_formulaire() throws IOException {
        JsonNode contextes = JSON.readTree(CONTEXTES.toFile());
        List<Path> formulaires = fichiers(Path.of("forms"), ".form");
        List<Path> exemples = fichiers(EXEMPLES, ".json");
        assertThat(exemples.stream().map(exemple -> formulaireDe(nom(exemple))).distinct())
                .as("un exemple au moins par formulaire")
                .containsExactlyInAnyOrderElementsOf(
                        formulaires.stream().map(FormulairesDuProjetTest::nom).toList());
        return formulaires.stream()
                .flatMap(formulaire -> exemples.stream()
                        .filter(exemple -> formulaireDe(nom(exemple)).equals(nom(formulaire)))
                        .map(exemple -> DynamicTest.dynamicTest(
                                nom(exemple),
                                () -> eprouver(formulaire, exemple, objet(contextes.path(nom(exemple)))))));
    }

    /** Sans décimales dites, « 12.500 » se lirait douze et demi, et le registre n'en garderait que douze. */
    @Test
    void chaque_nombre_dit_ses_decimales() throws IOException {
        for (Path formulaire : fichiers(Path.of("forms"), ".form")) {
            List<JsonNode> champs = new ArrayList<>();
            relever(JSON.readTree(formulaire.toFile()), champs);
            assertThat(champs)
                    .filteredOn(champ -> champ.path("type").asText().equals("number"))
                    .as(nom(formulaire))
                    .allSatisfy(champ -> assertThat(champ.path("decimalDigits").isIntegralNumber())
                            .as(champ.path("key").asText())
                            .isTrue());
        }
    }

    private static List<Path> fichiers(Path dossier, String suffixe) throws IOException {
        try (Stream<Path> fichiers = Files.walk(dossier)) {
            return fichiers.filter(fichier -> fichier.toString().endsWith(suffixe))
                    .sorted()
                    .toList();
        }
    }

    private static String nom(Path fichier) {
        return fichier.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** {@code formulaire@etape} : ce qu'on répond au même formulaire, à une étape qui en montre autre chose. */
    private static String formulaireDe(String exemple) {
        return exemple.replaceFirst("@.*", "");
    }

    private void eprouver(Path fichier, Path exemple, Map<String, Object> variables) throws IOException {
        byte[] contenu = Files.readAllBytes(fichier);
        Map<String, Object> envoi = dates(objet(JSON.readTree(exemple.toFile())));
        // form-js montre « \n » tel quel quand il est écrit dans une expression : le retour de ligne va hors d'elle.
        assertThat(JSON.readTree(contenu).findValuesAsText("text"))
                .as("textes")
                .noneMatch(texte -> texte.contains("\\n"));
        List<JsonNode> champs = new ArrayList<>();
        relever(JSON.readTree(contenu), champs);
        Set<String> textes = new TreeSet<>();
        releverTextes(JSON.readTree(contenu), textes);
        Sources sources = sources(champs, textes, envoi);
        Formulaire formulaire = Formulaire.lire(nom(fichier), contenu);
        ContratFormulaire contrat = new ContratFormulaire(sources, ReglesTest.HORLOGE);
        Demande demande = new Demande("alice", List.of(), null, variables);

        formulaire.verifierSources(sources);
        Verdict verdict = contrat.juger(formulaire, envoi, demande);
        assertThat(verdict.violations()).as("exemple").isEmpty();

        for (JsonNode champ : champs) {
            for (Alteration alteration : alterations(champ, envoi, verdict, variables)) {
                Map<String, Object> altere = new HashMap<>(envoi);
                altere.put(alteration.champ(), alteration.valeur());
                assertThat(contrat.juger(formulaire, altere, demande).violations())
                        .as(alteration.toString())
                        .anyMatch(violation -> violation.champ().equals(alteration.champ())
                                && alteration.regles().contains(violation.regle()));
            }
        }
        Map<String, Object> intrus = new HashMap<>(envoi);
        intrus.put("decisionMinistre", "AUTORISE");
        assertThat(contrat.juger(formulaire, intrus, demande).violations())
                .extracting(Violation::regle)
                .containsExactly("nonDeclare");
    }

    private static List<Alteration> alterations(
            JsonNode champ, Map<String, Object> envoi, Verdict verdict, Map<String, Object> variables) {
        String cle = champ.get("key").asText();
        List<Alteration> alterations = new ArrayList<>();
        if (champ.path("disabled").asBoolean()
                || champ.path("readonly").asBoolean()
                || champ.path("readonly").asText().contains("numeroProjet") && variables.containsKey("numeroProjet")
                || champ.path("readonly").asText().contains("priorisation") && variables.containsKey("priorisation")
                || champ.at("/properties/calcule").asText().equals("oui")) {
            // D'une liste, un mot seul n'est pas même une réponse.
            return List.of(new Alteration(
                    cle, "changé", "lectureSeule", champ.has("conditional") ? "masque" : "lectureSeule", "type"));
        }
        boolean cache = !envoi.containsKey(cle)
                && champ.at("/validate/required").asBoolean()
                && verdict.valeurs().get(cle) == null;
        if (cache && champ.at("/properties/siCache").isTextual()) {
            // Envoyé quand même, il est laissé ou gardé, jamais refusé.
            return List.of();
        }
        if (cache) {
            return List.of(new Alteration(cle, "forcé", "masque"));
        }
        if (champ.at("/validate/required").asBoolean()) {
            alterations.add(new Alteration(cle, null, "obligatoire"));
        }
        if (!envoi.containsKey(cle)) {
            return alterations;
        }
        JsonNode validation = champ.path("validate");
        switch (champ.get("type").asText()) {
            case "textfield", "textarea" -> {
                alterations.add(new Alteration(cle, 12, "type"));
                alterations.add(new Alteration(cle, "x\u0000y", "caracteres"));
                alterations.add(new Alteration(cle, "x".repeat(4001), "longueurMax"));
                if (validation.path("minLength").asInt() > 1) {
                    alterations.add(new Alteration(
                            cle, "x".repeat(validation.get("minLength").asInt() - 1), "longueurMin"));
                }
                if (validation.path("maxLength").isNumber()) {
                    alterations.add(new Alteration(
                            cle, "x".repeat(validation.get("maxLength").asInt() + 1), "longueurMax"));
                }
                if (validation.has("pattern")) {
                    alterations.add(new Alteration(cle, "§§§§§§", "motif"));
                }
                if (validation.path("validationType").asText().equals("email")) {
                    alterations.add(new Alteration(cle, "pas un courriel", "courriel"));
                }
            }
            case "number" -> {
                alterations.add(new Alteration(cle, "beaucoup", "type"));
                if (validation.path("min").isNumber()) {
                    alterations.add(new Alteration(cle, validation.get("min").asDouble() - 1, "min"));
                }
                if (validation.path("max").isNumber()) {
                    alterations.add(new Alteration(cle, validation.get("max").asDouble() + 1, "max"));
                }
                if (champ.has("decimalDigits")) {
                    alterations.add(new Alteration(cle, validation.path("min").asDouble() + 1.0000123, "decimales"));
                }
            }
            case "checkbox" -> alterations.add(new Alteration(cle, "oui", "type"));
            case "radio", "select" -> alterations.add(new Alteration(cle, INCONNUE, "option"));
            case "checklist", "taglist" -> {
                alterations.add(new Alteration(cle, List.of(INCONNUE), "option"));
                alterations.add(new Alteration(cle, INCONNUE, "type"));
            }
            case "datetime" -> alterations.add(new Alteration(cle, "2027-02-30", "date", "dateHeure"));
            default -> throw new AssertionError("type sans altération : " + champ.get("type"));
        }
        return alterations;
    }

    private static void relever(JsonNode parent, List<JsonNode> champs) {
        for (JsonNode composant : parent.path("components")) {
            if (composant.has("key")) {
                champs.add(composant);
            }
            relever(composant, champs);
        }
    }

    /** Chaque source propose ce que l'exemple a choisi ; les textes servis disent leur nom. */
    private static Sources sources(List<JsonNode> champs, Set<String> textes, Map<String, Object> envoi) {
        Map<String, Set<String>> reponses = new HashMap<>();
        for (JsonNode champ : champs) {
            if (champ.at("/properties/source").isTextual()) {
                Object choisie = envoi.get(champ.get("key").asText());
                Set<String> connues = reponses.computeIfAbsent(
                        champ.at("/properties/source").asText().split(":")[0], nom -> new TreeSet<>());
                (choisie instanceof Collection<?> plusieurs ? plusieurs : List.of(String.valueOf(choisie)))
                        .forEach(reponse -> connues.add(reponse.toString()));
            }
        }
        // Un texte selon une réponse se lit d'une liste.
        textes.forEach(nom -> reponses.putIfAbsent(nom, Set.of()));
        List<SourceOptions> sources = new ArrayList<>();
        reponses.forEach((nom, connues) -> sources.add(new SourceOptions() {
            @Override
            public String nom() {
                return nom;
            }

            @Override
            public List<Option> options(Demande demande) {
                return connues.stream()
                        .map(reponse -> new Option(reponse, reponse))
                        .toList();
            }
        }));
        return new Sources(
                sources,
                textes.stream().map(nom -> SourceTexte.de(nom, demande -> nom)).toList());
    }

    private static void releverTextes(JsonNode composant, Set<String> noms) {
        if (composant.path("type").asText().equals("text")
                && composant.at("/properties/source").isTextual()) {
            noms.add(composant.at("/properties/source").asText().split(":")[0]);
        }
        composant.path("components").forEach(enfant -> releverTextes(enfant, noms));
    }

    /** Un exemple dit ses dates par rapport au jour : {@code aujourd'hui}, {@code +30j}, {@code -10j}. */
    private static Map<String, Object> dates(Map<String, Object> exemple) {
        LocalDate jour = LocalDate.now(ReglesTest.HORLOGE);
        exemple.replaceAll((cle, valeur) -> {
            if ("aujourd'hui".equals(valeur)) {
                return jour.toString();
            }
            return valeur instanceof String texte && texte.matches("[+-]\\d+j")
                    ? jour.plusDays(Integer.parseInt(texte.substring(0, texte.length() - 1)))
                            .toString()
                    : valeur;
        });
        return exemple;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> objet(JsonNode noeud) {
        return noeud.isMissingNode() ? new HashMap<>() : JSON.convertValue(noeud, LinkedHashMap.class);
    }
}
