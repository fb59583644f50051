package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mène l'exécution d'un projet jusqu'à sa mise en service, par REST. */
class ExecutionProjetTest extends EssaiDeModele {

    ExecutionProjetTest() {
        super("projet/execution-projet");
    }

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final String CHANTIER = "userTask_realiserChantier";
    private static final String MISE_EN_SERVICE = "userTask_mettreEnService";

    @Autowired
    Services services;

    @Autowired
    Participants participants;

    @BeforeEach
    void mettreEnPlace() {
        // Un lundi ordinaire, pour que les échéances se lisent.
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-23T14:00:00Z")));
    }

    private String executer(Map<String, Object> propres) {
        return projetDans("execution-projet", "EXECUTION", propres);
    }

    private List<JsonNode> chantiers(String numero) {
        return banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals(CHANTIER))
                .toList();
    }

    private void terminerChantiers(String numero) {
        chantiers(numero).forEach(banc::faire);
    }

    /** La minuterie du prochain état, sans avancer l'horloge. */
    private Job prochainEtat(String numero) {
        List<Job> attentes = gestion.createJobQuery().timers().activityId("event_etatAPreparer").list().stream()
                .filter(job -> banc.instances(numero).contains(job.getProcessInstanceId()))
                .toList();
        assertThat(attentes).hasSize(1);
        return attentes.get(0);
    }

    private void attendreEtat(String numero) {
        Job minuterie = prochainEtat(numero);
        ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
        gestion.executeJob(minuterie.getId());
    }

    private static LocalDate jour(Date date) {
        return date.toInstant().atZone(QUEBEC).toLocalDate();
    }

    @Test
    void les_chantiers_se_menent_en_parallele_jusqu_a_la_mise_en_service() {
        String numero = executer(Map.of());
        assertThat(chantiers(numero))
                .extracting(tache -> tache.path("name").asText())
                .satisfiesExactlyInAnyOrder(
                        nom -> assertThat(nom).endsWith("Réaliser le chantier : Médical"),
                        nom -> assertThat(nom).endsWith("Réaliser le chantier : Technique"));

        assertThat(banc.envoyer(chantiers(numero).get(0), "charge.projet", Map.of("etatChantier", "EN_COURS"))
                        .statut())
                .isEqualTo(204);
        assertThat(chantiers(numero)).hasSize(2);
        terminerChantiers(numero);
        banc.faire(numero, MISE_EN_SERVICE);

        assertThat(services.etat(numero)).isEqualTo("EN_DEPLOIEMENT");
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(numero)
                        .processDefinitionKey("execution-projet")
                        .count())
                .isZero();
    }

    /** Le service de plusieurs établissements entre au répertoire sans entente : qui le tient l'apprend ; avec elle, rien. */
    @ParameterizedTest
    @CsvSource({"EN_VIGUEUR, 0", "EN_PREPARATION, 1", "ABANDONNEE, 1"})
    void un_service_partage_mis_en_service_demande_son_entente(String etat, int avis) {
        String numero = executer(Map.of());
        HorsContrat.faire(() -> participants.fixer(numero, Qualite.PARTENAIRE, List.of("cisss-laval")));
        base.sql("""
                        insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version)
                        values (?, ?, 'Entente', 'ciusss-emtl', 'MONTREAL', ?, 1)
                        """).params("ENT-" + numero, numero, etat).update();
        terminerChantiers(numero);
        banc.faire(numero, MISE_EN_SERVICE);
        assertThat(avises(numero, "entente/entente-a-conclure")).hasSize(avis);
    }

    @Test
    void sans_chantier_choisi_les_sept_chantiers_minimaux_s_ouvrent() {
        Map<String, Object> aucun = new HashMap<>();
        aucun.put("chantiers", null);

        assertThat(chantiers(executer(aucun))).hasSize(7);
    }

    @Test
    void un_point_bloquant_ou_une_anomalie_ouverte_empeche_la_mise_en_service() {
        String numero = executer(Map.of("chantiers", "MEDICAL"));
        Map<String, Object> point = new HashMap<>(Map.of(
                "projet",
                numero,
                "typeElement",
                "POINT_EN_SUSPENS",
                "bloquant",
                true,
                "description",
                "La signature électronique des notes échoue."));
        point.put("probabilite", null);
        point.put("impact", null);
        assertThat(banc.agir("suivre-risque", "charge.projet", point).statut()).isEqualTo(200);
        terminerChantiers(numero);

        Banc.Reponse refus =
                banc.envoyer(banc.tache(numero, MISE_EN_SERVICE), "charge.projet", banc.exemple("mettre-en-service"));
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("point en suspens 1").contains("signature électronique");

        Map<String, Object> ferme = new HashMap<>(Map.of("etatElement", "FERME", "bloquant", true));
        ferme.put("probabilite", null);
        ferme.put("impact", null);
        banc.repondre("suivre-risque@suivreElement", ferme);
        banc.faire(numero, "userTask_suivreElement");
        banc.repondre("mettre-en-service", Map.of("anomaliesOuvertes", 1));
        assertThat(banc.envoyer(banc.tache(numero, MISE_EN_SERVICE), "charge.projet", banc.exemple("mettre-en-service"))
                        .message())
                .containsIgnoringCase("anomalies bloquantes");
        banc.repondre("mettre-en-service", Map.of());
        banc.faire(numero, MISE_EN_SERVICE);

        assertThat(services.etat(numero)).isEqualTo("EN_DEPLOIEMENT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            GRANDE  | null | 2026-12-23 | 2026-12-18
            MOYENNE | null | 2027-02-23 | 2027-02-18
            PETITE  | null | 2027-02-23 | 2027-02-18
            PETITE  | P2M  | 2027-01-23 | 2027-01-19
            GRANDE  | P3M  | 2026-12-23 | 2026-12-18
            """)
    void l_etat_se_prepare_trois_jours_ouvrables_avant_l_echeance_de_la_table(
            String envergure, String frequence, LocalDate echeance, LocalDate ouverture) {
        Map<String, Object> propres = new HashMap<>();
        propres.put("envergure", envergure);
        propres.put("frequenceEtatAvancement", frequence);
        String numero = executer(propres);

        assertThat(jour(prochainEtat(numero).getDuedate())).isEqualTo(ouverture);
        attendreEtat(numero);
        assertThat(banc.tache(numero, "userTask_redigerEtat").path("due").asText())
                .startsWith(echeance.toString());
    }

    @Test
    void l_etat_revient_a_chaque_periode_prerempli_du_precedent_et_cesse_a_la_mise_en_service() {
        String numero = executer(Map.of("chantiers", "MEDICAL"));
        attendreEtat(numero);
        banc.repondre(
                "etat-avancement",
                Map.of(
                        "periodeDu",
                        "2026-11-23",
                        "periodeAu",
                        "2027-02-23",
                        "realisations",
                        "Trente tablettes reçues."));
        banc.faire(numero, "userTask_redigerEtat");
        banc.faire(numero, "userTask_examinerEtat");

        assertThat(jour(prochainEtat(numero).getDuedate())).isEqualTo(LocalDate.parse("2027-05-18"));
        attendreEtat(numero);
        JsonNode suivant = banc.tache(numero, "userTask_redigerEtat");
        assertThat(banc.prerempli(suivant, "realisations")).isEqualTo("Trente tablettes reçues.");
        assertThat(banc.variable(suivant, "periodeDu")).isEqualTo("2027-02-24");
        assertThat(banc.variable(suivant, "periodeAu")).isEqualTo("2027-05-23");

        terminerChantiers(numero);
        banc.faire(numero, MISE_EN_SERVICE);
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(banc.instances(numero))
                .allSatisfy(instance -> assertThat(executions
                                .createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .singleResult()
                                .getProcessDefinitionId())
                        .startsWith("avis:"));
    }

    @Test
    void un_etat_rendu_avec_une_periode_de_retard_ne_se_repete_pas_aussitot() {
        String numero = executer(Map.of("envergure", "GRANDE"));
        attendreEtat(numero);
        banc.faire(numero, "userTask_redigerEtat");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2027-03-15T14:00:00Z")));
        banc.faire(numero, "userTask_examinerEtat");

        assertThat(jour(prochainEtat(numero).getDuedate())).isAfter(LocalDate.parse("2027-04-01"));
    }
}
