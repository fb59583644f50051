package ca.jalon.reprise;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Des projets arrêtés partout où l'on peut l'être avant l'exécution, des corrections et des absences. */
final class ScenariosDebut extends Scenario {

    ScenariosDebut(Function<String, BancRetenu> bancs) {
        super(bancs);
    }

    @Override
    void jouer() {
        fiches();
        dossiers();
        corrections();
        demarrages();
        absences();
    }

    private void fiches() {
        banc("2026-10-28").demarrerExemple(LOCAL);
        arretes("2026-10-13", SANS_ACQUISITION, "userTask_donnerAvisTechnologique", "userTask_prioriserProjet");
        BancRetenu complement = banc("2026-10-22");
        complement.repondre(
                "analyser-fiche",
                Map.of("recevabilite", "A_COMPLETER", "motif", "Préciser la clientèle visée par le service."));
        jusque(complement, LOCAL, "userTask_completerFiche");
        BancRetenu reporte = banc("2026-09-14");
        reporte.repondre(
                "prioriser-projet",
                Map.of("priorisation", "REPORTEE", "motif", "Les ressources sont engagées ailleurs."));
        faire(reporte, jusque(reporte, LOCAL, "userTask_prioriserProjet"), "userTask_prioriserProjet");
    }

    private void dossiers() {
        BancRetenu pgri = banc("2026-10-05");
        pgri.repondre(
                "confirmer-pgri",
                Map.of("declarationConforme", "NON", "motif", "Le coût total ne correspond pas à la fiche."));
        faire(pgri, jusque(pgri, LOCAL, "userTask_confirmerPgri"), "userTask_confirmerPgri");
        arretes("2026-10-06", LOCAL, "userTask_confirmerPgri", "userTask_produireDossierOpportunite", DECIDER);
        BancRetenu seconde = banc("2026-10-07");
        faire(seconde, jusque(seconde, LOCAL, DECIDER), DECIDER);
        BancRetenu revenu = banc("2026-10-08");
        revenu.decider("DO", "AUTORISE", "RETOUR_POUR_COMPLEMENT");
        faire(revenu, jusque(revenu, LOCAL, DECIDER), DECIDER, DECIDER);
        BancRetenu reprenable = banc("2026-10-29");
        String retenu = jusque(reprenable, LOCAL, DECIDER);
        reprenable.retenirLaProchaine().faire(retenu, DECIDER);
        BancRetenu conditions = banc("2026-09-21");
        conditions.decider("DO", "AUTORISE_AVEC_CONDITIONS", "AUTORISE_AVEC_CONDITIONS");
        jusque(conditions, LOCAL, "userTask_produireDossierAffaires");
        BancRetenu affaires = banc("2026-09-22");
        String avance = jusque(affaires, LOCAL, "userTask_produireDossierAffaires");
        faire(affaires, avance, "userTask_produireDossierAffaires", DECIDER);
        BancRetenu auDo = banc("2026-09-23");
        auDo.decider("DA", "RETOUR_AU_DO");
        String renvoye = jusque(auDo, LOCAL, "userTask_produireDossierAffaires");
        faire(auDo, renvoye, "userTask_produireDossierAffaires", DECIDER);
        BancRetenu daRevenu = banc("2026-09-24");
        daRevenu.decider("DA", "RETOUR_POUR_COMPLEMENT");
        String complete = jusque(daRevenu, LOCAL, "userTask_produireDossierAffaires");
        faire(daRevenu, complete, "userTask_produireDossierAffaires", DECIDER);
    }

    private void demarrages() {
        BancRetenu prerequis = banc("2026-10-12");
        jusque(prerequis, SANS_ACQUISITION, "userTask_regulariserPrerequis");
        BancRetenu demande = banc("2026-10-13");
        demande.decider("DEMARRAGE", "AUTORISE", "RETOUR_POUR_COMPLEMENT");
        faire(demande, jusque(demande, SANS_ACQUISITION, DECIDER), DECIDER, DECIDER);
        arretes(
                "2026-10-14",
                SANS_ACQUISITION,
                DECIDER,
                "userTask_evaluerEnvergure",
                "userTask_designerEquipe",
                "userTask_redigerCharte");
        BancRetenu moitie = banc("2026-09-28");
        faire(moitie, jusque(moitie, SANS_ACQUISITION, "userTask_redigerCharte"), "userTask_redigerCharte");
        BancRetenu grand = grand("2026-09-29");
        jusque(grand, LOCAL, "userTask_redigerManuel");
        BancRetenu charte = banc("2026-09-30");
        charte.decider("CHARTE", "RETOUR_POUR_COMPLEMENT");
        String enCharte = jusque(charte, SANS_ACQUISITION, "userTask_planifierPerennite");
        charte.jusque(enCharte, DECIDER);
        faire(charte, enCharte, DECIDER);
        BancRetenu national = niveau(banc("2026-08-17"), "NATIONAL");
        national.repondre(
                "confirmer-maitre-oeuvre", Map.of("cctMaitreOeuvre", "chum", "cctsAssocies", List.of("ciusss-estrie")));
        String mandats = jusque(national, "fiche-national-tele-avc", "userTask_accepterMandat");
        faire(national, mandats, "userTask_accepterMandat");
    }

    private void corrections() {
        BancRetenu ramene = banc("2026-08-10");
        String corrige = jusque(ramene, SANS_ACQUISITION, "userTask_evaluerEnvergure");
        ramene.agir("ramener-projet", "admin", Map.of("projet", corrige));
        BancRetenu change = banc("2026-10-19");
        String grandi = jusque(change, LOCAL, DECIDER);
        change.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", grandi));
        BancRetenu repris = banc("2026-10-20");
        repris.decider("DO", "REFUSE");
        String numero = jusque(repris, LOCAL, DECIDER);
        repris.retenirLaProchaine().faire(numero, DECIDER);
        repris.faire(numero, "userTask_reprendreDecision");
        repris.faire(numero, DECIDER);
        banc("2026-10-21").inscrire(numero, "pilote.clinique");
    }

    private void absences() {
        banc("2026-06-01").agir("declarer-absence", "dirigeant", Map.of());
        banc("2026-10-26").agir("declarer-absence", "dirigeant", Map.of("dateFin", "2026-11-20"));
        banc("2026-10-27")
                .agir("declarer-absence", "dirigeant", Map.of("dateDebut", "2026-12-21", "dateFin", "2027-01-08"));
    }
}
