package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ferme au portefeuille le projet qu'une phase arrête : le code d'erreur {@code refuse-do} donne l'état REFUSE_DO. */
@Component
class FermerProjetArrete implements JavaDelegate {

    /** Ce que l'on dit, en abandonnant, de ce qui fut fait et de ce qui reste à faire. */
    private static final List<String> BILAN = List.of("travauxRealises", "suitesPrevues", "leconsApprises");

    private final Dossiers dossiers;
    private final Ecrits ecrits;
    private final Services services;
    private final Suivis suivis;
    private final AviserProjet aviser;
    private final Libelles libelles;

    FermerProjetArrete(
            Dossiers dossiers,
            Ecrits ecrits,
            Services services,
            Suivis suivis,
            AviserProjet aviser,
            Libelles libelles) {
        this.dossiers = dossiers;
        this.ecrits = ecrits;
        this.services = services;
        this.suivis = suivis;
        this.aviser = aviser;
        this.libelles = libelles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String etat = Variable.text("codeArret")
                .in(execution)
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        execution.setVariable("etatFinal", etat);
        dossiers.fermer(NUMERO.in(execution), etat);
        // Un service déjà en déploiement ne survit pas à son projet ; sans service, rien ne change.
        services.changerEtat(NUMERO.in(execution), EtatService.CESSE);
        suivis.fermer(NUMERO.in(execution));
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("etat", libelles.dire("etatProjet", etat));
        donnees.put(
                "bilan", Ecrits.repeter(ecrits.duDossier(NUMERO.in(execution), List.of("abandonner-projet")), BILAN));
        donnees.put("motif", Variable.text("motifArret").orNull(execution));
        aviser.suivi(execution, "projet/projet-arrete", donnees);
    }
}
