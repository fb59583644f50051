package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** La construction corrige le form-js publié, et lui seul : un autre fichier, un endroit qui a bougé la font échouer. */
class RetouchesFormJsTest {

    private static final String FICHIER = "META-INF/resources/webjars/camunda/lib/deps.js";
    private static final Path SOURCE = Path.of("src/build/RetoucherFormJs.java");
    private static final Path RETOUCHES = Path.of("src/build/form-js");

    @TempDir
    Path dossier;

    private record Issue(int code, String dit) {}

    @Test
    void le_fichier_servi_est_le_fichier_corrige() throws Exception {
        Issue issue = retoucher(SOURCE, webjar());

        assertThat(issue.code()).as(issue.dit()).isZero();
        String corrige = Files.readString(dossier.resolve(FICHIER));
        assertThat(corrige).contains("function jalonLireJour(").doesNotContain("case D.DATE:e=new Date(Date.parse(h))");
        URL servi = getClass().getClassLoader().getResource(FICHIER);
        assertThat(servi.getProtocol()).as("passe avant le webjar").isEqualTo("file");
        assertThat(Path.of(servi.toURI())).hasContent(corrige);
    }

    @Test
    void le_tasklist_servi_ne_garde_rien_dans_le_navigateur() throws Exception {
        assertThat(retoucher(SOURCE, webjar()).code()).isZero();
        String tasklist = "META-INF/resources/webjars/camunda/app/tasklist/camunda-tasklist-bootstrap.js";
        String corrige = Files.readString(dossier.resolve(tasklist));
        assertThat(corrige)
                .doesNotContain("camunda-form:", "PROCESS_START_OK\").then")
                .contains("window.jalonSaisie.preparer(t,n)");
        assertThat(Path.of(getClass().getClassLoader().getResource(tasklist).toURI()))
                .hasContent(corrige);
    }

    @Test
    void une_autre_version_fait_echouer() throws Exception {
        Path autre = dossier.resolve("autre.jar");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(autre))) {
            archive.putNextEntry(new JarEntry(FICHIER));
            archive.write("const At=\"datetime\";".getBytes(StandardCharsets.UTF_8));
        }

        Issue issue = retoucher(SOURCE, autre);

        assertThat(issue.code()).isNotZero();
        assertThat(issue.dit()).contains("ne contient pas le form-js attendu");
        assertThat(dossier.resolve(FICHIER)).doesNotExist();
    }

    @Test
    void un_endroit_qui_manque_ou_se_repete_fait_echouer() throws Exception {
        assertThat(retoucher(changee("onChange=[e=>f(new Date(e)),", "onChange=[x=>f(new Date(x)),"), webjar())
                        .dit())
                .contains("Endroit introuvable (le calendrier rend une date, non son texte)");
        assertThat(retoucher(changee("onChange=[e=>f(new Date(e)),", "useEffect"), webjar())
                        .dit())
                .contains("Endroit trouvé deux fois (le calendrier rend une date, non son texte)");
        assertThat(dossier.resolve(FICHIER)).doesNotExist();
    }

    private Path changee(String endroit, String autre) throws IOException {
        String source = Files.readString(SOURCE);
        assertThat(source).contains(endroit);
        return Files.writeString(dossier.resolve("RetoucherFormJs.java"), source.replace(endroit, autre));
    }

    private Issue retoucher(Path source, Path webjar) throws Exception {
        Process construction = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        source.toString(),
                        webjar.toString(),
                        RETOUCHES.toString(),
                        dossier.toString())
                .redirectErrorStream(true)
                .start();
        String dit = new String(construction.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Issue(construction.waitFor(), dit);
    }

    /** Le webjar de la dépendance, que le fichier corrigé précède. */
    private static Path webjar() throws Exception {
        for (URL url :
                Collections.list(RetouchesFormJsTest.class.getClassLoader().getResources(FICHIER))) {
            if (url.openConnection() instanceof JarURLConnection archive) {
                return Path.of(archive.getJarFileURL().toURI());
            }
        }
        throw new AssertionError("Le webjar de Tasklist n'est pas une dépendance.");
    }
}
