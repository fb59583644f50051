package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ferme au portefeuille le projet évalué, met son service à jour et annonce la suite (3.d.2). */
@Component
class CloreProjet implements ExecutionListener {

    private final Dossiers dossiers;
    private final Services services;
    private final Suivis suivis;
    private final AviserProjet aviser;

    CloreProjet(Dossiers dossiers, Services services, Suivis suivis, AviserProjet aviser) {
        this.dossiers = dossiers;
        this.services = services;
        this.suivis = suivis;
        this.aviser = aviser;
    }

    /** Suites possibles : état de fin du projet, état du service, ce que les gens lisent. */
    private record Fin(String projet, EtatService service, String texte) {

        static Fin de(String suite) {
            return switch (suite) {
                case "MAINTENIR" -> new Fin("SERVICE_PERENNE", EtatService.ACTIF, "le service est maintenu");
                case "NOUVEAU_PROJET" -> new Fin("TRANSFORME", EtatService.EN_REVISION, "le service sera transformé");
                case "CESSER" -> new Fin("SERVICE_CESSE", EtatService.CESSE, "le service cesse");
                default -> throw new IllegalStateException("Suite inconnue : " + suite);
            };
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        String numero = NUMERO.in(execution);
        Fin fin = Fin.de(Variable.text("suite").orNull(execution));
        execution.setVariable("etatFinal", fin.projet());
        dossiers.fermer(numero, fin.projet());
        services.changerEtat(numero, fin.service());
        suivis.fermer(numero);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("suiteTexte", fin.texte());
        donnees.put("suivant", Variable.text("numeroProjetSuivant").orNull(execution));
        aviser.suivi(execution, "projet/perennite-conclue", donnees);
    }
}
