package ca.jalon.projet;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.moteur.Variable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Démarre le projet qui transforme un service : sa fiche reprend celle du projet d'origine et le nomme. */
@Component
class DemarrerNouveauProjet implements JavaDelegate {

    private static final int TITRE_MAXIMAL = 150;
    private static final Variable<String> TRANSFORMATION = Variable.text("descriptionTransformation");

    private final RuntimeService executions;

    DemarrerNouveauProjet(RuntimeService executions) {
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> fiche = new HashMap<>(execution.getVariables());
        fiche.keySet().retainAll(Fiche.CHAMPS);
        String titre = "Transformation : " + TITRE.in(execution);
        fiche.put(TITRE.name(), titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL)));
        fiche.put(PROJET_ORIGINE.name(), NUMERO.in(execution));
        fiche.put("besoinClinique", TRANSFORMATION.in(execution));
        fiche.put("recevabiliteInitiale", "A_COMPLETER");
        fiche.put(
                "motifComplement",
                "Cette fiche reprend celle du projet %s, dont le service est à transformer. Mettez-la à jour avant son étude."
                        .formatted(NUMERO.in(execution)));
        fiche.put("initiateur", execution.getVariable("initiateur"));
        String instance = executions
                .createProcessInstanceByKey(Projets.KEY)
                .setVariables(fiche)
                .execute()
                .getId();
        execution.setVariable("numeroProjetSuivant", executions.getVariable(instance, NUMERO.name()));
    }
}
