package ca.jalon.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiSpring;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.ReponseDite;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qu'un envoi laisse au dossier, et ce qu'un formulaire suivant en reprend. */
@EssaiSpring
class EcritsTest {

    private static final String CHANTIER = "userTask_realiserChantier";
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

    /** Un formulaire disparu laisse des écrits : ils se reprennent sous le nom de celui qui le remplace. */
    @Test
    void un_formulaire_disparu_se_lit_sous_le_nom_de_celui_qui_le_remplace() {
        String numero = banc.demarrerExemple(FICHE);
        EcritsEssai.deposer(ecrits, numero, "completer-fiche", Map.of("situationActuelle", "Corrigée autrefois"));

        assertThat(ecrits.duDossier(numero, List.of("fiche-projet"))).hasSize(2);
        assertThat(base.sql("select count(*) from jalon.ecrit where dossier = ? and formulaire = 'completer-fiche'")
                        .param(numero)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(banc.servi(banc.tache(numero, "userTask_analyserFiche"))).contains("Corrigée autrefois");
    }

    /** Ce qu'un formulaire reprend et que personne n'a écrit ne se montre pas ; la tâche s'ouvre et s'envoie. */
    @Test
    void un_formulaire_reprend_ce_que_personne_n_a_ecrit() {
        String numero = banc.demarrerExemple(FICHE);
        base.sql("delete from jalon.ecrit where dossier = ?").param(numero).update();
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");

        assertThat(banc.servi(analyse)).doesNotContain("{{", "Situation actuelle");
        banc.faire(numero, "userTask_analyserFiche");
        assertThat(ecrits.duDossier(numero)).extracting(Ecrit::formulaire).containsExactly("analyser-fiche");
    }

    /** Un champ renommé ou une option retirée depuis : ce qui est repris ne fait ni échouer la tâche, ni montrer un code. */
    @Test
    void un_formulaire_reprend_un_ecrit_d_un_autre_age() {
        String numero = banc.demarrerExemple(FICHE);
        EcritsEssai.deposer(
                ecrits,
                numero,
                "fiche-projet",
                Map.of("finActivite", "TELECOPIE", "champDautrefois", "x", "situationActuelle", "D’un autre âge"));
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");

        assertThat(banc.servi(analyse)).contains("D’un autre âge").doesNotContain("TELECOPIE", "champDautrefois");
        banc.faire(numero, "userTask_analyserFiche");
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

    /** Ce qu'un processus tient passe devant ce qui a été écrit, même quand il ne tient que du vide. */
    @Test
    void une_variable_nulle_passe_devant_l_ecrit() {
        String numero = banc.demarrerExemple(FICHE);
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");
        assertThat(seul(numero, "fiche-projet").valeurs().get("situationActuelle"))
                .isNotNull();
        assertThat(banc.servi(analyse)).contains("Les infirmières du soutien à domicile");

        HorsContrat.faire(
                () -> executions.setVariable(analyse.path("processInstanceId").asText(), "situationActuelle", null));
        assertThat(banc.servi(analyse))
                .doesNotContain("Les infirmières du soutien à domicile", "Situation actuelle", "{{");
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

    /** Un champ à redire s'ouvre vide : la seconde autorité ne trouve pas la réponse de la première. */
    @Test
    void la_seconde_autorite_ouvre_un_formulaire_vierge() {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_autoriserJalon");
        banc.faire(numero, "userTask_autoriserJalon");
        JsonNode seconde = banc.tache(numero, "userTask_autoriserJalon");
        assertThat(banc.titulaires(seconde)).containsExactly("ministre");
        for (String champ : List.of("decision", "motif", "montantAutorise", "numeroResolution")) {
            assertThat(banc.montree(seconde, "ministre", champ)).as(champ).isEmpty();
        }
    }

    /** Sept chantiers vont en parallèle sous un même numéro : chacun reprend ce qu'on a dit de lui, rien de ses voisins. */
    @Test
    void un_chantier_revient_avec_ses_reponses_et_ses_voisins_restent_vierges() {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, CHANTIER);
        JsonNode premier = banc.tache(numero, CHANTIER);
        String nom = banc.montree(premier, "charge.projet", "chantier");
        banc.prendre(premier, "charge.projet");
        assertThat(banc.envoyer(
                                premier,
                                "charge.projet",
                                Map.of("etatChantier", "EN_COURS", "commentaire", "Câblage posé."))
                        .statut())
                .isEqualTo(204);

        Map<String, String> commentaires = new HashMap<>();
        banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals(CHANTIER))
                .forEach(tache -> commentaires.put(
                        banc.montree(tache, "charge.projet", "chantier"),
                        banc.montree(tache, "charge.projet", "commentaire")
                                + banc.montree(tache, "charge.projet", "etatChantier")));
        assertThat(commentaires).hasSizeGreaterThan(3).containsEntry(nom, "Câblage posé.");
        commentaires.remove(nom);
        assertThat(commentaires.values()).containsOnly("");
    }

    /** Les tâches sœurs se terminent au même instant : le moteur n'en laisse passer qu'une, les autres se refont d'elles-mêmes. */
    @Test
    void des_chantiers_finis_au_meme_instant_laissent_chacun_un_ecrit_entier() throws Exception {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, CHANTIER);
        List<JsonNode> chantiers = banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals(CHANTIER))
                .toList();
        CountDownLatch ensemble = new CountDownLatch(chantiers.size());
        List<CompletableFuture<Banc.Reponse>> envois = chantiers.stream()
                .map(tache -> CompletableFuture.supplyAsync(
                        () -> {
                            ensemble.countDown();
                            try {
                                ensemble.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return banc.envoyer(tache, "charge.projet", banc.exemple("realiser-chantier"));
                        },
                        fil -> new Thread(fil).start()))
                .toList();
        assertThat(envois.stream().map(CompletableFuture::join).toList())
                .hasSizeGreaterThan(1)
                .allSatisfy(reponse ->
                        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(204));
        List<Ecrit> laisses = ecrits.duDossier(numero, List.of("realiser-chantier"));
        assertThat(laisses).hasSameSizeAs(chantiers);
        assertThat(laisses)
                .extracting(Ecrit::valeurs)
                .allSatisfy(valeurs -> assertThat(valeurs)
                        .containsEntry(
                                "bilanChantier",
                                banc.exemple("realiser-chantier").get("bilanChantier")));
    }

