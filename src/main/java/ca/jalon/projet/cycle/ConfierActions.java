package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Confie à la personne nommée les actions qui maintiennent le service : une tâche, sa date, son compte rendu. */
@Component
class ConfierActions implements ExecutionListener {

    private static final int TITRE_MAXIMAL = 200;

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    ConfierActions(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Optional<Ecrit> plan = reponses.dernier(execution, "planifier-actions");
        if (plan.isEmpty() || plan.get().valeurs().get("responsableAction") == null) {
            return;
        }
        String titre = "Maintenir le service : " + TITRE.in(execution);
        Map<String, Object> variables = new HashMap<>();
        variables.put("libelleAction", titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL)));
        variables.put("codeEtablissement", Variable.text("codeEtablissement").orNull(execution));
        variables.put(INITIATEUR.name(), plan.get().auteur());
        nouveau.ouvrir("confier-action", "action", plan.get(), Map.of(), variables);
    }
}
