package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ca.jalon.Banc;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiDeModele;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Un service se suit de sa mise en service à sa fin : relevés, relevés manqués, alertes et remèdes, revue de projet. */
class AccompagnerServiceTest extends EssaiDeModele {

    private static int suivant = 100;

    @Autowired
    Services services;

    @Autowired
    AccompagnementsAOuvrir accompagnements;

    @Autowired
    Accompagnements suivis;

    @Autowired
    Indicateurs indicateurs;

    @Autowired
    RelevesUsage releves;

    @Autowired
    Alertes alertes;

    @Autowired
    Evolutions evolutions;

    @Autowired
    MesuresUsage mesures;

    @Autowired
    Tables tables;

    AccompagnerServiceTest() {
        super("usage/accompagner-service");
    }

    private String service(String niveau) {
        String numero = "SV-USAGE-" + ++suivant;
        services.inscrire(
                numero, "Service " + numero, "ciusss-emtl", "MONTREAL", niveau, "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(numero, EtatService.ACTIF);
        return numero;
    }

    private String dossier(String service) {
        return suivis.exiger(service).dossier();
    }

    /** Un service ancien, qu'un pilote fait accompagner. */
    private String accompagne() {
        String service = service("LOCAL");
        Banc.Reponse reponse =
                banc.demarrer("accompagner-service", "pilote.clinique", Map.of("serviceAccompagne", service));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        assertThat(dossier(service)).matches("AS-\\d{4}-\\d{4}");
        return service;
    }

    private String suivi() {
        String service = accompagne();
        repondre(service, "fixerIndicateurs", "pilote.clinique", banc.exemple("indicateurs-service"));
        return service;
    }

    private Banc.Reponse envoyer(String service, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(dossier(service), "userTask_" + activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        return banc.envoyer(tache, tache.path("assignee").asText(compte), valeurs);
    }

    private void repondre(String service, String activite, String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = envoyer(service, activite, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private List<String> ouvertes(String service) {
        return banc.taches(dossier(service)).stream()
                .map(tache -> tache.path("taskDefinitionKey").asText())
                .toList();
    }

    private void sonner(String service, String activite) {
        Job minuterie = gestion.createJobQuery()
                .processInstanceId(suivis.exiger(service).instance())
                .activityId(activite)
                .singleResult();
        gestion.executeJob(minuterie.getId());
    }

    private void jourDuReleve(String service) {
        sonner(service, "event_jourDuReleve");
    }

    private void relever(String service, Map<String, Object> changes) {
        jourDuReleve(service);
        Map<String, Object> valeurs = banc.exemple("releve-usage");
        valeurs.putAll(changes);
        repondre(service, "saisirReleve", "pilote.clinique", valeurs);
    }

    private void manquer(String service) {
        jourDuReleve(service);
        sonner(service, "event_releveManque");
    }

    private void alerter(String service) {
        relever(service, Map.of("mesusage", true, "commentaireReleve", "Sert à joindre les familles."));
    }

    private Map<String, Object> remede(String remede) {
        Map<String, Object> valeurs = banc.exemple("remede-usage");
        valeurs.put("remede", remede);
        if (remede.startsWith("EV")) {
            valeurs.remove("responsableAction");
            valeurs.remove("echeanceAction");
        }
        return valeurs;
    }

    @Test
    void les_indicateurs_se_proposent_du_repertoire_et_du_projet() {
        String service = service("LOCAL");
        EcritsEssai.deposer(
                ecrits, service, "charte-projet", Map.of("indicateursResultats", "Délai de prise en charge"));
        EcritsEssai.deposer(ecrits, service, "evaluer-envergure", Map.of("nbUtilisateursCibles", 45L));
        EcritsEssai.deposer(ecrits, service, "designer-equipe", Map.of("conseillerClinique", "conseiller.clinique"));
        HorsContrat.faire(() -> {
            accompagnements.duProjet(service, "charge.projet", "comite.tactique,dirigeant");
            accompagnements.duProjet(service, "charge.projet", null);
        });
        JsonNode tache = banc.tache(dossier(service), "userTask_fixerIndicateurs");
        assertThat(tache.path("assignee").asText()).isEqualTo("charge.projet");
        assertThat(banc.prerempli(tache, "cibleSites")).isEqualTo("2");
        assertThat(banc.prerempli(tache, "cibleUtilisateurs")).isEqualTo("45");
        assertThat(banc.prerempli(tache, "referentClinique")).isEqualTo("Samir Haddad");
        assertThat(banc.servi(tache)).contains("Délai de prise en charge");
        assertThat(envoyer(
                                service,
                                "fixerIndicateurs",
                                "charge.projet",
                                Map.of("cibleSites", 2, "referentClinique", "Samir"))
                        .message())
                .contains("Fixez au moins trois cibles.");
        repondre(service, "fixerIndicateurs", "charge.projet", banc.exemple("indicateurs-service"));
        assertThat(indicateurs.de(service))
                .hasSize(6)
                .extracting(Indicateur::nom)
                .contains("Cas traités", "Transferts évités");
        assertThat(suivis.exiger(service).referent()).startsWith("Samir Haddad");
        services.changerEtat(service, EtatService.CESSE);
    }

    @Test
    void un_releve_montre_les_derniers_chiffres_et_se_prerempli_du_precedent() {
        String service = suivi();
        relever(service, Map.of());
        jourDuReleve(service);
        JsonNode tache = banc.tache(dossier(service), "userTask_saisirReleve");
        assertThat(banc.titulaires(tache)).containsExactly("pilote.clinique", "pilote.techno");
        assertThat(banc.servi(tache))
                .containsPattern("Cas traités.{3,12}42 le")
                .contains("cible 40", "Transferts évités");
        assertThat(banc.prerempli(tache, "valeurCas")).isEqualTo("42");
        assertThat(banc.prerempli(tache, "commentaireReleve")).isEmpty();
        assertThat(envoyer(service, "saisirReleve", "pilote.clinique", Map.of("commentaireReleve", "Rien à dire."))
                        .message())
                .contains("Donnez au moins un chiffre.");
        assertThat(envoyer(service, "saisirReleve", "pilote.clinique", Map.of("valeurCas", 40, "mesusage", true))
                        .message())
                .contains("Décrivez l’usage qui n’était pas prévu.");
        Map<String, Object> releve = banc.exemple("releve-usage");
        releve.put("valeurSatisfaction", 11);
        assertThat(envoyer(service, "saisirReleve", "pilote.clinique", releve).message())
                .startsWith("Satisfaction : ");
        repondre(service, "saisirReleve", "pilote.clinique", banc.exemple("releve-usage"));
        Indicateur satisfaction = indicateurs.de(service).get(4);
        assertThat(releves.de(satisfaction)).hasSize(2).last().satisfies(dernier -> {
            assertThat(dernier.valeur()).isEqualByComparingTo("8.2");
            assertThat(dernier.reponses()).isEqualTo(31);
            assertThat(dernier.auteur()).isEqualTo("pilote.clinique");
        });
        assertThat(ouvertes(service)).isEmpty();
    }

    @Test
    void un_releve_manque_se_ferme_et_deux_de_suite_levent_une_alerte() {
        String service = suivi();
        manquer(service);
        assertThat(ouvertes(service)).isEmpty();
        assertThat(releves.de(indicateurs.de(service).get(0))).singleElement().matches(RelevesUsage.Releve::manque);
        manquer(service);
        assertThat(ouvertes(service)).containsExactly("userTask_choisirRemede");
        assertThat(banc.servi(banc.tache(dossier(service), "userTask_choisirRemede")))
                .contains("relevés manqués", "2 relevés de suite sans réponse");
        manquer(service);
        assertThat(ouvertes(service)).as("une alerte à la fois").containsExactly("userTask_choisirRemede");
        relever(service, Map.of());
        assertThat(alertes.courante(service)).isEmpty();
        assertThat(banc.servi(banc.tache(dossier(service), "userTask_choisirRemede")))
                .contains("Rétabli depuis");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RAPPEL_PROCEDURE     | Rappeler la procédure, la diffuser à nouveau
            FORMATION            | Former, ou accueillir les nouveaux venus
            PARAMETRAGE          | Ajuster le paramétrage aux pratiques du site
            EVALUATION_ANTICIPEE | Devancer l’évaluation de la pérennité
            """)
    void un_remede_confie_une_action(String remede, String debut) {
        String service = suivi();
        alerter(service);
        repondre(service, "choisirRemede", "pilote.clinique", remede(remede));
        Alertes.Alerte alerte = alertes.courante(service).orElseThrow();
        assertThat(alerte.constat()).isEqualTo("Sert à joindre les familles.");
        assertThat(alerte.remede()).isEqualTo(remede);
        JsonNode action = banc.tache(alerte.suite(), "userTask_realiserAction");
        assertThat(action.path("assignee").asText())
                .isEqualTo(remede.startsWith("EV") ? "pilote.clinique" : "pilote.techno");
        assertThat(banc.servi(action)).contains(debut, "une séance par site");
        relever(service, Map.of());
        assertThat(alertes.courante(service)).isEmpty();
    }

    @Test
    void un_remede_devance_l_evaluation_du_projet_qui_l_attend() {
        String projet = banc.demarrerExemple("fiche-local-soins-de-plaies");
        while (!banc.taches(projet).isEmpty()) {
            banc.faire(banc.taches(projet).get(0));
        }
        repondre(projet, "fixerIndicateurs", "charge.projet", banc.exemple("indicateurs-service"));
        alerter(projet);
        repondre(projet, "choisirRemede", "pilote.clinique", remede("EVALUATION_ANTICIPEE"));
        assertThat(alertes.courante(projet).orElseThrow().suite()).isEqualTo("l’évaluation est devancée");
        assertThat(gestion.createJobQuery()
                        .processInstanceId(
                                dossiers.trouver(projet).orElseThrow().instance())
                        .activityId("event_preavisAtteint")
                        .singleResult()
                        .getDuedate())
                .isBeforeOrEqualTo(ClockUtil.getCurrentTime());
    }

    @Test
    void un_remede_ouvre_une_evolution() {
        String service = suivi();
        alerter(service);
        Map<String, Object> sans = remede("EVOLUTION");
        sans.put("responsableAction", "pilote.techno");
        assertThat(envoyer(service, "choisirRemede", "pilote.clinique", sans).statut())
                .isEqualTo(400);
        repondre(service, "choisirRemede", "pilote.clinique", remede("EVOLUTION"));
        assertThat(evolutions.de(service)).singleElement().satisfies(evolution -> {
            assertThat(evolution.origine()).isEqualTo(dossier(service));
            assertThat(evolution.demande()).startsWith("Deux équipes ont changé");
            assertThat(alertes.courante(service).orElseThrow().suite()).isEqualTo(evolution.numero());
        });
    }

    @Test
    void un_remede_a_trois_releves_pour_agir() {
        String service = suivi();
        alerter(service);
        repondre(service, "choisirRemede", "pilote.clinique", remede("FORMATION"));
        alerter(service);
        alerter(service);
        assertThat(ouvertes(service)).isEmpty();
        alerter(service);
        assertThat(ouvertes(service)).containsExactly("userTask_choisirRemede");
        assertThat(alertes.de(service)).hasSize(2);
    }

    @Test
    void une_alerte_retablie_sans_remede_ne_se_demande_pas_deux_fois() {
        String service = suivi();
        alerter(service);
        relever(service, Map.of());
        assertThat(alertes.courante(service)).as("rétablie").isEmpty();
        alerter(service);
        alerter(service);
        assertThat(ouvertes(service)).containsExactly("userTask_choisirRemede");
        assertThat(alertes.de(service)).hasSize(1);
        assertThat(alertes.courante(service)).as("elle court de nouveau").isPresent();
        repondre(service, "choisirRemede", "pilote.clinique", remede("FORMATION"));
        relever(service, Map.of());
        assertThat(alertes.courante(service)).isEmpty();
        assertThat(ouvertes(service)).isEmpty();
    }

    @Test
    void un_remede_choisi_apres_coup_n_ouvre_rien() {
        String service = suivi();
        alerter(service);
        alertes.soigner(service, "FORMATION", "AC-2026-0001", "2026-03-02", 1);
        repondre(service, "choisirRemede", "pilote.clinique", remede("EVOLUTION"));
        assertThat(evolutions.de(service)).isEmpty();
        assertThat(alertes.de(service)).singleElement().returns("FORMATION", Alertes.Alerte::remede);
    }

    @Test
    void un_service_qu_on_recommence_a_accompagner_n_attend_pas_l_ancien_remede() {
        String service = suivi();
        alertes.lever(service, "BAISSE", "Avant.", "2026-03-02", 1);
        services.changerEtat(service, EtatService.CESSE);
        services.changerEtat(service, EtatService.ACTIF);
        assertThat(banc.demarrer("accompagner-service", "pilote.clinique", Map.of("serviceAccompagne", service))
                        .statut())
                .isEqualTo(200);
        assertThat(alertes.de(service)).singleElement().returns("SANS_SUITE", Alertes.Alerte::remede);
        assertThat(alertes.courante(service)).isEmpty();
        repondre(service, "fixerIndicateurs", "pilote.clinique", banc.exemple("indicateurs-service"));
        alerter(service);
        assertThat(ouvertes(service)).containsExactly("userTask_choisirRemede");
    }

    @Test
    void une_baisse_nomme_ce_qui_a_baisse() {
        String service = suivi();
        for (int rang = 0; rang < 3; rang++) {
            relever(service, Map.of("valeurCas", 90));
        }
        relever(service, Map.of("valeurCas", 45, "valeurFormes", 20));
        assertThat(alertes.courante(service).orElseThrow())
                .returns("BAISSE", Alertes.Alerte::motif)
                .returns(
                        "Cas traités : 45 pour une moyenne de 90 (50\u00a0%) ;"
                                + " Personnes formées : 20 pour une moyenne de 26 (77\u00a0%)",
                        Alertes.Alerte::constat);
    }

    @Test
    void des_chiffres_venus_apres_le_jour_et_avant_la_limite_ne_sont_pas_un_manque() {
        String service = suivi();
        jourDuReleve(service);
        LocalDate apres = LocalDate.now(ca.jalon.calendrier.TempsOuvert.FUSEAU).plusDays(11);
        List<Indicateur> suivis = indicateurs.de(service);
        suivis.subList(1, suivis.size())
                .forEach(un -> releves.noter(
                        un,
                        new RelevesUsage.Releve(
                                apres.toString(), un.cible(), null, "systeme", RelevesUsage.SYSTEME, null)));
        sonner(service, "event_releveManque");
        assertThat(releves.de(suivis.get(0))).singleElement().matches(RelevesUsage.Releve::manque);
        assertThat(releves.de(suivis.get(1))).singleElement().matches(releve -> !releve.manque());
    }

    @Test
    void un_indicateur_sans_chiffre_compte_pour_zero_a_l_evaluation() {
        String projet = "TS-EVALUE";
        indicateurs.fixer(
                projet,
                List.of(
                        new Indicateur(projet, Mesurable.CAS, "ACTIVITE", "Cas", "x", new BigDecimal(40), "HAUSSE"),
                        new Indicateur(projet, Mesurable.SITES, "GESTION", "Sites", "x", BigDecimal.ONE, "HAUSSE")));
        releves.noter(
                indicateurs.de(projet).get(1),
                new RelevesUsage.Releve("2026-03-02", new BigDecimal(40), null, null, RelevesUsage.FICHIER, null));
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(projet);
        Ebauches ebauches = mock(Ebauches.class);
        new EbaucherEvaluation(mesures, tables, mock(Reponses.class), ebauches).notify(execution);
        verify(ebauches)
                .deposer(
                        eq(execution),
                        eq("evaluation-perennite"),
                        argThat(dites -> dites.get("scoreUsage").equals(2L)
                                && dites.get("indicateurs").toString().startsWith("Cas : 40 pour une cible de 40")));
    }

    private void revueDue(String service) {
        base.sql("update jalon.accompagnement set prochaine_revue = '2026-01-01' where service = ?")
                .param(service)
                .update();
    }

    @Test
    void la_revue_propose_et_le_comite_decide() {
        String service = suivi();
        revueDue(service);
        relever(service, Map.of());
        assertThat(ouvertes(service)).containsExactly("userTask_revoirUsage");
        JsonNode revue = banc.tache(dossier(service), "userTask_revoirUsage");
        assertThat(banc.titulaires(revue)).containsExactly("coord.chum", "equipe.chum");
        assertThat(banc.servi(revue)).containsPattern("propose : \\*\\*passer en routine, avec des réserves");
        assertThat(banc.servi(revue)).contains("98,9");
        relever(service, Map.of());
        assertThat(ouvertes(service)).as("une revue à la fois").containsExactly("userTask_revoirUsage");

        Map<String, Object> sansMotif = banc.exemple("revue-routine");
        sansMotif.remove("motifRoutine");
        assertThat(envoyer(service, "revoirUsage", "coord.chum", sansMotif).message())
                .contains("Dites pourquoi la décision n’est pas celle que Jalon propose.");
        repondre(
                service,
                "revoirUsage",
                "coord.chum",
                Map.of(
                        "decisionRoutine",
                        "PROLONGER",
                        "motifRoutine",
                        "Un site vient d’ouvrir.",
                        "ciblesARevoir",
                        true));
        assertThat(suivis.exiger(service).enRoutine()).isFalse();
        assertThat(suivis.exiger(service).prochaineRevue())
                .isEqualTo(LocalDate.now(ca.jalon.calendrier.TempsOuvert.FUSEAU)
                        .plusMonths(3)
                        .toString());
        Map<String, Object> revues = banc.exemple("indicateurs-service");
        revues.put("cibleCas", 50);
        revues.remove("cibleFormes");
        repondre(service, "revoirIndicateurs", "pilote.clinique", revues);
        assertThat(indicateurs.de(service)).hasSize(5).anyMatch(un -> un.cible().intValue() == 50);

        revueDue(service);
        Map<String, Object> sansFormes = banc.exemple("releve-usage");
        jourDuReleve(service);
        sansFormes.remove("valeurFormes");
        repondre(service, "saisirReleve", "pilote.clinique", sansFormes);
        Map<String, Object> decidee = banc.exemple("revue-routine");
        decidee.put("decisionRoutine", "PASSER_AVEC_RESERVES");
        decidee.put("reservesRoutine", "Former la nuit d’ici juin.");
        repondre(service, "revoirUsage", "coord.chum", decidee);
        assertThat(suivis.exiger(service))
                .returns(true, Accompagnements.Accompagnement::enRoutine)
                .returns("TRIMESTRE", Accompagnements.Accompagnement::rythme)
                .returns("Former la nuit d’ici juin.", Accompagnements.Accompagnement::reserves);
        assertThat(ouvertes(service)).isEmpty();
    }

    @Test
    void le_comite_directeur_du_projet_est_convie_a_la_revue() {
        String service = service("LOCAL");
        HorsContrat.faire(() -> accompagnements.duProjet(service, "charge.projet", "comite.tactique,dirigeant"));
        repondre(service, "fixerIndicateurs", "charge.projet", banc.exemple("indicateurs-service"));
        revueDue(service);
        jourDuReleve(service);
        repondre(service, "saisirReleve", "charge.projet", banc.exemple("releve-usage"));
        assertThat(banc.titulaires(banc.tache(dossier(service), "userTask_revoirUsage")))
                .contains("comite.tactique", "dirigeant", "coord.chum");
        repondre(service, "revoirUsage", "dirigeant", banc.exemple("revue-routine"));
        jourDuReleve(service);
        assertThat(banc.titulaires(banc.tache(dossier(service), "userTask_saisirReleve")))
                .as("en routine, qui tient le service")
                .containsExactly("pilote.clinique", "pilote.techno");
    }

    @Test
    void ce_qu_un_systeme_a_deja_donne_ne_se_demande_pas_et_une_suspension_non_plus() {
        String service = suivi();
        LocalDate jour = LocalDate.now(ca.jalon.calendrier.TempsOuvert.FUSEAU).plusDays(7);
        indicateurs
                .de(service)
                .forEach(un -> releves.noter(
                        un,
                        new RelevesUsage.Releve(
                                jour.toString(), un.cible(), null, "systeme", RelevesUsage.SYSTEME, null)));
        jourDuReleve(service);
        assertThat(ouvertes(service)).isEmpty();

        String suspendu = suivi();
        services.changerEtat(suspendu, EtatService.SUSPENDU);
        jourDuReleve(suspendu);
        jourDuReleve(suspendu);
        assertThat(ouvertes(suspendu)).isEmpty();
        assertThat(alertes.de(suspendu)).isEmpty();
    }

    @Test
    void un_service_qui_cesse_n_est_plus_accompagne() {
        String service = suivi();
        jourDuReleve(service);
        services.changerEtat(service, EtatService.CESSE);
        assertThat(etatDuDossier(dossier(service))).isEqualTo("TERMINE");
        assertThat(banc.taches(dossier(service))).isEmpty();
        assertThat(accompagnements.accompagne(service)).isFalse();
        assertThat(banc.demarrer("accompagner-service", "pilote.clinique", Map.of("serviceAccompagne", service))
                        .message())
                .startsWith("Service : ");

        // Ce qu'un message perdu n'aurait pas dit se voit au relevé suivant.
        String autre = suivi();
        base.sql("update jalon.service set etat = 'CESSE' where numero = ?")
                .param(autre)
                .update();
        relever(autre, Map.of());
        assertThat(etatDuDossier(dossier(autre))).isEqualTo("TERMINE");
    }

    @Test
    void un_service_ne_s_accompagne_qu_une_fois_et_par_qui_le_tient() {
        String service = accompagne();
        Banc.Reponse second =
                banc.demarrer("accompagner-service", "pilote.techno", Map.of("serviceAccompagne", service));
        assertThat(second.statut()).isEqualTo(400);
        assertThat(second.message()).startsWith("Service : ");
        String territorial = service("TERRITORIAL");
        assertThat(banc.demarrer("accompagner-service", "pilote.clinique", Map.of("serviceAccompagne", territorial))
                        .statut())
                .isEqualTo(400);
        assertThat(banc.demarrer("accompagner-service", "coord.chum", Map.of("serviceAccompagne", territorial))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.demarrer("accompagner-service", "intervenant", Map.of("serviceAccompagne", service))
                        .statut())
                .isEqualTo(404);
    }
}
