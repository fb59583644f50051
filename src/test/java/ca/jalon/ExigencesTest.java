package ca.jalon;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** La liste des exigences n'oublie aucun numéro, et tout ce qu'elle nomme existe. */
class ExigencesTest {

    private static final Path EXIGENCES = Path.of("docs/exigences.md");
    private static final int NOMBRE = 257;

    private static final Pattern LIGNE = Pattern.compile("(?m)^\\| (R-\\d{3}) \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern NOMS = Pattern.compile("`[^`]+`(, `[^`]+`)*");
    private static final Pattern NOM = Pattern.compile("`([^`]+)`");

    /** Où se trouve ce qui a des éléments, et par quelle fin de nom. */
    private static final Map<String, List<String>> AVEC_ELEMENTS = Map.of(
            "forms", List.of(".form"), "processes", List.of(".bpmn", ".dmn"), "src/main/resources", List.of(".yaml"));

    private static final List<String> CODE = List.of("src/main/java", "src/test/java");

    @Test
    void chaque_numero_figure_une_fois_au_tableau() throws IOException {
        assertThat(fautesDeNumeros(Files.readString(EXIGENCES))).isEmpty();
    }

    @Test
    void tout_ce_qui_est_nomme_existe() throws IOException {
        assertThat(fautesDeNoms(Files.readString(EXIGENCES))).isEmpty();
    }

    /** Chaque ligne abîme la liste d'une façon ; la faute doit se voir. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            R-117 | R-118 | R-117, R-118
            R-012 | R-014 | R-012, R-014
            R-254 | R-258 | R-254, R-258
            """)
    void un_numero_absent_repete_ou_inconnu_se_voit(String avant, String apres, String vus) throws IOException {
        assertThat(fautesDeNumeros(remplacer(avant, apres))).contains(vus.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "forms/projet/fiche-projet.form,forms/projet/fiche.form",
        "fiche-projet#finalites,fiche-projet#finalite",
        "fiche-projet#userTask_analyserFiche,fiche-projet#userTask_lireFiche",
        "voie-autorisation#rule_equipementSeulement,voie-autorisation#rule_equipement",
        "organisations#cssspnql,organisations#cssspn",
        "fiche-projet#finalites,fiches-projets#finalites",
        "DeposerDossier,DeposerFiche",
        "Dossiers.visible,Dossiers.lisible",
        "Dossiers.visible,Livres.visible",
        "AnnoncerResolution,Annoncer la résolution",
    })
    void un_nom_faux_se_voit(String avant, String apres) throws IOException {
        assertThat(fautesDeNoms(remplacer("`" + avant + "`", "`" + apres + "`")))
                .anyMatch(faute -> faute.endsWith(apres));
    }

    @Test
    void une_prose_dans_la_colonne_des_noms_se_voit() throws IOException {
        assertThat(fautesDeNoms(
                        remplacer("`demande-soutien#natureDemande`", "le champ `demande-soutien#natureDemande`")))
                .contains("R-206 : le champ `demande-soutien#natureDemande`");
    }

    private static String remplacer(String avant, String apres) throws IOException {
        String exigences = Files.readString(EXIGENCES);
        assertThat(exigences).contains(avant);
        return exigences.replaceFirst(Pattern.quote(avant), apres);
    }

    private static Set<String> fautesDeNumeros(String exigences) {
        Set<String> attendus =
                IntStream.rangeClosed(1, NOMBRE).mapToObj("R-%03d"::formatted).collect(toCollection(TreeSet::new));
        return ecarts(
                attendus,
                LIGNE.matcher(exigences).results().map(ligne -> ligne.group(1)).toList());
    }

    private static Set<String> ecarts(Set<String> attendus, List<String> trouves) {
        Set<String> ecarts = new TreeSet<>(attendus);
        trouves.forEach(ecarts::remove);
        Set<String> vus = new TreeSet<>();
        trouves.stream()
                .filter(numero -> !attendus.contains(numero) || !vus.add(numero))
                .forEach(ecarts::add);
        return ecarts;
    }

    private static List<String> fautesDeNoms(String exigences) {
        List<String> fautes = new ArrayList<>();
        LIGNE.matcher(exigences).results().forEach(ligne -> {
            String ou = ligne.group(2);
            if (!NOMS.matcher(ou).matches()) {
                fautes.add(ligne.group(1) + " : " + ou);
            }
            NOM.matcher(ou)
                    .results()
                    .map(nom -> nom.group(1))
                    .filter(nom -> !existe(nom))
                    .forEach(nom -> fautes.add(ligne.group(1) + " : " + nom));
        });
        return fautes;
    }

    private static boolean existe(String nom) {
        if (nom.contains("/")) {
            return Files.exists(Path.of(nom));
        }
        if (nom.contains("#")) {
            String[] element = nom.split("#");
            return AVEC_ELEMENTS.entrySet().stream()
                    .flatMap(racine -> racine.getValue().stream()
                            .flatMap(
                                    extension -> ReglesModeles.fichiers(racine.getKey(), "/" + element[0] + extension)))
                    .anyMatch(fichier -> contient(fichier, element[1]));
        }
        String[] membre = nom.split("\\.");
        return CODE.stream()
                .flatMap(racine -> ReglesModeles.fichiers(racine, "/" + membre[0] + ".java")
                        .map(source -> Path.of(racine).relativize(source)))
                .anyMatch(source -> membre.length == 1 || methodes(source).contains(membre[1]));
    }

    /** Un champ ou un texte de formulaire, un élément de modèle, une ligne de table, un code ou un rôle des réglages. */
    private static boolean contient(Path fichier, String element) {
        String id = Pattern.quote(element);
        return Pattern.compile("\"(?:key|id)\": \"" + id + "\"|\\bid=\"" + id + "\"|(?m)^ *- (?:code|id): " + id + "$")
                .matcher(lire(fichier))
                .find();
    }

    private static Set<String> methodes(Path source) {
        String classe = source.toString().replace(".java", "").replace('/', '.');
        try {
            return Arrays.stream(Class.forName(classe, false, ExigencesTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .map(Method::getName)
                    .collect(toCollection(TreeSet::new));
        } catch (ClassNotFoundException absente) {
            throw new AssertionError(absente);
        }
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }
}
