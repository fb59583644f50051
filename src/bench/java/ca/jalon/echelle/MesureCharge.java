package ca.jalon.echelle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Fait travailler deux cents personnes à la fois, par Gatling, sur un nœud de deux cœurs et de 512 Mo, puis sur deux.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureCharge}, après {@code ChargerEchelle}, sur une copie de la petite base
 * ({@code -Djalon.charge.base=grande}). {@code -Djalon.charge.paliers=50,100,200,400} : le genou de la courbe ;
 * {@code -Djalon.charge.duree=180} secondes par palier, {@code -Djalon.charge.noeuds=2}. Gatling et PostgreSQL prennent leur part
 * des mêmes cœurs : ce qui se lit est un plancher.
 */
class MesureCharge {

    private static final int NOEUDS = Integer.getInteger("jalon.charge.noeuds", 1);
    private static final String DUREE = System.getProperty("jalon.charge.duree", "180");
    private static final String PAUSE = System.getProperty("jalon.charge.pause", "8");

    @Test
    void deux_cents_personnes_au_travail() throws Exception {
        Path corps = Files.createDirectories(Path.of("target/charge/corps")).toAbsolutePath();
        ObjectMapper json = new ObjectMapper();
        Files.writeString(corps.resolve("depot.json"), json.writeValueAsString(envoi(Banc.fiche("fiche-local-soins-de-plaies"))));
        Files.writeString(
                corps.resolve("analyse.json"), json.writeValueAsString(envoi(new Banc(0, null).exemple("analyser-fiche"))));
        List<Noeud> noeuds = new ArrayList<>();
        try (ServeurEchelle serveur = ServeurEchelle.demarrer()) {
            serveur.creer("charge", System.getProperty("jalon.charge.base", Mesure.PETITE.base()));
            for (int i = 0; i < NOEUDS; i++) {
                noeuds.add(Noeud.lancer(
                                serveur.adresse("charge"),
                                Map.of(
                                        "JALON_COURRIEL_PORT",
                                        String.valueOf(
                                                BasePostgres.poste().getSmtp().getPort())),
                                // La part du tas d'un conteneur de 512 Mo, comme l'image la règle.
                                "-XX:TieredStopAtLevel=4",
                                "-XX:ActiveProcessorCount=2",
                                "-XX:MaxRAM=512m",
                                "-XX:MaxRAMPercentage=70",
                                "-Xmx358m",
                                "-XX:+ExitOnOutOfMemoryError")
                        .attendre());
            }
            for (String palier : System.getProperty("jalon.charge.paliers", "200").split(",")) {
                System.out.printf("%n=== %s personnes, %d nœud(s)%n", palier, NOEUDS);
                assertThat(tirer(palier, corps, noeuds)).as("Gatling").isZero();
                for (Noeud noeud : noeuds) {
                    assertThat(noeud.vivant()).isTrue();
                    System.out.println("mémoire du nœud : " + Files.readString(Path.of("/proc/" + noeud.pid() + "/status"))
                            .lines()
                            .filter(ligne -> ligne.startsWith("VmHWM"))
                            .collect(Collectors.joining()));
                }
            }
        } finally {
            noeuds.forEach(Noeud::close);
        }
    }

    private static Map<String, Object> envoi(Map<String, Object> valeurs) throws Exception {
        Map<String, Object> variables = new java.util.LinkedHashMap<>();
        for (var valeur : valeurs.entrySet()) {
            variables.put(
                    valeur.getKey(),
                    valeur.getValue() instanceof List
                            ? Map.of("value", new ObjectMapper().writeValueAsString(valeur.getValue()), "type", "Json")
                            : Map.of("value", valeur.getValue()));
        }
        return Map.of("variables", variables);
    }

    private static int tirer(String personnes, Path corps, List<Noeud> noeuds) throws Exception {
        String adresses =
                noeuds.stream().map(noeud -> "http://localhost:" + noeud.port).collect(Collectors.joining(","));
        List<String> arguments = List.of(
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dcharge.noeuds=" + adresses,
                "-Dcharge.comptes=pilote.clinique",
                "-Dcharge.personnes=" + personnes,
                "-Dcharge.duree=" + DUREE,
                "-Dcharge.pause=" + PAUSE,
                "-Dcharge.corps=" + corps,
                "-classpath",
                "%classpath",
                "io.gatling.app.Gatling",
                "-s",
                "ca.jalon.charge.Journee",
                "-rf",
                corps.resolveSibling("resultats").toString(),
                "-nr");
        return new ProcessBuilder(
                        "mvn", "-q", "-f", "src/charge/pom.xml", "compile", "exec:exec", "-Dexec.args=" + String.join(" ", arguments))
                .inheritIO()
                .start()
                .waitFor();
    }
}
