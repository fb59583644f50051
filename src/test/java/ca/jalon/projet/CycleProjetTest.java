package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Couverture;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Services;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mène les fiches d'exemple, par REST, de leur dépôt à chaque fin que le cycle connaît. */
@EssaiSpring
class CycleProjetTest {

    private static final List<String> MODELES = List.of("projet/cycle-projet", "avis/avis");

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Autowired
    HistoryService historique;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Decisions decisions;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Services services;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void fermer() {
        ClockUtil.reset();
        // Un essai qui s'arrête en chemin laisse des minuteries que le suivant avancerait.
        executions
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        executions.deleteProcessInstance(instance.getId(), "fin de l'essai", true, true, true));
    }

    @AfterAll
    static void chaque_noeud_et_chaque_flux_a_ete_emprunte() {
        for (String modele : MODELES) {
            assertThat(Couverture.manquants(modele)).as(modele).isEmpty();
        }
    }

    private void fini(String numero, String etat) {
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::etat).isEqualTo(etat);
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(numero)
                        .active()
                        .list())
                .filteredOn(instance -> !instance.getProcessDefinitionId().startsWith("avis:"))
                .isEmpty();
        assertThat(chaine.verifier(numero)).isEmpty();
    }

    private List<String> issues(String numero) {
        return decisions.duProjet(numero).stream()
                .map(d -> d.jalon() + " " + d.autorite().replaceAll("\\..*", "") + " " + d.issue())
                .toList();
    }

    @Test
    void un_projet_local_avec_acquisition_devient_un_service_perenne() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusquALaFin(numero);
        banc.envoyerAvis();

        assertThat(numero).matches("TS-\\d{4}-ciusss-emtl-\\d{4}");
        fini(numero, "SERVICE_PERENNE");
        assertThat(services.etat(numero)).isEqualTo("ACTIF");
        assertThat(issues(numero))
                .containsExactly(
                        "DO dirigeant-etablissement AUTORISE",
                        "DO ministre-sante AUTORISE",
                        "DA dirigeant-etablissement AUTORISE",
                        "DA ministre-sante AUTORISE",
                        "DEMARRAGE dirigeant-etablissement AUTORISE",
                        "DEMARRAGE sous-ministre AUTORISE",
                        "CHARTE comite-directeur-projet AUTORISE",
                        "CLOTURE comite-directeur-projet AUTORISE");
        Decision premiere = decisions.duProjet(numero).get(0);
        assertThat(premiere.personne()).isEqualTo("dirigeant");
        assertThat(premiere.versionTable()).isEqualTo(1);
        // Le même numéro dans chaque processus appelé.
        assertThat(historique
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(numero)
                        .list())
                .extracting(instance -> instance.getProcessDefinitionKey())
                .contains(
                        "cycle-projet",
                        "fiche-projet",
                        "declaration-pgri-do",
                        "dossier-affaires",
                        "autorisation-demarrage",
                        "demarrage-projet",
                        "execution-projet",
                        "cloture-projet",
                        "evaluation-perennite",
                        "approbation",
                        "avis");
        assertThat(base.sql("select sujet from jalon.avis where cle = ?")
                        .param(numero)
                        .query(String.class)
                        .list())
                .contains(
                        numero + " — Fiche reçue",
                        numero + " — Dossier d’opportunité : autorisé",
                        numero + " — Projet clos, service actif",
                        numero + " — Évaluation de la pérennité dans un mois",
                        numero + " — Pérennité : le service est maintenu");
    }

    @Test
    void un_projet_territorial_passe_par_le_cct_et_son_service_cesse() {
        niveau("TERRITORIAL");
        equipe("charge.chum", "conseiller.chum", "equipe.chum", "dirigeant.chum");
        banc.repondre("evaluation-perennite", scores(0))
                .retoucher(
                        "confirmer-diagnostic",
                        exemple -> Map.of(
                                "diagnostic",
                                "MORT",
                                "planRetrait",
                                "Transfert des usagers vers la clinique externe en trois mois."));
        String numero = banc.demarrerExemple("fiche-territorial-telepathologie");
        banc.jusquALaFin(numero);

        fini(numero, "SERVICE_CESSE");
        assertThat(services.etat(numero)).isEqualTo("CESSE");
        assertThat(issues(numero)).contains("DO dirigeant-chu-mandataire AUTORISE", "DEMARRAGE sous-ministre AUTORISE");
    }

    @Test
    void un_projet_national_confie_a_un_cct_est_transforme_en_un_nouveau_projet() {
        niveau("NATIONAL");
        equipe("charge.chum", "conseiller.chum", "pilote.msss", "techno.msss", "equipe.chum");
        banc.retoucher(
                "accepter-mandat",
                exemple -> banc.trace.stream().anyMatch(t -> t.startsWith("userTask_accepterMandat"))
                        ? Map.of("mandat", "ACCEPTE")
                        : Map.of("mandat", "DECLINE", "motif", "Le CCT n'a pas la capacité d'accueillir ce mandat."));
        banc.repondre("evaluation-perennite", scores(1))
                .retoucher(
                        "confirmer-diagnostic",
                        exemple -> Map.of(
                                "diagnostic",
                                "EVOLUTION",
                                "descriptionTransformation",
                                "Ajouter la lecture de l'imagerie par intelligence artificielle."));
        String numero = banc.demarrerExemple("fiche-national-tele-avc");
        banc.jusquALaFin(numero);

        fini(numero, "TRANSFORME");
        assertThat(issues(numero)).startsWith("DO ministre-sante AUTORISE", "DA ministre-sante AUTORISE");
        Dossier suivant = dossiers.tous().stream()
                .filter(projet -> numero.equals(projet.origine()))
                .findFirst()
                .orElseThrow();
        assertThat(suivant.etat()).isEqualTo(Dossier.EN_COURS);
        assertThat(suivant.titre()).startsWith("Transformation : ");
    }

    @Test
    void un_projet_sans_acquisition_saute_les_dossiers_mais_pas_l_autorisation() {
        banc.repondre("regulariser-prerequis", absents("numeroPgri"));
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusquALaFin(numero);

        fini(numero, "SERVICE_PERENNE");
        assertThat(issues(numero))
                .startsWith("DEMARRAGE dirigeant-etablissement AUTORISE", "DEMARRAGE sous-ministre AUTORISE");
        assertThat(banc.trace).contains("userTask_regulariserPrerequis par pilote.clinique");
    }

    @Test
    void un_retour_revient_au_redacteur_puis_a_l_autorite_qui_l_a_demande() {
        banc.decider("DO", "AUTORISE_AVEC_CONDITIONS", "RETOUR_POUR_COMPLEMENT", "AUTORISE");
        banc.decider("DA", "RETOUR_POUR_COMPLEMENT");
        banc.decider("DEMARRAGE", "AUTORISE", "RETOUR_POUR_COMPLEMENT");
        banc.decider("CHARTE", "RETOUR_POUR_COMPLEMENT");
        banc.decider("CLOTURE", "RETOUR_POUR_COMPLEMENT", "REFUSE");
        banc.retoucher(
                "confirmer-pgri",
                exemple -> banc.trace.stream().anyMatch(t -> t.startsWith("userTask_confirmerPgri"))
                        ? exemple
                        : Map.of("declarationConforme", "NON", "motif", "Le coût total ne correspond pas à la fiche."));
        banc.retoucher("evaluer-envergure", exemple -> {
            Map<String, Object> grande = new java.util.HashMap<>(exemple);
            grande.put("envergureRetenue", "GRANDE");
            grande.put("motifEnvergure", "Le projet touche tous les points de service de l'établissement.");
            return grande;
        });
        banc.retoucher(
                "examiner-perennite",
                exemple -> banc.trace.stream().anyMatch(t -> t.startsWith("userTask_examinerPerennite"))
                        ? exemple
                        : Map.of("avisExamen", "A_REVOIR", "commentaire", "Préciser le volume de la dernière année."));
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusquALaFin(numero);

        fini(numero, "SERVICE_PERENNE");
        assertThat(issues(numero))
                .containsExactly(
                        "DO dirigeant-etablissement AUTORISE_AVEC_CONDITIONS",
                        "DO ministre-sante RETOUR_POUR_COMPLEMENT",
                        "DO ministre-sante AUTORISE",
                        "DA dirigeant-etablissement RETOUR_POUR_COMPLEMENT",
                        "DA dirigeant-etablissement AUTORISE",
                        "DA ministre-sante AUTORISE",
                        "DEMARRAGE dirigeant-etablissement AUTORISE",
                        "DEMARRAGE sous-ministre RETOUR_POUR_COMPLEMENT",
                        "DEMARRAGE sous-ministre AUTORISE",
                        "CHARTE comite-directeur-projet RETOUR_POUR_COMPLEMENT",
                        "CHARTE comite-directeur-projet AUTORISE",
                        "CLOTURE comite-directeur-projet RETOUR_POUR_COMPLEMENT",
                        "CLOTURE comite-directeur-projet REFUSE",
                        "CLOTURE comite-directeur-projet AUTORISE");
        assertThat(banc.trace).contains("userTask_redigerManuel par charge.projet");
        assertThat(historique
                        .createHistoricVariableInstanceQuery()
                        .processDefinitionKey("execution-projet")
                        .variableName("motifClotureRefusee")
                        .list())
                .as("ce que lit le chargé de projet qui reprend ses chantiers")
                .filteredOn(motif -> numero.equals(historique
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(motif.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .extracting(HistoricVariableInstance::getValue)
                .containsExactlyInAnyOrder(null, "Motif donné par l'autorité pour l'issue REFUSE");
    }

    @Test
    void un_abandon_ferme_le_cycle_a_toute_phase() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_etablirCadreGestion");
        assertThat(services.etat(numero)).isEqualTo("EN_DEPLOIEMENT");
        banc.agir("abandonner-projet", "charge.projet", Map.of("projet", numero));
        fini(numero, "ABANDONNE");
        assertThat(services.etat(numero)).isEqualTo("CESSE");
    }

    @Test
    void une_opportunite_renvoyee_est_revue_avec_ce_qui_etait_ecrit() {
        banc.decider("DA", "RETOUR_AU_DO");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_produireDossierAffaires");
        banc.faire(numero, "userTask_produireDossierAffaires");
        banc.faire(numero, "userTask_donnerAvisDossier");
        banc.faire(numero, "userTask_autoriserJalon");

        var declaration = banc.tache(numero, "userTask_declarerPgri");
        assertThat(banc.variable(declaration, "motifRetourDo")).contains("RETOUR_AU_DO");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        var opportunite = banc.tache(numero, "userTask_produireDossierOpportunite");
        assertThat(banc.prerempli(opportunite, "sommaire"))
                .isEqualTo(banc.exemple("dossier-opportunite").get("sommaire"));
        banc.jusquALaFin(numero);

        fini(numero, "SERVICE_PERENNE");
        assertThat(issues(numero))
                .startsWith(
                        "DO dirigeant-etablissement AUTORISE",
                        "DO ministre-sante AUTORISE",
                        "DA dirigeant-etablissement RETOUR_AU_DO",
                        "DO dirigeant-etablissement AUTORISE");
    }

    @Test
    void un_refus_a_une_porte_ferme_le_projet_et_ses_taches() {
        Map.of("DO", "REFUSE_DO", "DA", "REFUSE_DA", "DEMARRAGE", "REFUSE_DEMARRAGE", "CHARTE", "ABANDONNE")
                .forEach((jalon, etat) -> {
                    Banc refus = new Banc(port, gestion).decider(jalon, "REFUSE");
                    String numero = refus.demarrerExemple("fiche-local-soins-de-plaies");
                    refus.jusquALaFin(numero);
                    fini(numero, etat);
                });
    }

    @Test
    void une_fiche_incomplete_est_completee_puis_jugee_non_recevable() {
        banc.retoucher(
                "analyser-fiche",
                exemple -> banc.trace.stream().anyMatch(t -> t.startsWith("userTask_completerFiche"))
                        ? Map.of(
                                "recevabilite",
                                "NON_RECEVABLE",
                                "motif",
                                "Le besoin relève du téléphone.",
                                "niveauRetenu",
                                "LOCAL")
                        : Map.of(
                                "recevabilite",
                                "A_COMPLETER",
                                "motif",
                                "Préciser la clientèle visée.",
                                "niveauRetenu",
                                "LOCAL"));
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusquALaFin(numero);

        fini(numero, "FICHE_NON_RECEVABLE");
        assertThat(banc.trace).contains("userTask_completerFiche par pilote.clinique");
    }

    @Test
    void un_projet_reporte_attend_un_an_ou_la_planification_puis_peut_etre_rejete() {
        banc.retoucher("prioriser-projet", exemple -> {
            long fois = banc.trace.stream()
                    .filter(t -> t.startsWith("userTask_prioriserProjet"))
                    .count();
            return Map.of(
                    "priorisation",
                    fois < 2 ? "REPORTEE" : "REJETEE",
                    "motif",
                    "Les ressources sont engagées ailleurs cette année.");
        });
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_prioriserProjet");
        banc.faire(numero, "userTask_prioriserProjet");
        executions
                .createMessageCorrelation("planification-transmise")
                .processInstanceBusinessKey(numero)
                .correlate();
        banc.faire(numero, "userTask_prioriserProjet");
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        banc.jusquALaFin(numero);

        fini(numero, "NON_PRIORISE");
    }

    @Test
    void qui_a_ecrit_le_dossier_ne_peut_pas_en_decider() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        var tache = banc.tache(numero, "userTask_autoriserJalon");
        String id = tache.path("id").asText();
        // Même candidat, le rédacteur est écarté : la prise, l'attribution par l'administrateur et la fin lui sont
        // refusées.
        taches.addCandidateUser(id, "pilote.clinique");

        Banc.Reponse prise = banc.prendre(tache, "pilote.clinique");
        assertThat(prise.statut()).isEqualTo(403);
        assertThat(prise.message()).startsWith("La personne qui a écrit ou déclaré ce dossier");
        assertThat(banc.appeler(
                                "POST",
                                "/engine-rest/task/" + id + "/assignee",
                                "admin",
                                Map.of("userId", "pilote.clinique"))
                        .statut())
                .isEqualTo(403);
        assertThat(decisions.duProjet(numero)).isEmpty();
    }

    @Test
    void seule_la_personne_qui_a_pris_une_tache_la_termine() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        var tache = banc.tache(numero, "userTask_autoriserJalon");

        Banc.Reponse sansPrendre = banc.envoyer(tache, "dirigeant", decision());
        assertThat(sansPrendre.statut()).isEqualTo(409);
        assertThat(sansPrendre.message())
                .startsWith("Prenez d’abord la tâche « " + numero + " · Autoriser le jalon : Dossier d’opportunité »");

        assertThat(banc.prendre(tache, "dirigeant").statut()).isEqualTo(204);
        Banc.Reponse parAutrui = banc.envoyer(tache, "admin", decision());
        assertThat(parAutrui.statut()).isEqualTo(409);
        assertThat(parAutrui.message()).contains("est prise par Jean Lefebvre");
        assertThat(decisions.duProjet(numero)).isEmpty();
    }

    @Test
    void on_ne_demarre_pas_pour_un_etablissement_qui_n_est_pas_le_sien_ni_inconnu() {
        long avant = dossiers.tous().size();
        for (String code : List.of("cisss-laval", "hopital-imaginaire")) {
            Map<String, Object> fiche = new java.util.HashMap<>(banc.exemple("fiche-projet"));
            fiche.put("codeEtablissement", code);
            Banc.Reponse refus = banc.demarrer("pilote.clinique", fiche);
            assertThat(refus.statut()).isEqualTo(400);
            assertThat(refus.message()).startsWith("Établissement porteur : ");
        }
        assertThat(dossiers.tous()).hasSize((int) avant);
        assertThat(banc.demarrer("dirigeant", banc.exemple("fiche-projet")).statut())
                .as("qui ne peut pas démarrer ne voit pas le processus")
                .isEqualTo(404);
    }

    @Test
    void une_table_sans_ligne_le_dit_en_se_nommant() {
        Banc.Reponse refus = banc.appeler(
                "POST",
                "/engine-rest/decision-definition/key/niveau-projet/evaluate",
                "admin",
                Map.of(
                        "variables",
                        Map.of(
                                "projetMinisteriel", Map.of("value", false),
                                "nbEtablissements", Map.of("value", 5),
                                "nbTerritoires", Map.of("value", 0))));
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.message())
                .startsWith("La table « Niveau du projet » (niveau-projet) n'a aucune ligne pour : ")
                .contains("= 5", "= 0");
    }

    @Test
    void le_territoire_est_celui_de_l_etablissement() {
        Map<String, Object> fiche = new java.util.HashMap<>(banc.exemple("fiche-projet"));
        fiche.put("territoire", "LAVAL");
        Banc.Reponse refus = banc.demarrer("pilote.clinique", fiche);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message())
                .isEqualTo(
                        "Territoire de RUISSS : CIUSSS de l’Est-de-l’Île-de-Montréal ne relève pas du territoire LAVAL.");
    }

    @Test
    void ce_que_l_on_sait_n_est_pas_demande() {
        Map<String, Object> fiche = new java.util.HashMap<>(banc.exemple("fiche-projet"));
        List.of("territoire", "demandeurNom", "demandeurCourriel").forEach(fiche::remove);
        Banc.Reponse depot = banc.demarrer("pilote.clinique", fiche);
        assertThat(depot.statut()).as(depot.toString()).isEqualTo(200);
        String numero = depot.corps().path("businessKey").asText();
        var analyse = banc.tache(numero, "userTask_analyserFiche");

        assertThat(banc.variable(analyse, "territoire")).isEqualTo("MONTREAL");
        assertThat(banc.variable(analyse, "demandeurNom")).isEqualTo("Geneviève Hébert");
        assertThat(banc.servi(analyse)).contains("Geneviève Hébert");
        banc.envoyerAvis();
        assertThat(base.sql("select destinataires from jalon.avis where cle = ? and modele = 'projet/fiche-recue'")
                        .param(numero)
                        .query(String.class)
                        .list())
                .anySatisfy(adresses -> assertThat(adresses).contains("pilote.clinique@"));

        fiche.put("demandeurNom", "Caroline Dubé");
        Banc.Reponse sansCourriel = banc.demarrer("pilote.clinique", fiche);
        assertThat(sansCourriel.statut()).isEqualTo(400);
        assertThat(sansCourriel.message()).contains("donnez les deux, ou ni l’un ni l’autre");
    }

    @Test
    void un_etablissement_de_deux_territoires_choisit_le_sien() {
        Map<String, Object> fiche = new java.util.HashMap<>(banc.exemple("fiche-projet"));
        fiche.put("codeEtablissement", "ciusss-mcq");
        fiche.remove("territoire");
        Banc.Reponse refus = banc.demarrer("pilote.msss", fiche);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("relève de plus d'un territoire");

        fiche.put("territoire", "MONTREAL");
        assertThat(banc.demarrer("pilote.msss", fiche).statut()).isEqualTo(200);
    }

    @Test
    void le_service_d_origine_se_choisit_parmi_ceux_que_l_on_voit() {
        Map<String, Object> fiche = new java.util.HashMap<>(banc.exemple("fiche-projet"));
        String origine = banc.demarrerExemple("fiche-local-soins-de-plaies");
        services.inscrire(origine, "Soins de plaies", "ciusss-emtl", "MONTREAL", "LOCAL", "2026-01-05", List.of());
        for (String inconnu : List.of("le projet de l’an dernier", "TS-2020-ciusss-emtl-9999")) {
            fiche.put("projetOrigine", inconnu);
            Banc.Reponse refus = banc.demarrer("pilote.clinique", fiche);
            assertThat(refus.statut()).isEqualTo(400);
            assertThat(refus.message()).startsWith("Service d’origine : ");
        }
        fiche.put("projetOrigine", origine);
        Banc.Reponse suite = banc.demarrer("pilote.clinique", fiche);
        assertThat(suite.statut()).as(suite.toString()).isEqualTo(200);
        assertThat(dossiers.trouver(suite.corps().path("businessKey").asText()))
                .get()
                .extracting(Dossier::origine)
                .isEqualTo(origine);
        Map<String, Object> laval = new java.util.HashMap<>(fiche);
        laval.put("codeEtablissement", "cisss-laval");
        assertThat(banc.demarrer("pilote.laval", laval).statut())
                .as("le service d’un autre ne se voit pas")
                .isEqualTo(400);
    }

    @Test
    void le_numero_n_est_jamais_celui_du_client() {
        Banc.Reponse refus = banc.appeler(
                "POST",
                "/engine-rest/process-definition/key/cycle-projet/submit-form",
                "pilote.clinique",
                Map.of("businessKey", "TS-2026-ciusss-emtl-9999", "variables", Map.of()));
        assertThat(refus.statut()).isEqualTo(403);
    }

    @Test
    void des_departs_simultanes_ne_repetent_aucun_numero() throws Exception {
        ExecutorService personnes = Executors.newFixedThreadPool(8);
        Callable<String> depart = () -> new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
        Set<String> numeros = new HashSet<>();
        for (Future<String> futur :
                personnes.invokeAll(Stream.generate(() -> depart).limit(24).toList())) {
            numeros.add(futur.get());
        }
        personnes.shutdown();
        assertThat(numeros).hasSize(24);
    }

    /** Retire des exemples, écrits pour un projet local, ce que les formulaires cachent aux autres niveaux. */
    private void niveau(String niveau) {
        banc.repondre("analyser-fiche", Map.of("niveauRetenu", niveau));
        Map<String, Object> declaration = absents("piloteTechnologiqueAssocie", "responsablePgri");
        declaration.put("numeroPgri", "PGRI-2026-0900");
        banc.repondre("declaration-pgri", declaration);
    }

    private static Map<String, Object> absents(String... cles) {
        Map<String, Object> absents = new java.util.HashMap<>();
        for (String cle : cles) {
            absents.put(cle, null);
        }
        return absents;
    }

    private Map<String, Object> decision() {
        return Map.of(
                "decision", "AUTORISE", "dateDecision", "2026-01-05", "montantAutorise", 1000, "absenceConflit", true);
    }

    private static Map<String, Object> scores(int note) {
        Map<String, Object> scores = new java.util.HashMap<>();
        for (String axe : List.of("Clinique", "Organisation", "Usage", "Technologie", "Financement", "Satisfaction")) {
            scores.put("score" + axe, note);
        }
        return scores;
    }

    private void equipe(String charge, String conseiller, String... comite) {
        banc.repondre("designer-equipe", Map.of("chargeDeProjet", charge, "conseillerClinique", conseiller));
        banc.repondre("mettre-en-place-comite", Map.of("membresComite", List.of(comite), "presidentComite", comite[0]));
        banc.repondre("convoquer-parties-prenantes", Map.of("partiesPrenantes", List.of("patient.chum", conseiller)));
    }
}
