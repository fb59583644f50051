package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Démarre le projet qui transforme un service : sa fiche reprend celle du projet d'origine et le nomme. */
@Component
class DemarrerNouveauProjet implements JavaDelegate {

    private static final int TITRE_MAXIMAL = 150;
    private static final Variable<String> TRANSFORMATION = Variable.text("descriptionTransformation");

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    DemarrerNouveauProjet(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ecrit fiche = reponses.dernier(execution, Projets.FICHE)
                .orElseThrow(() -> new IllegalStateException("Fiche absente du dossier " + NUMERO.in(execution)));
        String titre = "Transformation : " + TITRE.in(execution);
        Map<String, Object> changees = new HashMap<>();
        changees.put(TITRE.name(), titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL)));
        changees.put(PROJET_ORIGINE.name(), NUMERO.in(execution));
        changees.put(
                "besoinClinique",
                TRANSFORMATION
                        .find(reponses.de(execution, "confirmer-diagnostic"))
                        .orElse(null));
        Map<String, Object> etude = new HashMap<>();
        etude.put("recevabiliteInitiale", "A_COMPLETER");
        etude.put(
                "motifComplement",
                "Cette fiche reprend celle du projet %s, dont le service est à transformer. Mettez-la à jour avant son étude."
                        .formatted(NUMERO.in(execution)));
        etude.put(INITIATEUR.name(), INITIATEUR.find(execution).orElse(null));
        execution.setVariable(
                "numeroProjetSuivant", nouveau.ouvrir(Projets.KEY, Projets.FICHE, fiche, changees, etude));
    }
}
