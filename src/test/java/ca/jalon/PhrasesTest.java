package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Le tableau {@code docs/phrases.md} dit vrai : chaque place y est une fois, dans l'ordre, et l'essai qu'il nomme existe. Les
 * phrases qui ne demandent qu'un contenu aux outils communs se jouent ici.
 */
class PhrasesTest {

    private static final Pattern RANG = Pattern.compile("\\| ([0-9.]+) · (\\d+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern ESSAI = Pattern.compile("`(\\w+)#(\\w+)`");

    /** Nombre de phrases de chaque section du cadre, dans son ordre. */
    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("3", 3),
            Map.entry("3.1.1", 2),
            Map.entry("3.1.2", 11),
            Map.entry("3.1.3", 23),
            Map.entry("3.1.4", 14),
            Map.entry("3.1.5", 4),
            Map.entry("3.2", 2),
            Map.entry("3.2.1", 8),
            Map.entry("3.2.2", 7),
            Map.entry("3.2.2.1", 6),
            Map.entry("3.2.2.2", 8));

    private static List<Matcher> lignes() throws IOException {
        List<Matcher> lignes = new ArrayList<>();
        for (String ligne : Files.readAllLines(Path.of("docs/phrases.md"))) {
            Matcher lue = RANG.matcher(ligne);
            if (lue.matches()) {
                lignes.add(lue);
            } else {
                assertThat(ligne).doesNotStartWith("| 3");
            }
        }
        return lignes;
    }

    @Test
    void chaque_place_y_est_une_fois_dans_l_ordre() throws IOException {
        Map<String, Integer> dernier = new HashMap<>();
        for (Matcher ligne : lignes()) {
            assertThat(Integer.parseInt(ligne.group(2)))
                    .as(ligne.group())
                    .isEqualTo(dernier.merge(ligne.group(1), 1, Integer::sum));
        }
        assertThat(dernier).isEqualTo(SECTIONS);
    }

    @Test
    void chaque_essai_nomme_existe() throws IOException {
        Map<String, String> classes = new HashMap<>();
        try (Stream<Path> fichiers = Files.walk(Path.of("src/test/java"))) {
            for (Path fichier :
                    fichiers.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                classes.put(fichier.getFileName().toString().replace(".java", ""), Files.readString(fichier));
            }
        }
        TreeSet<String> absents = new TreeSet<>();
        for (Matcher ligne : lignes()) {
            Matcher essai = ESSAI.matcher(ligne.group(4));
            boolean nomme = false;
            while (essai.find()) {
                nomme = true;
                String essais = classes.getOrDefault(essai.group(1), "");
                // Un essai est sans mot devant « void » ; une méthode d'aide est privée.
                if (!essais.contains("\n    void " + essai.group(2) + "(")) {
                    absents.add(essai.group());
                }
            }
            if (!nomme && !ligne.group(4).startsWith("sans essai : ")) {
                absents.add(ligne.group());
            }
        }
        assertThat(absents).isEmpty();
    }

    /** Clés que ce formulaire exige quand elles sont montrées. */
    private static TreeSet<String> exigees(String formulaire) throws IOException {
        TreeSet<String> exigees = new TreeSet<>();
        new ObjectMapper()
                .readTree(Path.of("forms/projet/" + formulaire + ".form").toFile()).findParents("key").stream()
                        .filter(champ -> champ.at("/validate/required").asBoolean())
                        .filter(champ ->
                                !"=true".equals(champ.at("/conditional/hide").asText()))
                        .map(champ -> champ.path("key").asText())
                        .forEach(exigees::add);
        return exigees;
    }

    @Test
    void la_charte_a_ses_trois_volets_et_le_manuel_ses_plans() throws IOException {
        assertThat(exigees("charte-projet"))
                .contains("voletClinique", "voletOrganisationnel", "voletTechnologique")
                .contains(
                        "planCommunication",
                        "strategieChangement",
                        "planSoutienDeploiement",
                        "planSoutienPostDeploiement",
                        "standardisationClinique",
                        "remunerationMedicale",
                        "indicateursResultats",
                        "indicateursDeploiement",
                        "referencePlanPerennite");
    }

    @Test
    void les_six_outils_communs_existent() throws IOException {
        for (String outil :
                List.of("fiche-projet", "charte-projet", "suivre-risque", "etat-avancement", "rapport-cloture")) {
            assertThat(exigees(outil)).as(outil).isNotEmpty();
        }
        JsonNode charte = new ObjectMapper()
                .readTree(Path.of("forms/projet/charte-projet.form").toFile());
        assertThat(charte.toString()).as("le manuel en est la suite").contains("MANUEL_ORGANISATION_PROJET");
    }

    @Test
    void le_plan_de_perennite_exige_l_argent_recurrent_et_l_entretien() throws IOException {
        assertThat(exigees("plan-perennite"))
                .contains("ressourcesFinancieres", "reseauClinique", "technologies", "maintenance");
    }

    @Test
    void chaque_dossier_chiffre_la_maintenance() throws IOException {
        assertThat(exigees("fiche-projet")).contains("coutsRecurrents");
        assertThat(exigees("dossier-opportunite")).contains("coutsMaintenance");
        assertThat(exigees("dossier-affaires")).contains("coutFonctionnementAnnuel");
        assertThat(exigees("plan-perennite")).contains("ressourcesFinancieres");
    }
}
