package ca.jalon.echelle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.BasePostgres;
import ca.jalon.Noeud;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compare ce qu'une personne attend sur la base de cent cinq mille dossiers à ce qu'elle attend sur celle de mille : mêmes gestes,
 * même machine, même exécution, tour à tour.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureEchelle}, après {@code ChargerEchelle}. Médiane au plus 1,3 fois celle de la petite base,
 * 95e centile au plus deux fois. {@code -Djalon.banc.mesures=60} tours mesurés, {@code -Djalon.banc.echauffement=20} avant.
 */
class MesureEchelle {

    private static final int ECHAUFFEMENT = Integer.getInteger("jalon.banc.echauffement", 20);
    private static final int MESURES = Integer.getInteger("jalon.banc.mesures", 60);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Qui voit tout le pays, qui ne voit que son établissement, qui répond aux demandes. */
    private static final List<String> LECTEURS = List.of("equipe.msss", "pilote.clinique");

    @Test
    void cent_cinq_mille_dossiers_comme_mille() throws Exception {
        try (ServeurEchelle serveur = ServeurEchelle.demarrer();
                Concurrent petite = new Concurrent(serveur, Mesure.PETITE);
                Concurrent grande = new Concurrent(serveur, Mesure.GRANDE)) {
            petite.noeud.attendre();
            grande.noeud.attendre();
            List<Concurrent> deux = List.of(petite, grande);
            for (Concurrent base : deux) {
                base.preparer();
            }
            for (int tour = -ECHAUFFEMENT; tour < MESURES; tour++) {
                for (String geste : petite.gestes.keySet()) {
                    for (int rang : tour % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                        deux.get(rang).faire(geste, tour >= 0);
                    }
                }
            }
            juger(petite, grande);
        }
    }

    private static void juger(Concurrent petite, Concurrent grande) {
        List<String> fautes = new ArrayList<>();
        System.out.printf(
                "%n| geste, %d tours | mille dossiers, médiane (95e centile) | cent cinq mille | rapport des médianes | des 95e |%n"
                        + "|---|---|---|---|---|%n",
                MESURES);
        for (String geste : petite.gestes.keySet()) {
            double[] peu = petite.durees(geste);
            double[] beaucoup = grande.durees(geste);
            double medianes = centile(beaucoup, 50) / centile(peu, 50);
            double centiles = centile(beaucoup, 95) / centile(peu, 95);
            System.out.printf(
                    "| %s | %.0f ms (%.0f) | %.0f ms (%.0f) | %.2f | %.2f |%n",
                    geste,
                    centile(peu, 50),
                    centile(peu, 95),
                    centile(beaucoup, 50),
                    centile(beaucoup, 95),
                    medianes,
                    centiles);
            if (medianes > 1.3 || centiles > 2) {
                fautes.add(geste);
            }
        }
        assertThat(fautes).as("gestes que l'échelle ralentit").isEmpty();
    }

    private static double centile(double[] triees, int part) {
        return triees[Math.min(triees.length - 1, triees.length * part / 100)];
    }

    private interface Geste {
        HttpResponse<String> faire() throws Exception;
    }

    /** Un nœud, sa base, et ce que ses gestes ont duré. */
    private static final class Concurrent implements AutoCloseable {

        final Noeud noeud;
        final Map<String, Geste> gestes = new LinkedHashMap<>();
        private final Map<String, List<Double>> durees = new TreeMap<>();
        private final JdbcClient base;
        private final Banc banc;
        private JsonNode tache;
        private String numero;

        Concurrent(ServeurEchelle serveur, Mesure mesure) {
            base = JdbcClient.create(serveur.administrateur(mesure.base()));
            noeud = Noeud.lancer(
                    serveur.adresse(mesure.base()),
                    Map.of(
                            "JALON_COURRIEL_PORT",
                            String.valueOf(BasePostgres.poste().getSmtp().getPort()),
                            // Rien d'autre ne tourne : ni avis, ni minuteries.
                            "CAMUNDA_BPM_JOB_EXECUTION_ENABLED",
                            "false"));
            banc = new Banc(noeud.port, null);
        }

        void preparer() {
            for (String compte : LECTEURS) {
                Visiteur visiteur = new Visiteur(noeud.port);
                visiteur.connecter(compte, "jalon");
                String projet = base.sql("""
                                select min(numero) from jalon.dossier
                                where nature = 'PROJET' and organisation = 'ciusss-emtl' and phase = 'EXECUTION' and etat = 'EN_COURS'
                                """).query(String.class).single();
                Map<String, String> pages = new LinkedHashMap<>();
                pages.put("accueil", "/");
                pages.put("projets", "/projets");
                pages.put("projets, page 2", "/projets?page=2");
                pages.put("projets, un mot", "/projets?q=plaies");
                pages.put("projets, une personne", "/projets?q=hebert");
                pages.put("projets ouverts", "/projets?ouvert=OUI");
                pages.put("dossier", "/projets/" + projet);
                pages.put("tableau de bord", "/tableau");
                pages.put("soutien", "/soutien");
                pages.forEach((nom, chemin) -> gestes.put(nom + ", " + compte, () -> visiteur.get(chemin)));
                gestes.put("liste de tâches, " + compte, () -> filtrer(visiteur, compte));
            }
            gestes.put("déposer une fiche", this::deposer);
            gestes.put("ouvrir un formulaire", this::ouvrir);
            gestes.put("rendre un formulaire", this::rendre);
        }

        /** Comme Tasklist : le premier filtre de la personne, quinze tâches, leurs compagnons. */
        private static HttpResponse<String> filtrer(Visiteur visiteur, String compte) throws IOException {
            String filtre = JSON.readTree(visiteur.rest(compte, "GET", "/filter?resourceType=Task&maxResults=20", null)
                            .body())
                    .path(0)
                    .path("id")
                    .asText();
            return visiteur.rest(
                    compte,
                    "POST",
                    "/filter/" + filtre + "/list?firstResult=0&maxResults=15",
                    Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc"))),
                    "Accept",
                    "application/hal+json");
        }

        private HttpResponse<String> deposer() {
            numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
            return null;
        }

        private HttpResponse<String> ouvrir() {
            tache = banc.tache(numero, "userTask_analyserFiche");
            reussi(204, banc.prendre(tache, "pilote.clinique"));
            String chemin = "/engine-rest/task/" + tache.path("id").asText();
            reussi(200, banc.appeler("GET", chemin + "/deployed-form", "pilote.clinique", null));
            reussi(200, banc.appeler("GET", chemin + "/form-variables?deserializeValues=false", "pilote.clinique", null));
            return null;
        }

        private HttpResponse<String> rendre() {
            reussi(204, banc.envoyer(tache, "pilote.clinique", banc.exemple("analyser-fiche")));
            return null;
        }

        private static void reussi(int statut, Banc.Reponse reponse) {
            assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(statut);
        }

        void faire(String geste, boolean retenir) throws Exception {
            long debut = System.nanoTime();
            HttpResponse<String> reponse = gestes.get(geste).faire();
            double duree = (System.nanoTime() - debut) / 1e6;
            if (reponse != null) {
                assertThat(reponse.statusCode())
                        .as("%s : %s", geste, reponse.body())
                        .isEqualTo(200);
            }
            if (retenir) {
                durees.computeIfAbsent(geste, g -> new ArrayList<>()).add(duree);
            }
        }

        double[] durees(String geste) {
            double[] triees = durees.get(geste).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            Arrays.sort(triees);
            return triees;
        }

        @Override
        public void close() {
            noeud.close();
        }
    }
}
