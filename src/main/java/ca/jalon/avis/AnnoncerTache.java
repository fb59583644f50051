package ca.jalon.avis;

import ca.jalon.moteur.PersonneConnectee;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Annonce chaque tâche à qui peut la faire : ses candidats à sa création, puis la personne à qui on la confie. */
@Component
class AnnoncerTache {

    private final Avis avis;
    private final PersonneConnectee personne;

    AnnoncerTache(Avis avis, PersonneConnectee personne) {
        this.avis = avis;
        this.personne = personne;
    }

    @EventListener(condition = "#root.args[0].eventName == 'create'")
    void surCreation(DelegateTask tache) {
        if (tache.getAssignee() == null) {
            List<String> candidats = tache.getCandidates().stream()
                    .map(lien ->
                            lien.getGroupId() != null ? Avis.groupe(lien.getGroupId()) : Avis.compte(lien.getUserId()))
                    .sorted()
                    .toList();
            annoncer(tache, candidats);
        }
    }

    @EventListener(condition = "#root.args[0].eventName == 'assignment'")
    void surAttribution(DelegateTask tache) {
        boolean prise = personne.compte()
                .filter(compte -> compte.equals(tache.getAssignee()))
                .isPresent();
        if (tache.getAssignee() != null && !(prise && tache.getCandidates().size() > 0)) {
            annoncer(tache, List.of(Avis.compte(tache.getAssignee())));
        }
    }

    private void annoncer(DelegateTask tache, List<String> destinataires) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("tache", tache.getBpmnModelElementInstance().getName());
        donnees.put("objet", tache.getVariable("libelleJalon"));
        donnees.put("lien", tache.getId());
        donnees.put("titre", tache.getVariable("titreProjet"));
        donnees.put(
                "consigne",
                tache.getBpmnModelElementInstance().getDocumentations().stream()
                        .map(texte -> texte.getTextContent().trim())
                        .findFirst()
                        .orElse(null));
        avis.demander("avis/tache-a-faire", tache.getExecution().getProcessBusinessKey(), destinataires, donnees);
    }
}
