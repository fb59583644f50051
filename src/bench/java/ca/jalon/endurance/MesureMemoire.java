package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Fait travailler cinquante personnes à la fois sur un nœud de 512 Mo de tas.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureMemoire} : chacune dépose un projet, lit ses tâches, ouvre un formulaire, prend
 * la tâche et la rend, sans pause. Aucune réponse inattendue, aucun manque de mémoire.
 */
class MesureMemoire {

    private static final int PERSONNES = 50;
    private static final int TOURS = Integer.getInteger("jalon.banc.tours", 6);

    private final Queue<Long> durees = new ConcurrentLinkedQueue<>();

    @Test
    void cinquante_personnes_avec_512_mo() throws Exception {
        try (Noeud noeud = Noeud.lancer(
                BasePostgres.nouvelleBase(),
                Map.of(
                        "JALON_COURRIEL_PORT",
                        String.valueOf(BasePostgres.poste().getSmtp().getPort())),
                "-XX:+ExitOnOutOfMemoryError")) {
            noeud.attendre();
            ExecutorService fils = Executors.newFixedThreadPool(PERSONNES);
            long debut = System.nanoTime();
            var presences = fils.invokeAll(
                    java.util.Collections.nCopies(PERSONNES, () -> travailler(new Banc(noeud.port, null))));
            for (var presence : presences) {
                presence.get();
            }
            double secondes = (System.nanoTime() - debut) / 1e9;
            fils.shutdown();
            assertThat(fils.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            String mesures = new Banc(noeud.port, null)
                    .appeler("GET", "/actuator/prometheus", "admin", null)
                    .corps()
                    .asText();
            double plafond = somme(mesures, "jvm_memory_max_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E+-]+)");
            long[] triees = durees.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%d personnes : %d gestes en %.0f s, médiane %d ms, 95e centile %d ms ; tas occupé %.0f Mo sur"
                            + " %.0f, ramasse-miettes %.1f s%n",
                    PERSONNES,
                    triees.length,
                    secondes,
                    triees[triees.length / 2],
                    triees[triees.length * 95 / 100],
                    somme(mesures, "jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E+-]+)") / 1048576,
                    plafond / 1048576,
                    somme(mesures, "jvm_gc_pause_seconds_sum\\{[^}]*\\} ([0-9.E+-]+)"));
            assertThat(noeud.vivant()).isTrue();
            assertThat(plafond).isPositive().isLessThanOrEqualTo(512 * 1048576.0 * 1.01);
        }
    }

    private Void travailler(Banc banc) {
        for (int tour = 0; tour < TOURS; tour++) {
            String[] numero = new String[1];
            chronometrer(() -> numero[0] = banc.demarrerExemple("fiche-local-soins-de-plaies"));
            JsonNode tache = banc.tache(numero[0], "userTask_analyserFiche");
            String personne = banc.titulaires(tache).get(0);
            attendre(200, () -> banc.appeler("GET", "/engine-rest/task?maxResults=15", personne, null));
            attendre(204, () -> banc.prendre(tache, personne));
            attendre(
                    200,
                    () -> banc.appeler(
                            "GET",
                            "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form",
                            personne,
                            null));
            attendre(204, () -> banc.envoyer(tache, personne, banc.exemple("analyser-fiche")));
        }
        return null;
    }

    private void attendre(int statut, java.util.function.Supplier<Reponse> geste) {
        Reponse[] reponse = new Reponse[1];
        chronometrer(() -> reponse[0] = geste.get());
        assertThat(reponse[0].statut()).as(reponse[0].toString()).isEqualTo(statut);
    }

    private void chronometrer(Runnable geste) {
        long debut = System.nanoTime();
        geste.run();
        durees.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - debut));
    }

    private static double somme(String mesures, String motif) {
        Matcher valeurs = Pattern.compile(motif).matcher(mesures);
        double somme = 0;
        while (valeurs.find()) {
            somme += Math.max(0, Double.parseDouble(valeurs.group(1)));
        }
        return somme;
    }
}
