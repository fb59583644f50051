package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Un incident de confidentialité : ses avis, son registre, et qui le lit. */
class IncidentConfidentialiteTest extends EssaiDeModele {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    @Autowired
    Violations violations;

    private EssaiDIncident incident;

    IncidentConfidentialiteTest() {
        super("soutien/incident-confidentialite");
    }

    @BeforeEach
    void ouvrir() {
        incident = new EssaiDIncident(banc, port);
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    private JsonNode tache(String numero) {
        return banc.taches(numero).get(0);
    }

    @Test
    void un_risque_serieux_fait_aviser_et_le_registre_dit_ce_que_veut_la_loi() {
        String numero = incident.declarer();
        String page = incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                .body();
        assertThat(page).contains("à évaluer", "à compter", "Contenir la violation");
        incident.faire(numero, "contenir", Map.of());
        incident.faire(numero, "evaluer", Map.of());
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("sont à aviser avec diligence");
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents.csv?du=COMMISSION")
                        .body())
                .contains(numero);
        incident.faire(numero, "aviser", Map.of());
        incident.faire(numero, "clore", Map.of());
        assertThat(etatDuDossier(numero)).isEqualTo("CLOS");

        String registre = incident.lire(EssaiDIncident.RESPONSABLE, "/incidents.csv?q=" + numero)
                .body();
        assertThat(registre)
                .contains(
                        "Nom, date de naissance et résultat d’un examen.",
                        "Un compte rendu a été transmis à la mauvaise clinique",
                        "Le matin du constat",
                        "Atteinte à la vie privée",
                        "Diagnostic sensible, destinataire connu.",
                        "Destinataire joint, document détruit",
                        "Surveiller le courrier reçu",
                        "La clinique destinataire, le jour même",
                        LocalDate.now(QUEBEC).toString());
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("1, dont 1 au Québec", "sensibilité élevée", "(chacune)", "Clos le");
    }

    @Test
    void une_enquete_remet_l_avis_aux_personnes_et_la_tache_revient_remplie() {
        String numero = incident.declarer();
        LocalDate jour = LocalDate.now(QUEBEC).plusDays(40);
        incident.remettreLAvis(numero, jour);
        assertThat(banc.taches(numero)).isEmpty();
        Job reprise = gestion.createJobQuery()
                .processInstanceId(base.sql("select instance from jalon.dossier where numero = ?")
                        .param(numero)
                        .query(String.class)
                        .single())
                .timers()
                .singleResult();
        assertThat(reprise.getDuedate())
                .isEqualTo(Date.from(jour.atTime(8, 0).atZone(QUEBEC).toInstant()));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("L’avis aux personnes est remis au");
        // Remis comme la loi le permet, l'avis n'est pas en souffrance au registre ; il l'est quand ce jour est venu.
        assertThat(teinteAuRegistre(numero)).isEqualTo("gris : attendre : avis aux personnes remis");
        ClockUtil.setCurrentTime(
                Date.from(jour.atStartOfDay(QUEBEC).plusMinutes(1).toInstant()));
        assertThat(teinteAuRegistre(numero)).isEqualTo("rouge : aviser les personnes");
        ClockUtil.reset();
        gestion.executeJob(reprise.getId());

        assertThat(banc.prerempli(tache(numero), "dateAvisCommission"))
                .isEqualTo(LocalDate.now(QUEBEC).toString());
        incident.faire(numero, "aviser", Map.of());
        // Ce qui fut remis ne l'est plus : le registre n'en garde pas la date ni la raison.
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .doesNotContain("est remis au", "Pourquoi</dt>");
        incident.faire(numero, "clore", Map.of());
    }

