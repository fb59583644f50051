package ca.jalon.entente;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Demande au ministère de mandater un CCT pour gérer l'actif que le sous-ministre vient d'approuver. */
@Component
class ConfierMandatActif implements JavaDelegate {

    private static final int TITRE_MAXIMAL = 150;

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    ConfierMandatActif(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ecrit cadre = reponses.dernier(execution, "etablir-cadre-actif").orElseThrow();
        String titre = "Gérer un actif d’intérêt commun : "
                + Variable.text("titreProjet").orNull(execution);
        nouveau.ouvrir(
                "confier-mandat-cct",
                "besoin-mandat",
                cadre,
                Map.of(
                        "titreBesoin",
                        titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL)),
                        "besoinMandat",
                        "Actif %s. %s"
                                .formatted(
                                        execution.getProcessBusinessKey(),
                                        cadre.valeurs().get("responsabilitesActif"))),
                Map.of("initiateur", cadre.auteur()));
    }
}
