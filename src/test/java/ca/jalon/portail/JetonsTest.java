package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Une seule palette : pages, courriels, PDF et applications web n'ont de couleurs que celles que la feuille de style nomme. */
class JetonsTest {

    private static final Path RESSOURCES = Path.of("src/main/resources");
    private static final Path FEUILLE = RESSOURCES.resolve("static/style.css");
    private static final Pattern COULEUR = Pattern.compile("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}\\b");
    private static final Pattern JETON = Pattern.compile("--[\\w-]+: (#[0-9a-f]{3,6})");

    @Test
    void toute_couleur_est_un_jeton() throws IOException {
        String feuille = Files.readString(FEUILLE);
        Set<String> jetons = JETON.matcher(feuille)
                .results()
                .map(trouve -> trouve.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(jetons).hasSizeGreaterThan(30);
        Set<String> ailleurs = new TreeSet<>();
        try (Stream<Path> fichiers = Files.walk(RESSOURCES)) {
            for (Path fichier : fichiers.filter(JetonsTest::aDesCouleurs).toList()) {
                // Une adresse finit parfois comme une couleur : « #add ».
                String texte = Files.readString(fichier).replaceAll("(href|src)=\"[^\"]*\"", "");
                COULEUR.matcher(texte.replaceAll(JETON.pattern(), ""))
                        .results()
                        .map(MatchResult::group)
                        .map(String::toLowerCase)
                        .filter(couleur -> !jetons.contains(couleur))
                        .forEach(couleur -> ailleurs.add(fichier + " : " + couleur));
            }
        }
        assertThat(ailleurs).isEmpty();
    }

    private static boolean aDesCouleurs(Path fichier) {
        return fichier.toString().matches(".*(\\.css|\\.svg|courriels/.*\\.html|templates/pdf/.*\\.html)");
    }
}