    @Test
    void sans_risque_serieux_rien_n_est_du_et_le_registre_garde_pourquoi() {
        String numero = incident.declarer();
        incident.faire(numero, "contenir", Map.of());
        incident.faire(numero, "evaluer", Map.of("risquePrejudice", "NON", "sensibilite", "FAIBLE"));
        incident.faire(numero, "clore", Map.of());
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("non. Diagnostic sensible")
                .doesNotContain("Commission avisée");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    evaluer | risquePrejudice:NON;probabiliteUsage:ELEVEE       | Des renseignements très sensibles et un usage nuisible probable font un risque sérieux.
                    evaluer | personnesTouchees:1;personnesQuebec:2             | Elles ne peuvent pas être plus nombreuses que les personnes touchées.
                    evaluer | renseignementsTouches:                            | Renseignements touchés
                    aviser  | dateAvisMinistre:                                 | Dites pourquoi l’avis est public ou remis, ou pourquoi le ministre n’est pas avisé.
                    aviser  | modeAvisPersonnes:PUBLIC                          | Dites pourquoi l’avis est public ou remis, ou pourquoi le ministre n’est pas avisé.
                    aviser  | dateAvisCommission:2098-01-01                     | Cette date ne peut pas être à venir.
                    aviser  | conseilsPersonnes:                                | Ce qu’on leur conseille de faire
                    aviser  | modeAvisPersonnes:DIFFERE;dateAvisPersonnes:;conseilsPersonnes:;motifAvis:Enquête;avisReporteAu:2098-01-01 | Un jour à venir, d’ici six mois.
                    aviser  | modeAvisPersonnes:DIFFERE;dateAvisPersonnes:;conseilsPersonnes:;motifAvis:Enquête | Y revenir le
                    """)
    void une_reponse_fautive_est_refusee_et_rien_n_entre_au_registre(String etape, String changes, String message) {
        String numero = incident.declarer();
        incident.faire(numero, "contenir", Map.of());
        if (etape.equals("aviser")) {
            incident.faire(numero, "evaluer", Map.of());
        }
        Map<String, Object> fautives = new HashMap<>();
        for (String change : changes.split(";")) {
            String valeur = change.substring(change.indexOf(':') + 1);
            fautives.put(
                    change.substring(0, change.indexOf(':')),
                    valeur.matches("\\d+") ? (Object) Integer.valueOf(valeur) : valeur);
        }
        Banc.Reponse refus = incident.repondre(numero, etape, fautives);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains(message);
        assertThat(base.sql("select " + (etape.equals("aviser") ? "commission_le" : "risque")
                                + " from jalon.violation where numero = ?")
                        .param(numero)
                        .query((ligne, rang) -> ligne.getString(1) == null)
                        .single())
                .isTrue();
    }

    @Test
    void ce_que_l_evaluation_ignorait_se_complete_a_la_cloture() {
        String numero = incident.declarer();
        incident.faire(numero, "contenir", Map.of());
        assertThat(banc.prerempli(tache(numero), "resumeViolation")).startsWith("Un compte rendu");
        incident.faire(
                numero,
                "evaluer",
                Map.of(
                        "risquePrejudice",
                        "NON",
                        "sensibilite",
                        "FAIBLE",
                        "natureViolation",
                        "PERTE",
                        "causeIncident",
                        ""));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("non connue", "perte, vol ou autre atteinte");
        assertThat(banc.prerempli(tache(numero), "personnesTouchees")).isEqualTo("1");
        incident.faire(
                numero, "clore", Map.of("causeIncident", "Serrure forcée de la voiture.", "personnesTouchees", 3));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("Serrure forcée de la voiture.", "3, dont 1 au Québec");
    }

    /** Déclaré sous une version d'avant le registre en colonnes, évalué sous une autre. */
    @Test
    void un_incident_d_avant_le_registre_se_lit_en_entier() {
        ancien("IC-2025-0001", "ciusss-emtl");
        violations.consigner("IC-2025-0001", "evaluer-violation", Map.of("risquePrejudice", "OUI"));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/IC-2025-0001")
                        .body())
                .contains("Un portable volé.", "sont à aviser avec diligence", "Commission avisée", "à compter");
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents.csv?q=IC-2025-0001")
                        .body())
                .contains("Un portable volé.");
        violations.consigner(
                "IC-2025-0001", "declarer-violation", Map.of("resumeViolation", "Un portable volé, chiffré."));
        violations.consigner("IC-2025-0001", "evaluer-violation", Map.of("personnesTouchees", 2));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/IC-2025-0001")
                        .body())
                .contains("Un portable volé, chiffré.", "oui. ", ">2<");
    }

    /** La loi fait du plus haut dirigeant le responsable là où personne n'est nommé, et là seulement. */
    @Test
    void sans_responsable_nomme_le_dirigeant_lit_le_registre_de_son_etablissement() {
        ancien("IC-2025-0002", "cisss-at");
        ancien("IC-2025-0003", "ciusss-emtl");
        assertThat(violations.lisible("IC-2025-0002", Set.of("dirigeant-etablissement.cisss-at")))
                .isPresent();
        assertThat(violations.lisible("IC-2025-0002", Set.of("dirigeant-etablissement.ciusss-emtl")))
                .isEmpty();
        assertThat(violations.lisible("IC-2025-0003", Set.of("dirigeant-etablissement.ciusss-emtl")))
                .isEmpty();
        assertThat(violations.lisible("IC-2025-0003", Set.of("responsable-protection-renseignements.ciusss-emtl")))
                .isPresent();
    }

    /** La table des délais signale au dirigeant ce qui tarde : il peut alors le lire, et le lien du courriel l'y mène. */
    @Test
    void un_incident_en_retard_se_lit_du_dirigeant_a_qui_le_retard_est_signale() {
        String numero = incident.declarer();
        String lien = "/taches/" + tache(numero).path("id").asText();
        assertThat(incident.lire("dirigeant", "/incidents/" + numero).statusCode())
                .isEqualTo(404);
        assertThat(incident.lire("dirigeant", lien).statusCode()).isEqualTo(404);

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(14, ChronoUnit.DAYS)));
        assertThat(incident.lire("dirigeant", "/incidents/" + numero).body()).contains("Contenir la violation");
        assertThat(incident.lire("dirigeant", "/incidents.csv").body()).contains(numero);
        HttpResponse<String> suivi = incident.lire("dirigeant", lien);
        assertThat(suivi.statusCode()).isEqualTo(302);
        assertThat(suivi.headers().firstValue("Location").orElseThrow()).endsWith("/incidents/" + numero);
        assertThat(incident.lire("dirigeant.laval", "/incidents/" + numero).statusCode())
                .isEqualTo(404);
        assertThat(incident.lire("dirigeant.laval", lien).statusCode()).isEqualTo(404);

        incident.faire(numero, "contenir", Map.of());
        assertThat(incident.lire("dirigeant", "/incidents/" + numero).statusCode())
                .as("l'étape suivante n'est pas en retard")
                .isEqualTo(404);
    }

    private String teinteAuRegistre(String numero) {
        Element aFaire = Jsoup.parse(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents?q=" + numero)
                        .body())
                .select("tbody td[data-titre='À faire'] .ton")
                .first();
        return aFaire.className().replace("ton ton-", "") + " : " + aFaire.text();
    }

    private void ancien(String numero, String organisation) {
        base.sql("insert into jalon.violation (numero, organisation, texte, declaree_le)"
                        + " values (?, ?, 'Constatée le 2025-12-01. Un portable volé.', current_timestamp)")
                .params(numero, organisation)
                .update();
    }

    /** Nul autre ne sait qu'il existe : ni l'administration, ni le ministère, ni le responsable d'un autre établissement. */
    @ParameterizedTest
    @CsvSource({
        "protection.renseignements, 200",
        "admin, 404",
        "intervenant, 404",
        "pilote.clinique, 404",
        "ministre, 404",
        "coord.chum, 404"
    })
    void seul_le_responsable_de_l_etablissement_lit_son_registre(String compte, int statut) {
        String numero = incident.declarer();
        assertThat(incident.lire(compte, "/incidents/" + numero).statusCode()).isEqualTo(statut);
        assertThat(incident.lire(compte, "/incidents").body().contains(numero)).isEqualTo(statut == 200);
        assertThat(incident.lire(compte, "/incidents.csv").body().contains(numero))
                .isEqualTo(statut == 200);
        assertThat(incident.lire(compte, "/dossiers/" + numero).statusCode()).isEqualTo(404);
    }
}
