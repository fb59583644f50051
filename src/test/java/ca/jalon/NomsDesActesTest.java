package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Un acte porte le même nom à l'accueil, au démarrage, dans les courriels, les guides et les phrases des pages ; aucun code n'est
 * écrit dans ce qui se lit.
 */
class NomsDesActesTest {

    /** « Déposer une fiche », **Prendre et ouvrir** : ce qu'un texte invite à presser commence par un infinitif. */
    private static final Pattern NOMME = Pattern.compile(
            "(?:«[\\s\u00a0]*|\\*\\*)(\\p{Lu}\\p{L}+(?:er|ir|re) [^»*\\n]{2,80}?)(?:[\\s\u00a0]*»|\\*\\*)");

    /** Des noms qui finissent comme un infinitif. */
    private static final Pattern NOM_COMMUN = Pattern.compile("(?:Lettre|Rupture|Encore|Dossier) .*");

    private static final Pattern PROCESSUS = Pattern.compile("<bpmn:process id=\"([^\"]+)\" name=\"([^\"]+)\"");
    private static final Pattern TACHE = Pattern.compile("<bpmn:userTask id=\"[^\"]+\" name=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z]+)+\\b");

    @Test
    void ce_qu_un_texte_invite_a_faire_porte_le_nom_de_l_ecran() {
        Set<String> noms = new TreeSet<>();
        fichiers("processes", ".bpmn").map(NomsDesActesTest::lire).forEach(modele -> {
            noms.addAll(trouver(PROCESSUS, modele, 2));
            noms.addAll(trouver(TACHE, modele, 1));
        });
        // Un bouton, un lien, un titre ou une réponse : les mots exacts, entre les bornes de leur fichier.
        String ecrans = Stream.of(
                        fichiers("src/main/resources/templates", ".html"),
                        fichiers("src/main/resources/natures", ".yaml"),
                        fichiers("forms", ".form"),
                        fichiers("src/main/resources/META-INF", ".json"),
                        fichiers("src/main/resources/META-INF", ".js"),
                        fichiers("src/main/java", ".java"),
                        Stream.of(Path.of("src/main/resources/libelles.yaml")))
                .flatMap(fichiers -> fichiers)
                .map(NomsDesActesTest::lire)
                .reduce("", (avant, apres) -> avant + "\n" + apres);
        List<String> fautes = new ArrayList<>();
        Stream.of(
                        fichiers("docs", ".md")
                                .filter(guide -> guide.getFileName().toString().startsWith("guide-")),
                        fichiers("src/main/resources/courriels", ".html"),
                        fichiers("src/main/resources/templates", ".html"),
                        fichiers("forms", ".form"),
                        fichiers("src/main/resources/natures", ".yaml"),
                        fichiers("src/main/java", ".java"))
                .flatMap(fichiers -> fichiers)
                .forEach(fichier -> trouver(NOMME, lire(fichier), 1).stream()
                        .filter(nom -> !NOM_COMMUN.matcher(nom).matches())
                        .filter(nom -> !nom.contains("${") && !nom.contains("%s"))
                        .filter(nom -> !noms.contains(nom) && !estAlEcran(nom, ecrans))
                        .forEach(nom -> fautes.add(fichier + " : " + nom)));
        assertThat(fautes).isEmpty();
    }

    private static boolean estAlEcran(String nom, String ecrans) {
        return Pattern.compile("[>\"'`|=:]\\s*" + Pattern.quote(nom) + "\\s*(?:[<\"'`|]|\\R)")
                .matcher(ecrans)
                .find();
    }

    /** L'accueil, la page d'un projet et la fenêtre de démarrage nomment un processus comme son modèle, jamais autrement. */
    @Test
    void un_processus_n_a_qu_un_nom() {
        List<String> noms = fichiers("processes", ".bpmn")
                .flatMap(modele -> trouver(PROCESSUS, lire(modele), 2).stream())
                .toList();
        assertThat(noms).doesNotHaveDuplicates();
        assertThat(lire(Path.of("src/main/resources/libelles.yaml"))).doesNotContain("\ndemarrer:");
        fichiers("processes", ".bpmn")
                .map(NomsDesActesTest::lire)
                .filter(modele -> !modele.contains("isStartableInTasklist=\"false\""))
                .flatMap(modele -> trouver(PROCESSUS, modele, 2).stream())
                .forEach(nom ->
                        assertThat(nom).as("ce que l’on fait, à l’infinitif").matches("\\p{Lu}\\p{L}+(er|ir|re)\\b.*"));
    }

    /** Ce qui se lit ne montre ni valeur de liste ni code : seuls leurs mots. */
    @Test
    void aucun_code_n_est_ecrit_dans_ce_qui_se_lit() {
        List<String> fautes = new ArrayList<>();
        fichiers("forms", ".form")
                .forEach(formulaire -> trouver(
                                Pattern.compile(
                                        "\"(?:label|text|description|title|fait|placeholder|dateLabel)\": *\"((?:[^\"\\\\]|\\\\.)*)\""),
                                lire(formulaire),
                                1)
                        .forEach(texte -> chercher(formulaire, texte.replaceAll("\\{\\{.*?}}", " "), fautes)));
        Stream.concat(
                        fichiers("src/main/resources/courriels", ".html"),
                        fichiers("src/main/resources/templates", ".html"))
                .forEach(page -> chercher(
                        page, lire(page).replaceAll("(?s)<[^>]*>", " ").replaceAll("\\$\\{.*?}", " "), fautes));
        fichiers("processes", ".bpmn")
                .forEach(modele -> trouver(Pattern.compile(" name=\"([^\"]*)\""), lire(modele), 1).stream()
                        .filter(nom -> nom.contains(" "))
                        .filter(nom -> nom.matches("\\p{Lu}\\p{Ll}.*"))
                        .forEach(nom -> chercher(modele, nom, fautes)));
        fichiers("docs", ".md")
                .filter(guide -> guide.getFileName().toString().startsWith("guide-pilote")
                        || guide.getFileName().toString().startsWith("guide-approbateur")
                        || guide.getFileName().toString().startsWith("guide-cadre")
                        || guide.getFileName().toString().startsWith("guide-soutien"))
                .forEach(guide -> chercher(guide, lire(guide), fautes));
        Object mots = new Yaml().load(lire(Path.of("src/main/resources/libelles.yaml")));
        chercher(Path.of("libelles.yaml"), feuilles(mots), fautes);
        assertThat(fautes).isEmpty();
    }

    private static String feuilles(Object noeud) {
        return noeud instanceof Map<?, ?> carte
                ? carte.values().stream().map(NomsDesActesTest::feuilles).reduce("", (a, b) -> a + "\n" + b)
                : String.valueOf(noeud);
    }

    private static void chercher(Path fichier, String texte, List<String> fautes) {
        trouver(CODE, texte, 0).forEach(code -> fautes.add(fichier + " : " + code));
    }

    private static List<String> trouver(Pattern motif, String texte, int groupe) {
        Matcher lu = motif.matcher(texte);
        List<String> trouves = new ArrayList<>();
        while (lu.find()) {
            trouves.add(lu.group(groupe));
        }
        return trouves;
    }

    private static Stream<Path> fichiers(String dossier, String fin) {
        return ReglesModeles.fichiers(dossier, fin);
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
