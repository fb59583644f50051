package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.DecisionsEssai;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Le programme de {@code docs/verifier}, qui ne partage rien avec Jalon, reconnaît un vrai export et refuse chaque retouche. */
@EssaiSpring
class VerifierTest {

    private static final Path SOURCE = Path.of("docs/verifier/Verifier.java");
    private static final Path CLE = Path.of("src/test/resources/sceau/demo.pub.pem");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path dossier;

    private static Method verifier;
    private static List<String> export;
    private static String teteGardee;
    private static String numero;

    @Autowired
    Scelleur scelleur;

    @Autowired
    Export exportation;

    @Autowired
    Decisions decisions;

    @Autowired
    Depots depots;

    @Autowired
    Ecrits ecrits;

    @Autowired
    ManagementService gestion;

    @LocalServerPort
    int port;

    @BeforeEach
    void exporter() throws Exception {
        if (export != null) {
            return;
        }
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                // Aucune dépendance : rien d'autre que le JDK n'est visible.
                                "-classpath",
                                dossier.toString(),
                                "-encoding",
                                "UTF-8",
                                "-Xlint:all",
                                "-Werror",
                                "-d",
                                dossier.toString(),
                                SOURCE.toString()))
                .isZero();
        verifier = new URLClassLoader(new URL[] {dossier.toUri().toURL()})
                .loadClass("Verifier")
                .getMethod("verifier", Path.class, Path.class, Path[].class);
        numero = "VERIF-0001";
        EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", Map.of("sommaire", "Un « texte »\nde deux lignes"));
        decider("DO");
        scelleur.sceller(false);
        teteGardee = scelleur.derniere().orElseThrow().note();
        new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
        BancSoutien soutien = new BancSoutien(port, gestion);
        soutien.qualifier(soutien.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant")));
        decider("DA");
        scelleur.sceller(false);
        export = lignes(List.of());
    }

    private void decider(String jalon) {
        Depot depot = depots.deposer(numero, jalon, "**Titre** : Essai", "pilote.clinique");
        decisions.consigner(DecisionsEssai.rendue(
                depot,
                "ministre",
                "Motif \\ \"cité\"",
                new java.math.BigDecimal("10.5"),
                "absente",
                jalon.equals("DA") ? Integer.valueOf(1) : null));
    }

    private List<String> lignes(List<String> tues) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        exportation.ecrire(sortie, tues);
        return List.of(sortie.toString(StandardCharsets.UTF_8).split("\n"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> verifier(List<String> registre, Path cle, Path... gardees) {
        try {
            Path fichier = Files.write(dossier.resolve("registre.jsonl"), registre);
            return (List<String>) verifier.invoke(null, fichier, cle, gardees);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Path garder(String note) throws IOException {
        return Files.writeString(dossier.resolve("tete.txt"), note);
    }

    @Test
    void un_vrai_export_est_intact_avec_une_tete_gardee_et_comme_dans_un_courriel() throws IOException {
        assertThat(verifier(export, CLE)).isEmpty();
        assertThat(verifier(export, CLE, garder(teteGardee))).isEmpty();
        assertThat(verifier(
                        export, CLE, garder(teteGardee.replace("\n", "  \r\n ").strip())))
                .isEmpty();
        assertThat(export).anyMatch(ligne -> ligne.startsWith("{\"acte\":\"JOURNAL\""));
    }

    @Test
    void un_dossier_tu_ne_montre_que_ses_empreintes_et_se_verifie() throws IOException {
        List<String> sans = lignes(List.of("SOUTIEN"));
        assertThat(sans).hasSameSizeAs(export).noneMatch(ligne -> ligne.startsWith("{\"acte\":\"JOURNAL\""));
        assertThat(verifier(sans, CLE)).isEmpty();
    }

    @Test
    void la_commande_ecrite_dans_la_documentation_dit_oui_puis_non() throws Exception {
        Path registre = Files.write(dossier.resolve("commande.jsonl"), export);
        assertThat(lancer(registre)).startsWith("0 Intact : ");
        Files.write(registre, export.subList(0, export.size() - 1));
        assertThat(lancer(registre)).startsWith("1 ").contains("ALTÉRÉ");
        assertThat(Files.readString(SOURCE.resolveSibling("LISEZMOI.md")))
                .contains("java Verifier.java registre.jsonl cle-publique.pem");
    }

    private static String lancer(Path registre) throws Exception {
        Process programme = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        SOURCE.toString(),
                        registre.toString(),
                        CLE.toString())
                .redirectErrorStream(true)
                .start();
        String dit = new String(programme.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return programme.waitFor() + " " + dit;
    }

    /** Chaque retouche de l'export, et ce que le programme en dit. */
    @TestFactory
    Stream<DynamicTest> une_retouche_se_voit() {
        Map<String, String> dit = new LinkedHashMap<>();
        Map<String, UnaryOperator<List<String>>> retouches = new LinkedHashMap<>();
        dit.put("une réponse changée", "ne sont pas ceux que signe leur tête");
        retouches.put("une réponse changée", lignes -> remplacer(lignes, "deux lignes", "trois lignes"));
        dit.put("la dernière ligne retirée", "sa dernière tête en signe");
        retouches.put("la dernière ligne retirée", lignes -> lignes.subList(0, lignes.size() - 1));
        dit.put("une ligne du milieu retirée", "ne sont pas ceux que signe leur tête");
        retouches.put("une ligne du milieu retirée", lignes -> sans(lignes, premierActe(lignes)));
        dit.put("tout un dossier retiré", "ne sont pas ceux que signe leur tête");
        retouches.put("tout un dossier retiré", lignes -> {
            lignes.removeIf(ligne -> ligne.contains("\"dossier\":\"" + numero + "\""));
            return lignes;
        });
        dit.put("deux lignes échangées", "ne sont pas ceux que signe leur tête");
        retouches.put("deux lignes échangées", lignes -> {
            int i = premierActe(lignes);
            lignes.add(i + 1, lignes.remove(i));
            return lignes;
        });
        dit.put("un acte glissé", "sa dernière tête en signe");
        retouches.put("un acte glissé", lignes -> {
            lignes.add(lignes.get(lignes.size() - 1).replace("\"reference\":\"", "\"reference\":\"9"));
            return lignes;
        });
        dit.put("un acte répété", "est déjà au registre");
        retouches.put("un acte répété", lignes -> {
            lignes.add(lignes.get(lignes.size() - 1));
            return lignes;
        });
        dit.put("une taille changée dans une tête", "n'est signée d'aucune des clés");
        retouches.put("une taille changée dans une tête", lignes -> {
            lignes.set(0, lignes.get(0).replaceFirst("\\\\n(\\d+)\\\\n", "\\\\n1$1\\\\n"));
            return lignes;
        });
        dit.put("des empreintes recalculées, sans la clé", "n'est signée d'aucune des clés");
        retouches.put(
                "des empreintes recalculées, sans la clé",
                lignes -> resigner(remplacer(lignes, "deux lignes", "trois lignes"), null));
        dit.put("des empreintes recalculées, signées d'une autre clé", "n'est signée d'aucune des clés");
        retouches.put(
                "des empreintes recalculées, signées d'une autre clé",
                lignes -> resigner(
                        remplacer(lignes, "deux lignes", "trois lignes"),
                        new Cles("jalon", "classpath:sceau/autre.pem", List.of())));
        dit.put("une ligne tue à la place d'une autre", "ne sont pas ceux que signe leur tête");
        retouches.put("une ligne tue à la place d'une autre", lignes -> {
            lignes.set(premierActe(lignes), "{\"empreinte\":\"" + "ab".repeat(32) + "\"}");
            return lignes;
        });
        dit.put("plus aucune tête", "sa dernière tête en signe 0");
        retouches.put("plus aucune tête", lignes -> {
            lignes.removeIf(ligne -> ligne.startsWith("{\"tete\""));
            return lignes;
        });
        assertThat(retouches).hasSizeGreaterThanOrEqualTo(10);
        return retouches.entrySet().stream()
                .map(retouche -> DynamicTest.dynamicTest(
                        retouche.getKey(),
                        () -> assertThat(verifier(retouche.getValue().apply(new ArrayList<>(export)), CLE))
                                .anyMatch(anomalie -> anomalie.contains(dit.get(retouche.getKey())))));
    }

    /** Qui a la clé aussi peut tout resigner, sauf ce que quelqu'un a gardé ; et l'ancienne chaîne des décisions le trahit encore. */
    @Test
    void une_tete_gardee_ailleurs_montre_ce_que_meme_la_cle_ne_cache_pas() throws IOException {
        Cles volees = new Cles("jalon", "classpath:sceau/demo.pem", List.of());
        List<String> recrit = resigner(remplacer(new ArrayList<>(export), "deux lignes", "trois lignes"), volees);
        assertThat(verifier(recrit, CLE, garder(teteGardee)))
                .anyMatch(anomalie -> anomalie.contains("ne sont plus ceux de la tête gardée"));
        assertThat(verifier(recrit, CLE)).anyMatch(anomalie -> anomalie.contains("n'a pas l'empreinte qu'il dit"));

        List<String> vide = resigner(new ArrayList<>(export.subList(0, export.size() - 5)), volees);
        assertThat(verifier(vide, CLE)).isEmpty();
        assertThat(verifier(vide, CLE, garder(scelleur.derniere().orElseThrow().note())))
                .anyMatch(anomalie -> anomalie.contains("l'export n'en a que"));

        List<String> motif = resigner(remplacer(new ArrayList<>(export), "cité", "changé"), volees);
        assertThat(verifier(motif, CLE)).anyMatch(anomalie -> anomalie.contains("n'a pas l'empreinte qu'elle dit"));
    }

    private static int premierActe(List<String> lignes) {
        return (int) lignes.stream()
                .takeWhile(ligne -> ligne.startsWith("{\"tete\""))
                .count();
    }

    private static List<String> sans(List<String> lignes, int rang) {
        lignes.remove(rang);
        return lignes;
    }

    private static List<String> remplacer(List<String> lignes, String avant, String apres) {
        assertThat(lignes).anyMatch(ligne -> ligne.contains(avant));
        lignes.replaceAll(ligne -> ligne.replace(avant, apres));
        return lignes;
    }

    /** Recalcule chaîne, arbre et tête d'un export retouché ; sans clé, garde la signature d'avant. */
    private static List<String> resigner(List<String> lignes, Cles cles) {
        try {
            Map<String, String> recalculees = new LinkedHashMap<>();
            Arbre arbre = new Arbre();
            List<String> actes = new ArrayList<>();
            for (String ligne : lignes.subList(premierActe(lignes), lignes.size())) {
                ObjectNode acte = (ObjectNode) JSON.readTree(ligne);
                String precedente = acte.path("precedente").asText();
                acte.put("precedente", recalculees.getOrDefault(precedente, precedente));
                String texte = acte.toString();
                String avant = export.stream()
                        .filter(ancienne -> ancienne.contains("\"reference\":" + acte.path("reference")))
                        .findFirst()
                        .orElseThrow();
                recalculees.put(TexteActe.empreinte(avant), TexteActe.empreinte(texte));
                arbre.ajouter(HexFormat.of().parseHex(TexteActe.empreinte(texte)));
                actes.add(texte);
            }
            Tete tete = new Tete("jalon", arbre.taille(), arbre.racine(), Instant.now());
            String ancienne = JSON.readTree(export.get(premierActe(export) - 1))
                    .path("tete")
                    .asText();
            String note = cles == null
                    ? tete.texte() + ancienne.substring(ancienne.indexOf("\n\n") + 1)
                    : cles.signer(tete).note();
            actes.add(0, JSON.createObjectNode().put("tete", note).toString());
            return actes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
