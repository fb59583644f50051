import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Comprime d'avance (Brotli, gzip) les fichiers statiques tels qu'ils sont sur le chemin des classes, nos retouches comprises.
 *
 * <p>Chaque forme porte pour nom l'empreinte du contenu qu'elle comprime : un fichier changé depuis n'en trouve aucune, et part
 * alors tel quel. Argument : le dossier de sortie.
 */
class Comprimer {

    private static final List<String> RACINES =
            List.of("META-INF/resources/webjars/", "static/");
    private static final Set<String> COMPRESSIBLES = Set.of("js", "css", "json", "svg", "html", "ico");

    /** En deçà, l'en-tête coûte plus que ce que l'on gagne. */
    private static final int MINIMUM = 1024;

    /** Ce que toute ouverture de Tasklist demande mérite le plus grand effort ; ailleurs il allongerait la construction. */
    private static final List<String> SOIGNES = List.of("camunda/lib/", "camunda/app/tasklist/", "camunda/app/jalon/");

    private static final int EFFORT_MAXIMAL = 11;
    private static final int EFFORT = 9;

    public static void main(String[] arguments) throws Exception {
        Path sortie = Files.createDirectories(Path.of(arguments[0]));
        boolean brotli = Brotli4jLoader.isAvailable();
        if (!brotli) {
            System.out.println("Brotli n'existe pas pour ce système : gzip seulement.");
        }
        List<Callable<Void>> travaux = new ArrayList<>();
        fichiers().forEach((nom, contenu) -> travaux.add(() -> comprimer(nom, contenu, sortie, brotli)));
        var fils = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (Future<Void> travail : fils.invokeAll(travaux)) {
            travail.get();
        }
        fils.shutdown();
    }

    private static Void comprimer(String nom, byte[] contenu, Path sortie, boolean brotli) throws Exception {
        String empreinte = empreinte(contenu);
        if (brotli) {
            int effort = SOIGNES.stream().anyMatch(nom::contains) ? EFFORT_MAXIMAL : EFFORT;
            ecrire(sortie.resolve(empreinte + ".br"), contenu, () ->
                    Encoder.compress(contenu, new Encoder.Parameters().setQuality(effort).setWindow(24)));
        }
        ecrire(sortie.resolve(empreinte + ".gz"), contenu, () -> gzip(contenu));
        return null;
    }

    /** Une forme déjà là, d'une construction précédente, est la bonne : son nom le dit. */
    private static void ecrire(Path fichier, byte[] contenu, Callable<byte[]> forme) throws Exception {
        if (Files.exists(fichier)) {
            return;
        }
        byte[] comprime = forme.call();
        if (comprime.length < contenu.length) {
            Files.write(fichier, comprime);
        }
    }

    private static byte[] gzip(byte[] contenu) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(contenu);
        }
        return octets.toByteArray();
    }

    /** La même que celle de {@code ca.jalon.portail.Empreintes}. */
    private static String empreinte(byte[] contenu) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contenu), 0, 8);
    }

    /** Par nom sur le chemin des classes ; le premier l'emporte, comme à l'exécution. */
    private static Map<String, byte[]> fichiers() throws IOException {
        Map<String, byte[]> fichiers = new LinkedHashMap<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path chemin = Path.of(element);
            if (Files.isDirectory(chemin)) {
                lireDossier(chemin, fichiers);
            } else if (element.endsWith(".jar") && Files.exists(chemin)) {
                lireArchive(chemin, fichiers);
            }
        }
        fichiers.values().removeIf(contenu -> contenu.length < MINIMUM);
        return fichiers;
    }

    private static void lireDossier(Path dossier, Map<String, byte[]> fichiers) throws IOException {
        try (Stream<Path> tous = Files.walk(dossier)) {
            tous.filter(Files::isRegularFile).forEach(fichier -> {
                String nom = dossier.relativize(fichier).toString().replace(File.separatorChar, '/');
                if (concerne(nom)) {
                    try {
                        fichiers.putIfAbsent(nom, Files.readAllBytes(fichier));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        }
    }

    private static void lireArchive(Path archive, Map<String, byte[]> fichiers) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            for (JarEntry entree : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (concerne(entree.getName()) && !fichiers.containsKey(entree.getName())) {
                    try (InputStream contenu = jar.getInputStream(entree)) {
                        fichiers.put(entree.getName(), contenu.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean concerne(String nom) {
        return RACINES.stream().anyMatch(nom::startsWith)
                && COMPRESSIBLES.contains(nom.substring(nom.lastIndexOf('.') + 1));
    }
}
