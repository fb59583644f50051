package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.dossier.Dossiers;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ferme au portefeuille le projet qu'une phase arrête : le code d'erreur {@code refuse-do} donne l'état REFUSE_DO. */
@Component
class FermerProjetArrete implements JavaDelegate {

    private final Dossiers dossiers;
    private final Services services;
    private final Suivis suivis;
    private final AviserProjet aviser;

    FermerProjetArrete(Dossiers dossiers, Services services, Suivis suivis, AviserProjet aviser) {
        this.dossiers = dossiers;
        this.services = services;
        this.suivis = suivis;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String etat = ((String) execution.getVariable("codeArret"))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        execution.setVariable("etatFinal", etat);
        dossiers.fermer(NUMERO.in(execution), etat);
        suivis.fermer(NUMERO.in(execution));
        // Un service déjà en déploiement ne survit pas à son projet ; sans service, rien ne change.
        services.changerEtat(NUMERO.in(execution), EtatService.CESSE);
        suivis.fermer(NUMERO.in(execution));
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("etat", libelle(etat));
        donnees.put("motif", execution.getVariable("motifArret"));
        aviser.suivi(execution, "projet/projet-arrete", donnees);
    }

    private static String libelle(String etat) {
        return switch (etat) {
            case "FICHE_NON_RECEVABLE" -> "fiche non recevable";
            case "NON_PRIORISE" -> "projet non priorisé";
            case "REFUSE_DO" -> "dossier d’opportunité refusé";
            case "REFUSE_DA" -> "dossier d’affaires refusé";
            case "REFUSE_DEMARRAGE" -> "démarrage refusé";
            case "ABANDONNE" -> "projet abandonné";
            default -> etat;
        };
    }
}
