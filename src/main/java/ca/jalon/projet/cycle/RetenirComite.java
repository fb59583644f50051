package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.MEMBRES_COMITE;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Range les membres du comité directeur en texte, tel que les candidats d'une tâche se lisent.
 *
 * <p>Refuse (400) celui d'un projet national sans ses pilotes ministériels, à qui le maître d'œuvre rend compte.
 */
@Component
class RetenirComite implements TaskListener {

    private final PilotesMinisteriels pilotes;

    RetenirComite(PilotesMinisteriels pilotes) {
        this.pilotes = pilotes;
    }

    @Override
    public void notify(DelegateTask tache) {
        List<String> membres = Variable.elements(tache, MEMBRES_COMITE.name());
        String absents = pilotes.titulaires(tache).stream()
                .filter(noms -> noms.keySet().stream().noneMatch(membres::contains))
                .map(noms -> String.join(" ou ", noms.values()))
                .collect(Collectors.joining(", "));
        if (!absents.isEmpty()) {
            throw new Refus(
                    400,
                    "Membres : les pilotes ministériels siègent au comité directeur d’un projet national ; ajoutez %s."
                            .formatted(absents));
        }
        MEMBRES_COMITE.set(tache, String.join(",", membres));
    }
}
