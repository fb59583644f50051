package ca.jalon.instance;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Fait des actions qu'une instance vient de décider des tâches, chacune avec son responsable et sa date. */
@Component
class ConfierSuites implements ExecutionListener {

    /** Les champs d'une action dans le formulaire de qui la décide. */
    private record Champs(String action, String responsable, String echeance) {}

    private static final List<Champs> ACTIONS = List.of(
            new Champs("action1", "responsable1", "echeance1"),
            new Champs("action2", "responsable2", "echeance2"),
            new Champs("action3", "responsable3", "echeance3"));

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    ConfierSuites(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void notify(DelegateExecution execution) {
        reponses.enCours()
                .ifPresent(decide -> ACTIONS.stream()
                        .filter(champs -> decide.valeurs().get(champs.action()) != null)
                        .forEach(champs -> confier(execution, decide, champs)));
    }

    private void confier(DelegateExecution execution, Ecrit decide, Champs champs) {
        Map<String, Object> dites = new HashMap<>();
        dites.put("libelleAction", decide.valeurs().get(champs.action()));
        dites.put("responsableAction", decide.valeurs().get(champs.responsable()));
        dites.put("echeanceAction", decide.valeurs().get(champs.echeance()));
        dites.put("contexteAction", "Décidée au dossier %s.".formatted(execution.getProcessBusinessKey()));
        nouveau.ouvrir(
                "confier-action",
                "action",
                decide,
                dites,
                Map.of(
                        Satisfaction.CCT.name(),
                        Satisfaction.CCT.in(execution),
                        Rencontre.INITIATEUR.name(),
                        decide.auteur()));
    }
}
