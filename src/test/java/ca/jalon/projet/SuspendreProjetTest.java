package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Dossier;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Suspension d’un projet : tout l’arbre s’arrête, la reprise prévue se rappelle (P-01). */
class SuspendreProjetTest extends EssaiDeModele {

    SuspendreProjetTest() {
        super("projet/suspendre-projet");
    }

    @Test
    void un_projet_suspendu_n_a_plus_de_tache_active_ni_de_minuterie() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        var tache = banc.tache(numero, "userTask_autoriserJalon");
        assertThat(banc.agir("suivre-risque", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);
        int ouvertes = banc.taches(numero).size();
        assertThat(ouvertes).as("le risque à suivre aussi").isGreaterThan(1);
        assertThat(banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(dossiers.trouver(numero))
                .get()
                .extracting(Dossier::suspenduDepuis)
                .isNotNull();
        assertThat(banc.taches(numero))
                .isNotEmpty()
                .allMatch(t -> t.path("suspended").asBoolean());
        assertThat(banc.prendre(tache, "dirigeant").statut()).isEqualTo(409);
        assertThat(liste("dirigeant", "À approuver"))
                .as("la liste du dirigeant")
                .doesNotContain(numero);
        Banc.Reponse encore = banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(encore.statut()).isEqualTo(400);
        assertThat(banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(400);
    }

    @Test
    void a_la_date_prevue_on_rappelle_que_le_projet_attend() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        banc.envoyerAvis();
        assertThat(avis(numero))
                .anyMatch(sujet -> sujet.endsWith("Le projet devait reprendre aujourd’hui ; il est toujours suspendu"));
    }

    @Test
    void une_reprise_faite_a_temps_eteint_le_rappel() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        Map<String, Object> sansDate = new HashMap<>();
        sansDate.put("projet", numero);
        sansDate.put("reprisePrevue", null);
        banc.agir("suspendre-projet", "pilote.clinique", sansDate);
        banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero));
        banc.envoyerAvis();
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey("suspendre-projet")
                        .processInstanceBusinessKey(numero)
                        .count())
                .isZero();
    }

    private List<String> avis(String numero) {
        return base.sql("select sujet from jalon.avis where cle = ?")
                .param(numero)
                .query(String.class)
                .list();
    }

    /** Ce que Tasklist montre à la personne sous ce filtre. */
    private String liste(String compte, String filtre) {
        for (JsonNode connu : banc.appeler("GET", "/engine-rest/filter?maxResults=50", compte, null)
                .corps()) {
            if (connu.path("name").asText().equals(filtre)) {
                Banc.Reponse liste = banc.appeler(
                        "GET",
                        "/engine-rest/filter/" + connu.path("id").asText() + "/list?maxResults=500",
                        compte,
                        null);
                assertThat(liste.statut()).isEqualTo(200);
                return liste.corps().toString();
            }
        }
        throw new AssertionError("Pas de filtre " + filtre);
    }
}
