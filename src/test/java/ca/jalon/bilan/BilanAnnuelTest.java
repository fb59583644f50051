package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Le bilan d'un établissement : chiffres pris une fois, pilotes, comité ou qui en tient lieu, instances, dépôt scellé (R-230 à R-232). */
class BilanAnnuelTest extends EssaiDeModele {

    private static final String ICI = "cisss-bsl";

    @Autowired
    IdentityService identites;

    @Autowired
    Bilans bilans;

    @Autowired
    Comites comites;

    private Gens gens;
    private String clinique;
    private String technologique;
    private String direction;
    private String instances;

    BilanAnnuelTest() {
        super("bilan/bilan-annuel");
    }

    @BeforeEach
    void etablissement() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2032-04-02T14:00:00Z")));
        gens = new Gens(banc, identites);
        clinique = gens.tient("pilote-clinique", ICI);
        technologique = gens.tient("pilote-technologique", ICI);
        direction = gens.tient("direction-clinique", ICI);
        instances = gens.tient("instances-decisionnelles-locales", ICI);
    }

    private Reponse ouvrir(String annee) {
        return banc.demarrer("bilan-annuel", clinique, Map.of("codeEtablissement", ICI, "exerciceBilan", annee));
    }

    private String ouvert(String annee) {
        Reponse reponse = ouvrir(annee);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        Reponse reponse = gens.repondre(numero, activite, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isLessThan(300);
    }

    private void declarer(Statut statut) {
        comites.inscrire(new Comite(null, ICI, statut, null, List.of(), "2031-01-01", null, null));
    }

    private Map<String, Object> decision(String suite) {
        Map<String, Object> valeurs = new HashMap<>(banc.exemple("enteriner-bilan"));
        valeurs.put("suiteBilan", suite);
        if (suite.equals("RETOURNE")) {
            valeurs.put("motifBilan", "Dites aussi ce qui fut fait en santé mentale.");
        }
        return valeurs;
    }

    @Test
    void du_pilote_au_depot_un_retour_a_chaque_comite() {
        declarer(Statut.EN_PLACE);
        String comite = gens.tient("comite-tactique-local", ICI);
        String numero = ouvert("2032");
        assertThat(numero).matches("BI-2032-\\d{4}");
        Bilan pris = bilans.exiger(numero);
        assertThat(pris.etape()).isEqualTo(Etape.REDACTION);
        assertThat(pris.faits()).hasSize(11);
        assertThat(gens.lit(numero, "userTask_redigerBilan", clinique))
                .contains("Aucun service n’est inscrit", "Établissements avec deux pilotes : néant", "Retourné** : —");

        repondre(numero, "userTask_redigerBilan", clinique, banc.exemple("rediger-bilan"));
        repondre(numero, "userTask_completerBilan", technologique, banc.exemple("completer-bilan"));
        assertThat(gens.lit(numero, "userTask_enterinerBilan", comite))
                .contains("Le comité tactique est en place", "14 demandé", "Deux demandes faites");
        assertThat(gens.repondre(numero, "userTask_enterinerBilan", direction, decision("APPROUVE"))
                        .statut())
                .isEqualTo(403);
        repondre(numero, "userTask_enterinerBilan", comite, decision("RETOURNE"));
        JsonNode reprise = banc.tache(numero, "userTask_redigerBilan");
        assertThat(gens.lit(numero, "userTask_redigerBilan", clinique)).contains("Retourné", "santé mentale");
        assertThat(banc.montree(reprise, clinique, "faitsMarquants")).contains("téléréadaptation");

        repondre(numero, "userTask_redigerBilan", clinique, banc.exemple("rediger-bilan"));
        repondre(numero, "userTask_completerBilan", technologique, banc.exemple("completer-bilan"));
        repondre(numero, "userTask_enterinerBilan", comite, decision("APPROUVE"));
        repondre(numero, "userTask_approuverBilan", instances, decision("RETOURNE"));
        gens.part(technologique);
        repondre(numero, "userTask_redigerBilan", clinique, banc.exemple("rediger-bilan"));
        // Le pilote technologique est parti : le bilan se passe de son volet.
        repondre(numero, "userTask_enterinerBilan", comite, decision("APPROUVE"));
        repondre(numero, "userTask_approuverBilan", instances, banc.exemple("approuver-bilan"));

        Bilan depose = bilans.exiger(numero);
        assertThat(depose.etape()).isEqualTo(Etape.DEPOSE);
        assertThat(depose.version()).isEqualTo(3);
        assertThat(depose.faits()).isEqualTo(pris.faits());
        assertThat(etatDuDossier(numero)).isEqualTo("DEPOSE");
        assertThat(ecrits.duDossier(numero, List.of("faits-bilan")))
                .singleElement()
                .satisfies(ecrit -> assertThat(ecrit.valeurs())
                        .containsEntry("empreinteFaits", depose.empreinteDesFaits())
                        .containsEntry("SERVICES_ACTIFS", "0"));
        assertThat(base.sql("select count(*) from jalon.acte where reference = ?")
                        .param(depose.ecrit())
                        .query(Integer.class)
                        .single())
                .as("scellé")
                .isEqualTo(1);
        assertThat(avises(numero, "bilan/bilan-transmis")).isNotEmpty();
        // Rien ne change plus.
        bilans.situer(numero, Etape.REDACTION);
        assertThat(bilans.exiger(numero)).isEqualTo(depose);
        assertThatThrownBy(() -> bilans.deposer(numero, "autre", List.of())).hasMessageContaining("déjà déposé");
        assertThat(ouvrir("2032").statut()).isEqualTo(409);
        assertThat(ouvrir("2032").message()).contains("existe déjà");
    }

    @Test
    void sans_comite_la_direction_en_tient_lieu_et_un_bilan_oublie_se_clot() {
        declarer(Statut.ABSENT);
        String numero = ouvert("2031");
        repondre(numero, "userTask_redigerBilan", clinique, banc.exemple("rediger-bilan"));
        repondre(numero, "userTask_completerBilan", technologique, banc.exemple("completer-bilan"));
        assertThat(gens.lit(numero, "userTask_enterinerBilan", direction))
                .contains("la direction de l’établissement en tient lieu");
        repondre(numero, "userTask_enterinerBilan", direction, decision("APPROUVE"));

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2033-03-10T14:00:00Z")));
        Job minuterie = gestion.createJobQuery()
                .processInstanceId(banc.tache(numero, "userTask_approuverBilan")
                        .path("processInstanceId")
                        .asText())
                .activityId("event_exerciceSuivant")
                .singleResult();
        gestion.executeJob(minuterie.getId());
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(bilans.exiger(numero).etape()).isEqualTo(Etape.NON_DEPOSE);
        assertThat(etatDuDossier(numero)).isEqualTo("NON_DEPOSE");
    }

    @Test
    void un_bilan_supprime_du_moteur_se_rouvre_sur_les_memes_faits() {
        String numero = ouvert("2029");
        assertThat(ouvrir("2029").statut()).isEqualTo(409);
        String instance = base.sql("select instance from jalon.dossier where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
        assertThat(banc.appeler(
                                "DELETE",
                                "/engine-rest/process-instance/" + instance + "?skipCustomListeners=true",
                                "admin",
                                null)
                        .statut())
                .isEqualTo(204);
        assertThat(ouvert("2029")).isNotEqualTo(numero);
    }

    @Test
    void chaque_faute_est_une_phrase() {
        assertThat(ouvrir("2033").statut()).as("exercice à venir").isEqualTo(400);
        assertThat(banc.demarrer(
                                "bilan-annuel",
                                clinique,
                                Map.of("codeEtablissement", "ciusss-emtl", "exerciceBilan", "2030"))
                        .statut())
                .as("ailleurs")
                .isEqualTo(400);
        String numero = ouvert("2030");
        Map<String, Object> sansRaison = new HashMap<>(banc.exemple("rediger-bilan"));
        sansRaison.remove("correctionMotif1");
        assertThat(gens.repondre(numero, "userTask_redigerBilan", clinique, sansRaison)
                        .message())
                .contains("Pourquoi");
        JsonNode tache = banc.tache(numero, "userTask_redigerBilan");
        Map<String, Object> double_ = new HashMap<>(banc.exemple("rediger-bilan"));
        double_.put("correctionFait2", "SOUTIEN_RECUES");
        double_.put("correctionValeur2", 3);
        double_.put("correctionMotif2", "Autre raison, assez longue.");
        assertThat(banc.envoyer(tache, clinique, double_).message()).contains("déjà sa correction");
        Map<String, Object> tropLong = new HashMap<>(banc.exemple("rediger-bilan"));
        tropLong.put("faitsMarquants", "x".repeat(3001));
        assertThat(banc.envoyer(tache, clinique, tropLong).message()).contains("Faits marquants");
        Map<String, Object> inconnu = new HashMap<>(banc.exemple("rediger-bilan"));
        inconnu.put("correctionFait1", "MORALE");
        assertThat(banc.envoyer(tache, clinique, inconnu).statut()).isEqualTo(400);
        repondre(numero, "userTask_redigerBilan", clinique, banc.exemple("rediger-bilan"));
        repondre(numero, "userTask_completerBilan", technologique, banc.exemple("completer-bilan"));
        Map<String, Object> muet = decision("RETOURNE");
        muet.remove("motifBilan");
        Map<String, Object> demain = decision("APPROUVE");
        demain.put("dateSeanceBilan", LocalDate.of(2032, 4, 3).toString());
        gens.tient("comite-tactique-local", ICI);
        JsonNode decision = banc.tache(numero, "userTask_enterinerBilan");
        String qui = bilanEnterinePar(decision);
        banc.prendre(decision, qui);
        assertThat(banc.envoyer(decision, qui, muet).message()).contains("à revoir");
        assertThat(banc.envoyer(decision, qui, demain).message()).contains("à venir");
        for (LocalDate jour :
                List.of(LocalDate.of(1900, 1, 1), jourDOuverture(decision).minusDays(1))) {
            Map<String, Object> avant = decision("APPROUVE");
            avant.put("dateSeanceBilan", jour.toString());
            assertThat(banc.envoyer(decision, qui, avant).message())
                    .as("une séance du %s", jour)
                    .contains("La séance ne peut pas précéder le jour où le bilan a été déposé");
        }
        Map<String, Object> leJourMeme = decision("APPROUVE");
        leJourMeme.put("dateSeanceBilan", jourDOuverture(decision).toString());
        assertThat(banc.envoyer(decision, qui, leJourMeme).statut()).isEqualTo(204);
    }

    private static LocalDate jourDOuverture(JsonNode tache) {
        return OffsetDateTime.parse(
                        tache.path("created").asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .atZoneSameInstant(ZoneId.of("America/Toronto"))
                .toLocalDate();
    }

    private String bilanEnterinePar(JsonNode tache) {
        return banc.variable(tache, "statutInstance").equals("EN_PLACE") ? "comite-tactique-local." + ICI : direction;
    }
}
