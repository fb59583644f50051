package ca.jalon.endurance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** L'archive de classes partagées de l'image, faite des classes à l'essai : un nœud en démarre pour les deux tiers du processeur. */
final class ArchiveDeClasses {

    private ArchiveDeClasses() {}

    /** Ces options et celles qui font démarrer le nœud sur l'archive, écrite dans ce dossier par un démarrage de plus. */
    static String[] ecrire(Path dossier, String... options) {
        // Une archive ne vaut que pour des fichiers jar, à la même place.
        Path classes = dossier.resolve("jalon.jar");
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", classes.toString(), "-C", "target/classes", ".");
        String chemin = classes
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(element -> element.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
        String archive = dossier.resolve("jalon.jsa").toString();
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Dspring.context.exit=onRefresh",
                "-Dspring.datasource.url=jdbc:h2:mem:archive"));
        commande.addAll(List.of(options));
        commande.addAll(List.of("-cp", chemin, "ca.jalon.Jalon"));
        lancer(commande, dossier.resolve("archive.log"));
        List<String> ajoutees = new ArrayList<>(List.of(options));
        ajoutees.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-cp", chemin));
        return ajoutees.toArray(String[]::new);
    }

    private static void lancer(List<String> commande, Path journal) {
        ProcessBuilder lancement = new ProcessBuilder(commande).redirectErrorStream(true);
        lancement.redirectOutput(journal.toFile()).environment().putAll(Map.of("SPRING_PROFILES_ACTIVE", "demo"));
        try {
            int rendu = lancement.start().waitFor();
            if (rendu != 0) {
                throw new IllegalStateException(
                        "Archive de classes non écrite (" + rendu + ") : " + Files.readString(journal));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
