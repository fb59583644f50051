package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Projets;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.FichesAOuvrir;
import ca.jalon.registre.Services;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rend le service actif au répertoire, ouvre sa fiche à compléter, ferme les suivis du projet et l'annonce à ceux qui le suivent. */
@Component
class AnnoncerCloture implements JavaDelegate {

    private final Services services;
    private final Participants participants;
    private final Organisations organisations;
    private final ActesDeSoutien actes;
    private final FichesAOuvrir fiches;
    private final Suivis suivis;
    private final AviserProjet aviser;
    private final Reponses reponses;

    AnnoncerCloture(
            Services services,
            Participants participants,
            Organisations organisations,
            ActesDeSoutien actes,
            FichesAOuvrir fiches,
            Suivis suivis,
            AviserProjet aviser,
            Reponses reponses) {
        this.services = services;
        this.participants = participants;
        this.organisations = organisations;
        this.actes = actes;
        this.fiches = fiches;
        this.suivis = suivis;
        this.aviser = aviser;
        this.reponses = reponses;
    }

    /** Le CCT mandaté pour le soutien du service se joint à celui qui tenait déjà la technologie. */
    private void confierLaTechnologie(String numero, String cct) {
        Set<String> mandates = new LinkedHashSet<>(participants.du(numero).getOrDefault(Qualite.TECHNOLOGIE, Set.of()));
        mandates.add(cct);
        participants.fixer(numero, Qualite.TECHNOLOGIE, mandates);
    }

    @Override
    public void execute(DelegateExecution execution) {
        String maitreOeuvre = Variable.text("cctMaitreOeuvre").orNull(execution);
        Map<String, Object> ecrits = reponses.de(execution, "confirmer-entente", "etablir-cadre-gestion");
        services.activer(
                NUMERO.in(execution),
                new Services.Cloture(
                        (String) reponses.de(execution, Projets.FICHE).get("serviceSpecialite"),
                        DATE_IMPLANTATION.in(execution),
                        (String) ecrits.get("gestionContrat"),
                        maitreOeuvre == null
                                ? organisations.cct(TERRITOIRE.in(execution)).code()
                                : maitreOeuvre,
                        (String) ecrits.get("exceptionN1")));
        actes.reprendre(
                NUMERO.in(execution),
                (String) ecrits.get("ententeCct"),
                (String) ecrits.get("dateEntente"),
                (String) ecrits.get("referenceEntente"),
                (String) ecrits.get("mandatNationalCct"));
        String mandate =
                actes.de(NUMERO.in(execution), TERRITOIRE.in(execution)).mandatCct();
        if (mandate != null) {
            confierLaTechnologie(NUMERO.in(execution), mandate);
        }
        fiches.duProjet(NUMERO.in(execution));
        suivis.fermer(NUMERO.in(execution));
        aviser.suivi(
                execution,
                "projet/projet-clos",
                Map.of(
                        "dateImplantation",
                        DATE_IMPLANTATION.in(execution),
                        "dateEvaluation",
                        DATE_EVALUATION.in(execution).substring(0, 10)));
    }
}
