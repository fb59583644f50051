package ca.jalon.reprise;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Des projets en exécution, suspendus, à clore, en service, à évaluer, et un par fin que le cycle connaît. */
final class ScenariosSuite extends Scenario {

    ScenariosSuite(Function<String, BancRetenu> bancs) {
        super(bancs);
    }

    @Override
    void jouer() {
        executions();
        clotures();
        evaluations();
        finis();
    }

    private void executions() {
        BancRetenu banc = grand("2026-04-07");
        String numero = jusque(banc, LOCAL, "userTask_realiserChantier");
        banc.agir("suivre-risque", "pilote.clinique", Map.of("projet", numero));
        banc.agir(
                "suivre-risque",
                "charge.projet",
                Map.of(
                        "projet",
                        numero,
                        "probabilite",
                        2,
                        "impact",
                        2,
                        "description",
                        "Deux infirmières formées partent en congé avant la mise en service."));
        banc.agir(
                "suivre-risque",
                "charge.projet",
                sans(
                        Map.of(
                                "projet",
                                numero,
                                "typeElement",
                                "POINT_EN_SUSPENS",
                                "bloquant",
                                true,
                                "description",
                                "La signature électronique des notes échoue une fois sur dix."),
                        "probabilite",
                        "impact"));
        banc.agir("demander-changement", "charge.projet", Map.of("projet", numero));
        faire(banc, numero, DECIDER, "userTask_suivreElement", "userTask_suivreElement");
        for (int tour = 1; tour <= 2; tour++) {
            banc.repondre(
                    "realiser-chantier",
                    Map.of(
                            "etatChantier",
                            "EN_COURS",
                            "bilanChantier",
                            "Tour %d : le protocole avance, rien n’est encore remis.".formatted(tour)));
            chantiers(banc, numero, 4);
        }
        banc.repondre("realiser-chantier", Map.of());
        chantiers(banc, numero, 2);
        banc.faireSonner(numero, "event_etatAPreparer");
        banc.repondre(
                "etat-avancement",
                Map.of(
                        "statutCouts",
                        "ROUGE",
                        "planRedressement",
                        "Report de l’achat de la seconde série de tablettes."));
        banc.repondre(
                "examiner-etat-avancement",
                Map.of("decisionEtat", "PLAN_REDRESSEMENT", "motif", "Dire quand les coûts reviennent au vert."));
        faire(banc, numero, "userTask_redigerEtat", "userTask_examinerEtat");
        banc.repondre("etat-avancement", Map.of())
                .repondre("examiner-etat-avancement", sans(Map.of("decisionEtat", "PREND_ACTE")));
        faire(banc, numero, "userTask_redresserEtat", "userTask_examinerEtat");
        banc.faireSonner(numero, "event_etatAPreparer");
        faire(banc, numero, "userTask_redigerEtat");
        banc.decider("CHANGEMENT_HORS_DA", "AUTORISE", "RETOUR_POUR_COMPLEMENT");
        banc.agir("demander-changement", "charge.projet", Map.of("projet", numero, "effetCout", "HORS_DA"));
        faire(banc, numero, DECIDER, DECIDER);
        banc.agir(
                "demander-changement",
                "charge.projet",
                Map.of("projet", numero, "objetChangement", "Retarder d’un mois la formation de l’équipe de nuit."));

        BancRetenu sept = banc("2026-08-03");
        jusque(sept, SANS_ACQUISITION, "userTask_mettreEnService");
        BancRetenu suspendu = grand("2026-07-06");
        String arrete = jusque(suspendu, LOCAL, "userTask_realiserChantier");
        suspendu.agir("suivre-risque", "charge.projet", Map.of("projet", arrete));
        chantiers(suspendu, arrete, 2);
        suspendu.agir("suspendre-projet", "charge.projet", Map.of("projet", arrete, "reprisePrevue", "2027-01-15"));
        BancRetenu attente = banc("2026-10-15");
        String aDecider = jusque(attente, LOCAL, DECIDER);
        attente.agir("suspendre-projet", "pilote.clinique", Map.of("projet", aDecider, "reprisePrevue", "2027-02-15"));
        BancRetenu repris = banc("2026-06-01");
        String revenu = jusque(repris, SANS_ACQUISITION, "userTask_redigerCharte");
        repris.agir("suspendre-projet", "charge.projet", Map.of("projet", revenu));
        repris.agir("reprendre-projet", "charge.projet", Map.of("projet", revenu));
        // Les travaux du projet se réveillent dans une transaction à part.
        repris.envoyerAvis();
        repris.faire(revenu, "userTask_redigerCharte");
    }