    /** Deux demandes de changement vont en parallèle sous un même numéro ; chacune revient avec son texte, décide sur le sien. */
    @Test
    void deux_changements_de_front_ne_se_melangent_pas() {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, CHANTIER);
        for (String objet : List.of("Ajouter un site à Verdun.", "Reporter la formation des équipes.")) {
            Map<String, Object> demande = new HashMap<>(banc.exemple("demander-changement"));
            demande.put("projet", numero);
            demande.put("objetChangement", objet);
            assertThat(banc.agir("demander-changement", "charge.projet", demande)
                            .statut())
                    .isEqualTo(200);
        }
        assertThat(decisionsARendre(numero))
                .hasSize(2)
                .anyMatch(servi -> servi.contains("Verdun") && !servi.contains("formation des équipes"))
                .anyMatch(servi -> servi.contains("formation des équipes") && !servi.contains("Verdun"));

        banc.decider("CHANGEMENT", "RETOUR_POUR_COMPLEMENT", "RETOUR_POUR_COMPLEMENT");
        for (int fois = 0; fois < 2; fois++) {
            JsonNode decision = banc.tache(numero, "userTask_autoriserJalon");
            banc.faire(decision);
            banc.laisserPrendreEffet(decision);
        }
        assertThat(banc.taches(numero).stream()
                        .filter(tache ->
                                tache.path("taskDefinitionKey").asText().equals("userTask_preciserChangement"))
                        .map(tache -> banc.montree(tache, "charge.projet", "objetChangement")))
                .containsExactlyInAnyOrder("Ajouter un site à Verdun.", "Reporter la formation des équipes.");
    }

    private List<String> decisionsARendre(String numero) {
        return banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_autoriserJalon"))
                .map(banc::servi)
                .toList();
    }

    /** Une décision reprise par son auteur se rend de nouveau sur un formulaire vierge. */
    @Test
    void une_decision_reprise_se_rend_sur_un_formulaire_vierge() {
        banc.decider("DO", "AUTORISE_AVEC_CONDITIONS");
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_autoriserJalon");
        JsonNode decision = banc.tache(numero, "userTask_autoriserJalon");
        String decideur = banc.titulaires(decision).get(0);
        banc.prendre(decision, decideur);
        Map<String, Object> rendue = new HashMap<>(banc.exemple("decision-approbation"));
        rendue.put("decision", "AUTORISE_AVEC_CONDITIONS");
        rendue.put("motif", "Sous réserve du réseau.");
        rendue.put("conditions", "Voir le réseau d’abord.");
        assertThat(banc.envoyer(decision, decideur, rendue).statut()).isEqualTo(204);
        banc.faire(banc.tache(numero, "userTask_reprendreDecision"));

        JsonNode encore = banc.tache(numero, "userTask_autoriserJalon");
        for (String champ : List.of("decision", "motif", "conditions", "montantAutorise", "dateDecision")) {
            assertThat(banc.montree(encore, decideur, champ)).as(champ).isEmpty();
        }
    }

    /** Ramené à sa fiche ou changé de niveau, un projet retrouve ce que chacun avait écrit. */
    @Test
    void un_projet_ramene_retrouve_ce_qui_etait_ecrit() {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        JsonNode opportunite = banc.tache(numero, "userTask_produireDossierOpportunite");
        String redacteur = banc.titulaires(opportunite).get(0);
        banc.prendre(opportunite, redacteur);
        Map<String, Object> ecrite = new HashMap<>(banc.exemple("dossier-opportunite"));
        ecrite.put("commentaire", "Version du printemps.");
        assertThat(banc.envoyer(opportunite, redacteur, ecrite).statut()).isEqualTo(204);
        banc.jusque(numero, "userTask_produireDossierAffaires");
        assertThat(banc.agir(
                                "ramener-projet",
                                "admin",
                                Map.of(
                                        "projet",
                                        numero,
                                        "phase",
                                        "OPPORTUNITE",
                                        "motif",
                                        "Erreur de dossier au dépôt."))
                        .statut())
                .isEqualTo(200);

        banc.jusque(numero, "userTask_produireDossierOpportunite");
        JsonNode reprise = banc.tache(numero, "userTask_produireDossierOpportunite");
        String premier = ecrite.entrySet().stream()
                .filter(reponse -> reponse.getValue() instanceof String texte && texte.length() > 40)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
        assertThat(banc.montree(reprise, banc.titulaires(reprise).get(0), premier))
                .isEqualTo(ecrite.get(premier));
        assertThat(banc.montree(reprise, banc.titulaires(reprise).get(0), "commentaire"))
                .as("un commentaire se redit")
                .isEmpty();
    }
}
