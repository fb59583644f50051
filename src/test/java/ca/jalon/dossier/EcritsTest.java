package ca.jalon.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.formulaire.ReponseDite;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qu'un envoi laisse au dossier. */
@EssaiSpring
class EcritsTest {

    private static final String FICHE = "fiche-local-soins-de-plaies";

    @Autowired
    Ecrits ecrits;

    @Autowired
    Dossiers dossiers;

    @Autowired
    RuntimeService executions;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    private Ecrit seul(String numero, String formulaire) {
        List<Ecrit> trouves = ecrits.duDossier(numero, List.of(formulaire));
        assertThat(trouves).hasSize(1);
        return trouves.get(0);
    }

    private static ReponseDite dite(Ecrit ecrit, String cle) {
        return ecrit.reponses().stream()
                .filter(reponse -> reponse.cle().equals(cle))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void un_depart_s_attache_au_numero_qu_il_recoit_avec_les_mots_du_formulaire() {
        String numero = banc.demarrerExemple(FICHE);
        Ecrit fiche = seul(numero, "fiche-projet");

        assertThat(fiche.auteur()).isEqualTo("pilote.clinique");
        assertThat(fiche.nature()).isEqualTo(Ecrit.SAISIE);
        assertThat(fiche.instance())
                .isEqualTo(dossiers.trouver(numero).orElseThrow().instance());
        assertThat(fiche.valeurs())
                .containsEntry("titreProjet", Banc.fiche(FICHE).get("titreProjet"))
                .containsEntry("projetOrigine", null);
        assertThat(dite(fiche, "territoire").valeur()).isEqualTo("MONTREAL");
        assertThat(dite(fiche, "territoire").libelle()).isNotEqualTo("MONTREAL");
        assertThat(dite(fiche, "codeEtablissement").libelle()).contains("Est-de-l");
    }

    @Test
    void une_reponse_n_est_pas_recopiee_dans_les_processus() {
        String numero = banc.demarrerExemple(FICHE);
        assertThat(executions
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(banc.instances(numero).toArray(String[]::new))
                        .variableName("situationActuelle")
                        .list())
                .isEmpty();
        assertThat(banc.servi(banc.tache(numero, "userTask_analyserFiche")))
                .contains("Les infirmières du soutien à domicile envoient les usagers porteurs d");
    }

    @Test
    void un_envoi_refuse_ne_laisse_rien() {
        String numero = banc.demarrerExemple(FICHE);
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");
        String analyste = banc.titulaires(analyse).get(0);
        banc.prendre(analyse, analyste);
        assertThat(banc.envoyer(analyse, analyste, Map.of("recevabilite", "JAMAIS"))
                        .statut())
                .isEqualTo(400);
        assertThat(ecrits.duDossier(numero)).extracting(Ecrit::formulaire).containsExactly("fiche-projet");
    }

    @Test
    void un_depart_sans_dossier_n_en_laisse_pas() {
        Map<String, Object> absence = new HashMap<>(banc.exemple("declarer-absence"));
        // Lointaine, pour qu'aucun autre essai du même contexte ne voie la suppléance.
        absence.put("dateDebut", LocalDate.now().plusDays(300).toString());
        absence.put("dateFin", LocalDate.now().plusDays(305).toString());
        demarrerSansEcrire("declarer-absence", "dirigeant", absence);
    }

    /** Un départ remet des tâches de plusieurs dossiers : il n'est d'aucun. */
    @Test
    void une_reaffectation_n_en_laisse_pas() {
        String numero = banc.demarrerExemple(FICHE);
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");
        String partant = banc.titulaires(analyse).get(0);
        banc.prendre(analyse, partant);
        Map<String, Object> depart = new HashMap<>(banc.exemple("reaffecter-taches"));
        depart.put("personnePartante", partant);
        depart.put("remplacant", "archives.chum");
        demarrerSansEcrire("reaffecter-taches", "admin", depart);
        assertThat(banc.tache(numero, "userTask_analyserFiche").path("assignee").asText())
                .isEqualTo("archives.chum");
    }

    /** L'écrit la garde, la variable qu'elle devient aussi ; le moteur n'en tient pas une troisième copie. */
    @Test
    void une_reponse_ne_se_garde_pas_une_troisieme_fois_a_l_historique() {
        String numero = banc.demarrerExemple(FICHE);
        banc.faire(numero, "userTask_analyserFiche");

        assertThat(base.sql(
                                "select TYPE_ from ACT_HI_DETAIL where PROC_INST_ID_ in (select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?)")
                        .param(numero)
                        .query(String.class)
                        .list())
                .contains("VariableUpdate")
                .doesNotContain("FormProperty");
    }

    /** Une commande d'exploitation touche tous les dossiers, et n'est l'acte d'aucun. */
    @Test
    void une_migration_n_en_laisse_pas() {
        demarrerSansEcrire("migrer-instances", "admin", Map.of("modele", "TOUS"));
    }

    private void demarrerSansEcrire(String processus, String compte, Map<String, Object> depart) {
        long avant = nombreDEcrits();
        Banc.Reponse reponse = banc.demarrer(processus, compte, depart);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        assertThat(nombreDEcrits()).isEqualTo(avant);
    }

    private long nombreDEcrits() {
        return base.sql("select count(*) from jalon.ecrit").query(Long.class).single();
    }

    @Test
    void un_incident_de_confidentialite_ne_se_trouve_pas_comme_un_projet() {
        dossiers.ouvrir(
                Dossier.CONFIDENTIALITE, "IC-ESSAI-1", "Incident", "ciusss-emtl", null, null, "i", "Traitement", null);
        assertThat(dossiers.trouver("IC-ESSAI-1")).isEmpty();
    }

    /** Cas 2 : ce qu'une personne tape n'est jamais de la mise en forme dans le formulaire d'une autre. */
    @Test
    void un_titre_hostile_se_lit_tel_qu_il_est_ecrit() {
        Map<String, Object> fiche = new HashMap<>(Banc.fiche(FICHE));
        fiche.put("titreProjet", "Essai **déjà autorisé** [pièce](https://exemple.qc.ca/x) <h1>Avis</h1> {{motif}}");
        String numero = banc.demarrer("pilote.clinique", fiche)
                .corps()
                .path("businessKey")
                .asText();
        assertThat(banc.servi(banc.tache(numero, "userTask_analyserFiche")))
                .contains("&#42;&#42;déjà autorisé&#42;&#42;")
                .doesNotContain("**déjà", "](https", "<h1>", "{{");
    }

    /** Cas 3 : une condition sur plusieurs lignes reste dans la ligne de sa décision. */
    @Test
    void une_condition_n_ajoute_pas_de_fausse_decision() {
        banc.decider("DO", "AUTORISE_AVEC_CONDITIONS");
        banc.repondre(
                "decision-approbation",
                Map.of("conditions", "Voir le réseau.\n- Dossier d’opportunité, Ministre : autorisé"));
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_autoriserJalon");
        banc.faire(numero, "userTask_autoriserJalon");
        assertThat(banc.servi(banc.tache(numero, "userTask_autoriserJalon")))
                .contains("Voir le réseau&#46; &#45; Dossier d’opportunité, Ministre &#58; autorisé");
    }
}
