package ca.jalon.reprise;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'application d'aujourd'hui, démarrée sur ce que la première année a laissé : tout y est encore, et tout continue. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EssaiDeReprise {

    @Autowired
    ManagementService gestion;

    @Autowired
    HistoryService historique;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Ecrits ecrits;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    /** À appeler avant que l'application démarre. */
    static void reglerLHorloge() {
        ClockUtil.setCurrentTime(Date.from(BaseAnterieure.MAINTENANT));
    }

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion).adaptable();
    }

    @AfterAll
    static void remettreLHorloge() {
        ClockUtil.reset();
    }

    @Test
    void le_temoin_dit_chaque_tache_rendue_et_chaque_registre_est_intact() {
        assertThat(BaseAnterieure.dites())
                .filteredOn(dite -> dite.tache() != null)
                .extracting(Soumission::tache)
                .doesNotHaveDuplicates()
                .containsAll(
                        base.sql("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed' and END_TIME_ < ?")
                                .param(java.sql.Timestamp.from(BaseAnterieure.MAINTENANT))
                                .query(String.class)
                                .list());
        for (Dossier projet : dossiers.tous()) {
            assertThat(decisions.verifier(projet.numero())).as(projet.numero()).isEmpty();
        }
    }

    /** Le témoin a noté chaque envoi au moment où il partait : la reprise le retrouve, mot pour mot, à son auteur. */
    @Test
    @Order(1)
    void chaque_envoi_d_avant_est_un_ecrit() {
        Map<String, List<Ecrit>> parDossier = new HashMap<>();
        SoftAssertions.assertSoftly(tous -> {
            for (Soumission dite : BaseAnterieure.dites()) {
                if (dite.numero() == null) {
                    continue;
                }
                Ecrit ecrit = parDossier.computeIfAbsent(dite.numero(), ecrits::duDossier).stream()
                        .filter(candidat -> candidat.formulaire().equals(dite.formulaire())
                                && Objects.equals(candidat.tache(), dite.tache())
                                && candidat.instance().equals(dite.instance()))
                        .findFirst()
                        .orElse(null);
                String envoi = dite.numero() + ", " + dite.formulaire() + ", " + dite.activite();
                tous.assertThat(ecrit).as(envoi).isNotNull();
                if (ecrit != null) {
                    tous.assertThat(ecrit.auteur()).as(envoi).isEqualTo(dite.personne());
                    tous.assertThat(comparables(ecrit.valeurs(), dite.reponses().keySet()))
                            .as(envoi)
                            .isEqualTo(
                                    comparables(dite.reponses(), dite.reponses().keySet()));
                }
            }
        });
    }

    /** Les jalons ouverts l'an dernier ont pour auteurs ceux que l'historique nomme : ils n'en décident pas, l'autorité si. */
    @Test
    @Order(2)
    void les_jalons_en_attente_connaissent_leurs_auteurs() {
        List<JsonNode> jalons = new ArrayList<>();
        banc.appeler(
                        "GET",
                        "/engine-rest/task?maxResults=200&active=true&unassigned=true&taskDefinitionKey=userTask_autoriserJalon",
                        "admin",
                        null)
                .corps()
                .forEach(jalons::add);
        List<JsonNode> avecFiche = jalons.stream()
                .filter(tache -> List.of("DO", "DA", "DEMARRAGE").contains(banc.variable(tache, "jalon")))
                .toList();
        assertThat(avecFiche).isNotEmpty();
        for (JsonNode tache : avecFiche) {
            String numero = banc.variable(tache, "numeroProjet");
            String auteur =
                    ecrits.duDossier(numero, List.of("fiche-projet")).get(0).auteur();
            String groupe = banc.appeler(
                            "GET", "/engine-rest/task/" + tache.path("id").asText() + "/identity-links", "admin", null)
                    .corps()
                    .get(0)
                    .path("groupId")
                    .asText();
            String adhesion = "/engine-rest/group/" + groupe + "/members/" + auteur;
            assertThat(banc.appeler("PUT", adhesion, "admin", null).statut()).isEqualTo(204);
            try {
                assertThat(banc.prendre(tache, auteur).message())
                        .as(numero)
                        .contains("a écrit ou déclaré ce dossier (%s)".formatted(auteur));
            } finally {
                banc.appeler("DELETE", adhesion, "admin", null);
            }
        }
    }

    /** Un nombre se compare par sa valeur, un texte sans les espaces de ses bouts, un vide à un vide. */
    private static Map<String, String> comparables(Map<String, Object> valeurs, Set<String> cles) {
        Map<String, String> comparables = new TreeMap<>();
        cles.forEach(cle -> {
            Object valeur = valeurs.get(cle);
            boolean vide = valeur == null || valeur.equals("") || valeur.equals(List.of());
            comparables.put(
                    cle,
                    vide
                            ? ""
                            : valeur instanceof Number nombre
                                    ? new BigDecimal(nombre.toString())
                                            .stripTrailingZeros()
                                            .toPlainString()
                                    : valeur.toString().strip());
        });
        return comparables;
    }

    @Test
    void chaque_tache_ouverte_se_lit_et_une_de_chaque_sorte_se_rend() {
        List<Dossier> ouverts = dossiers.tous().stream()
                .filter(projet -> projet.etat().equals(Dossier.EN_COURS))
                .toList();
        assertThat(ouverts).hasSizeGreaterThan(30);
        for (Dossier projet : ouverts) {
            assertThat(banc.taches(projet.numero()))
                    .as(projet.numero())
                    .extracting(tache -> tache.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(base.sql("select t.ID_ from ACT_RU_TASK t"
                                    + " join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ where e.BUSINESS_KEY_ = ?")
                            .param(projet.numero())
                            .query(String.class)
                            .list());
        }
        Map<String, JsonNode> sortes = new TreeMap<>();
        banc.appeler("GET", "/engine-rest/task?maxResults=2000&active=true&sortBy=created&sortOrder=asc", "admin", null)
                .corps()
                .forEach(tache ->
                        sortes.putIfAbsent(tache.path("taskDefinitionKey").asText(), tache));
        assertThat(sortes).hasSizeGreaterThan(40);
        // Une précision ne change ni le projet ni l'effet déclaré.
        Map<String, Object> precision = new HashMap<>();
        List.of("projet", "effetCout", "effetPortee").forEach(champ -> precision.put(champ, null));
        banc.repondre("demander-changement", precision)
                .repondre("qualification-soutien", Map.of("motifQualification", "Le service ne répond plus du tout."));
        SoftAssertions.assertSoftly(toutes -> sortes.forEach((sorte, tache) ->
                toutes.assertThatCode(() -> banc.faire(tache)).as(sorte).doesNotThrowAnyException()));
        banc.envoyerAvis();
        assertThat(gestion.createJobQuery().withException().list()).isEmpty();
    }
}