    private void clotures() {
        arretes("2026-07-13", SANS_ACQUISITION, "userTask_verifierService", "userTask_confirmerDossier");
        BancRetenu dossier = banc("2026-07-14");
        dossier.repondre(
                "confirmer-dossier",
                Map.of("integrationDossier", "NON", "manqueDossier", "Les images de plaies ne sont pas au dossier."));
        faire(dossier, jusque(dossier, SANS_ACQUISITION, "userTask_confirmerDossier"), "userTask_confirmerDossier");
        BancRetenu rapport = banc("2026-07-15");
        rapport.decider("CLOTURE", "RETOUR_POUR_COMPLEMENT", "REFUSE");
        String refuse = jusque(rapport, SANS_ACQUISITION, "userTask_redigerRapportCloture");
        faire(rapport, refuse, "userTask_redigerRapportCloture", DECIDER, "userTask_redigerRapportCloture", DECIDER);
        BancRetenu decision = banc("2026-07-16");
        faire(
                decision,
                jusque(decision, SANS_ACQUISITION, "userTask_redigerRapportCloture"),
                "userTask_redigerRapportCloture");
    }

    private void evaluations() {
        BancRetenu attente = banc("2026-05-04");
        String clos = jusque(attente, SANS_ACQUISITION, "userTask_redigerRapportCloture");
        faire(attente, clos, "userTask_redigerRapportCloture", DECIDER);
        arretes(
                "2025-06-09",
                SANS_ACQUISITION,
                "userTask_ouvrirEvaluation",
                "userTask_confirmerDiagnostic",
                "userTask_planifierActions");
        BancRetenu reporte = banc("2025-08-04");
        reporte.repondre(
                "ouvrir-evaluation",
                Map.of("ouverture", "REPORTER", "motif", "Le responsable clinique est absent jusqu’au printemps."));
        faire(reporte, jusque(reporte, SANS_ACQUISITION, "userTask_ouvrirEvaluation"), "userTask_ouvrirEvaluation");
        BancRetenu avis = banc("2025-07-07");
        faire(avis, jusque(avis, LOCAL, "userTask_contribuerPerennite"), "userTask_contribuerPerennite");
        BancRetenu revoir = banc("2025-06-10");
        revoir.repondre(
                "examiner-perennite",
                Map.of("avisExamen", "A_REVOIR", "commentaire", "Préciser le volume de la dernière année."));
        faire(revoir, jusque(revoir, SANS_ACQUISITION, "userTask_examinerPerennite"), "userTask_examinerPerennite");
        BancRetenu retrait = mort(banc("2025-06-11"));
        jusque(retrait, SANS_ACQUISITION, "userTask_planifierRetrait");
    }

    private void finis() {
        BancRetenu perenne = grand("2025-01-06");
        perenne.decider("DO", "AUTORISE_AVEC_CONDITIONS", "RETOUR_POUR_COMPLEMENT");
        perenne.decider("DA", "RETOUR_POUR_COMPLEMENT").decider("DEMARRAGE", "AUTORISE", "RETOUR_POUR_COMPLEMENT");
        perenne.decider("CHARTE", "RETOUR_POUR_COMPLEMENT").decider("CLOTURE", "RETOUR_POUR_COMPLEMENT", "REFUSE");
        perenne.jusquALaFin(perenne.demarrerExemple(LOCAL));
        BancRetenu cesse = mort(niveau(banc("2025-01-13"), "TERRITORIAL"));
        cesse.jusquALaFin(cesse.demarrerExemple("fiche-territorial-telepathologie"));
        BancRetenu transforme = niveau(banc("2025-01-20"), "NATIONAL");
        transforme
                .repondre("evaluation-perennite", scores(1))
                .repondre(
                        "confirmer-diagnostic",
                        sans(
                                Map.of(
                                        "diagnostic",
                                        "EVOLUTION",
                                        "descriptionTransformation",
                                        "Ajouter la lecture de l’imagerie par intelligence artificielle."),
                                "planRetrait"));
        transforme.jusquALaFin(transforme.demarrerExemple("fiche-national-tele-avc"));
        for (String jalon : List.of("DO", "DA", "DEMARRAGE")) {
            BancRetenu refus = banc("2026-02-02");
            refus.decider(jalon, "REFUSE");
            refus.jusquALaFin(refus.demarrerExemple(LOCAL));
        }
        BancRetenu abandon = banc("2026-03-02");
        String abandonne = jusque(abandon, SANS_ACQUISITION, "userTask_mettreEnService");
        abandon.agir("abandonner-projet", "charge.projet", Map.of("projet", abandonne));
        BancRetenu rejet = banc("2026-03-03");
        rejet.repondre(
                "prioriser-projet",
                Map.of("priorisation", "REJETEE", "motif", "Le besoin est déjà couvert par un autre service."));
        rejet.jusquALaFin(rejet.demarrerExemple(LOCAL));
        BancRetenu irrecevable = banc("2026-03-04");
        irrecevable.repondre(
                "analyser-fiche", Map.of("recevabilite", "NON_RECEVABLE", "motif", "Le besoin relève du téléphone."));
        irrecevable.jusquALaFin(irrecevable.demarrerExemple(LOCAL));
    }
}
