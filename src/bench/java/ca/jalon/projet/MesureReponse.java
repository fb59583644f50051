package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Mesure ce que coûte, par REST, d'ouvrir et de terminer une tâche quand mille projets sont en cours. */
@EssaiSpring
class MesureReponse {

    private static final int PROJETS = 1000;
    private static final int MESURES = 100;

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Test
    void ouvrir_et_terminer_une_tache_avec_mille_projets() {
        Banc banc = new Banc(port, gestion);
        String[] numeros = IntStream.range(0, PROJETS)
                .mapToObj(i -> banc.demarrerExemple("fiche-local-soins-de-plaies"))
                .toArray(String[]::new);
        double[] ouvrir = new double[MESURES];
        double[] terminer = new double[MESURES];
        Map<String, Object> reponse = new HashMap<>(banc.exemple("analyser-fiche"));
        for (int i = 0; i < MESURES; i++) {
            JsonNode tache = banc.tache(numeros[i * (PROJETS / MESURES)], "userTask_analyserFiche");
            String chemin = "/engine-rest/task/" + tache.path("id").asText();
            attendre(204, banc.prendre(tache, "pilote.clinique"));
            ouvrir[i] = chronometrer(() -> {
                attendre(200, banc.appeler("GET", chemin + "/deployed-form", "pilote.clinique", null));
                attendre(
                        200,
                        banc.appeler(
                                "GET", chemin + "/form-variables?deserializeValues=false", "pilote.clinique", null));
            });
            terminer[i] = chronometrer(() -> attendre(204, banc.envoyer(tache, "pilote.clinique", reponse)));
        }
        System.out.printf(
                "%d projets en cours, %d tâches : ouvrir %s ; terminer %s%n",
                PROJETS, MESURES, resume(ouvrir), resume(terminer));
    }

    private static void attendre(int statut, Banc.Reponse reponse) {
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(statut);
    }

    private static double chronometrer(Runnable action) {
        long debut = System.nanoTime();
        action.run();
        return (System.nanoTime() - debut) / 1e6;
    }

    private static String resume(double[] durees) {
        Arrays.sort(durees);
        return "médiane %.0f ms, 95e centile %.0f ms"
                .formatted(durees[durees.length / 2], durees[durees.length * 95 / 100]);
    }
}
