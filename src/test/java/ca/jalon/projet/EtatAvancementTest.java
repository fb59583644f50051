package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.EtatsAvancement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Fait produire et examiner un état d'avancement, par REST. */
class EtatAvancementTest extends EssaiDeModele {

    EtatAvancementTest() {
        super("projet/etat-avancement");
    }

    @Autowired
    EtatsAvancement etats;

    OffsetDateTime due;

    private String periode(String niveau) {
        due = OffsetDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), java.time.ZoneOffset.UTC)
                .plusDays(3)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return projetDans(
                "etat-avancement",
                "EXECUTION",
                Map.of(
                        "niveauProjet",
                        niveau,
                        "periodeDu",
                        "2026-08-01",
                        "periodeAu",
                        "2026-10-31",
                        "dateEtat",
                        due.toString()));
    }

    @Test
    void le_comite_prend_acte_d_un_etat_au_vert() {
        String numero = periode("LOCAL");
        base.sql(
                        "insert into jalon.indicateur (id, service, code, famille, nom, unite, cible, sens, rang, suivi)"
                                + " values (:id, :numero, 'UTILISATEURS', 'ACTIVITE', 'Utilisateurs actifs', 'x', 20, 'HAUSSE', 1, true)")
                .param("id", numero + ".UTILISATEURS")
                .param("numero", numero)
                .update();
        banc.faire(numero, "userTask_redigerEtat");

        // Le service que le projet livre suit déjà cet indicateur : l'état est un relevé.
        assertThat(base.sql("select valeur from jalon.releve where indicateur = ?")
                        .param(numero + ".UTILISATEURS")
                        .query(java.math.BigDecimal.class)
                        .list())
                .singleElement()
                .satisfies(valeur -> assertThat(valeur).isEqualByComparingTo("14"));
        assertThat(etats.dernier(numero)).get().satisfies(etat -> {
            assertThat(etat.avancement()).isEqualTo(45);
            assertThat(etat.statutEcheancier()).isEqualTo("JAUNE");
            assertThat(etat.coutsReels()).isEqualByComparingTo("71240.35");
            assertThat(etat.deposePar()).isEqualTo("charge.projet");
            assertThat(etat.reponse()).isNull();
        });
        assertThat(banc.titulaires(banc.tache(numero, "userTask_examinerEtat")))
                .containsExactly("comite.tactique", "dirigeant");
        banc.faire(numero, "userTask_examinerEtat");

        assertThat(etats.dernier(numero).orElseThrow().reponse()).isEqualTo("PREND_ACTE");
        assertThat(etats.dernier(numero).orElseThrow().reponsePar()).isEqualTo("comite.tactique");
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(avises(numero, "projet/etat-au-rouge")).isEmpty();
        assertThat(avises(numero, "projet/etat-depose")).isEmpty();
    }

    @Test
    void un_feu_rouge_avise_le_cct_et_un_plan_de_redressement_revient_au_charge_de_projet() {
        String numero = periode("LOCAL");
        banc.repondre(
                "etat-avancement",
                Map.of(
                        "statutCouts",
                        "ROUGE",
                        "planRedressement",
                        "Report de l’achat de la seconde série de tablettes.",
                        "deposerCncot",
                        true));
        banc.faire(numero, "userTask_redigerEtat");
        assertThat(avises(numero, "projet/etat-au-rouge"))
                .singleElement()
                .asString()
                .contains("coord.chum@", "equipe.chum@");

        banc.retoucher(
                "examiner-etat-avancement",
                exemple -> Map.of(
                        "decisionEtat", "PLAN_REDRESSEMENT", "motif", "Dire quand les coûts reviennent au vert."));
        banc.faire(numero, "userTask_examinerEtat");
        assertThat(etats.dernier(numero).orElseThrow().reponse()).isEqualTo("PLAN_REDRESSEMENT");
        assertThat(banc.servi(banc.tache(numero, "userTask_redresserEtat")))
                .contains("Dire quand les coûts reviennent au vert");
        banc.repondre("etat-avancement", Map.of("statutCouts", "VERT", "avancementPourcent", 50, "deposerCncot", true));
        banc.faire(numero, "userTask_redresserEtat");
        banc.retoucher("examiner-etat-avancement", exemple -> exemple);
        banc.faire(numero, "userTask_examinerEtat");

        assertThat(etats.dernier(numero).orElseThrow().avancement()).isEqualTo(50);
        assertThat(base.sql("select count(*) from jalon.etat_avancement where numero = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(avises(numero, "projet/etat-depose"))
                .singleElement()
                .asString()
                .contains("cncot@");
        assertThat(banc.taches(numero)).isEmpty();
    }

    @Test
    void l_etat_d_un_projet_national_est_depose_au_cncot() {
        String numero = periode("NATIONAL");
        Map<String, Object> sansCase = new HashMap<>();
        sansCase.put("deposerCncot", null);
        banc.repondre("etat-avancement", sansCase);
        banc.faire(numero, "userTask_redigerEtat");
        assertThat(avises(numero, "projet/etat-depose")).isEmpty();
        banc.faire(numero, "userTask_examinerEtat");

        assertThat(avises(numero, "projet/etat-depose"))
                .singleElement()
                .asString()
                .contains("cncot@", "tncc@");
    }

    @Test
    void un_etat_porte_l_echeance_de_sa_periode() {
        String numero = periode("LOCAL");
        var tache = banc.tache(numero, "userTask_redigerEtat");

        assertThat(OffsetDateTime.parse(tache.path("due").asText().replaceAll("(..)$", ":$1"))
                        .toInstant())
                .isEqualTo(due.toInstant());
        assertThat(tache.path("followUp").asText()).isEqualTo(tache.path("due").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            avancementPourcent | 101        | Avancement
            avancementPourcent | -1         | Avancement
            periodeAu          | 2020-01-01 | La période finit
            statutEcheancier   | BLEU       | Échéancier
            statutCouts        | ROUGE      | Plan de redressement
            coutsReels         | -1         | Coûts réels
            realisations       | null       | Réalisations
            enjeuxRisques      | null       | Enjeux
            """)
    void une_entree_fautive_est_refusee_en_nommant_son_champ(String champ, String valeur, String libelle) {
        String numero = periode("LOCAL");
        Map<String, Object> fautive = new HashMap<>();
        fautive.put(champ, valeur != null && valeur.matches("-?\\d+") ? (Object) Integer.valueOf(valeur) : valeur);
        banc.repondre("etat-avancement", fautive);

        Banc.Reponse refus = banc.envoyer(
                banc.tache(numero, "userTask_redigerEtat"), "charge.projet", banc.exemple("etat-avancement"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains(libelle);
        assertThat(etats.dernier(numero)).isEmpty();
    }
}
