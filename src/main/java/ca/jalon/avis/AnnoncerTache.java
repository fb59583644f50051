package ca.jalon.avis;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.TachePrete;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Annonce chaque tâche à qui peut la faire : ses candidats à sa création, puis la personne à qui on la confie. */
@Component
class AnnoncerTache {

    private final Avis avis;
    private final PersonneConnectee personne;
    private final Organisations organisations;

    AnnoncerTache(Avis avis, PersonneConnectee personne, Organisations organisations) {
        this.avis = avis;
        this.personne = personne;
        this.organisations = organisations;
    }

    @EventListener
    void surCreation(TachePrete prete) {
        DelegateTask tache = prete.tache();
        if (tache.getAssignee() == null) {
            List<String> candidats =
                    tache.getCandidates().stream().map(Avis::candidat).sorted().toList();
            Map<String, String> offre = offre(tache);
            if (ouverteEnNombre(tache)) {
                offre.put(Avis.AU_RESUME, "oui");
            }
            annoncer(tache, candidats, offre);
        }
    }

    @EventListener
    void surAttribution(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_ASSIGNMENT.equals(tache.getEventName())) {
            return;
        }
        boolean prise = personne.compte()
                .filter(compte -> compte.equals(tache.getAssignee()))
                .isPresent();
        if (tache.getAssignee() != null && !(prise && tache.getCandidates().size() > 0)) {
            annoncer(tache, List.of(Avis.compte(tache.getAssignee())), Map.of());
        }
    }

    /** Dit à qui la tâche est offerte, et que le lien la prend. */
    private Map<String, String> offre(DelegateTask tache) {
        String groupes = tache.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .map(organisations::nomGroupe)
                .sorted()
                .collect(Collectors.joining(" ou "));
        return new HashMap<>(Map.of("geste", "Prendre et ouvrir", "offerteA", groupes.isEmpty() ? "vous" : groupes));
    }

    /**
     * Une campagne ou une revue ouvre la même tâche partout le même jour : son modèle le dit (propriété {@code courriel}), et nul ne
     * l'attend dans la minute. Rouverte par le geste de quelqu'un, elle s'annonce comme une autre.
     */
    private boolean ouverteEnNombre(DelegateTask tache) {
        return personne.compte().isEmpty()
                && "RESUME".equals(Proprietes.de(tache.getBpmnModelElementInstance(), "courriel"));
    }

    private void annoncer(DelegateTask tache, List<String> destinataires, Map<String, String> offre) {
        Map<String, Object> donnees = new HashMap<>(offre);
        donnees.put("tache", tache.getBpmnModelElementInstance().getName());
        donnees.put("objet", Variable.text("libelleJalon").siDeclaree(tache).orElse(null));
        donnees.put("porte", Variable.text("jalon").siDeclaree(tache).orElse(null));
        donnees.put("lien", tache.getId());
        donnees.put(
                "echeance",
                tache.getDueDate() == null
                        ? null
                        : Francais.jour(tache.getDueDate().toInstant()));
        donnees.put("titre", Variable.text("titreProjet").siDeclaree(tache).orElse(null));
        donnees.put(
                "consigne",
                tache.getBpmnModelElementInstance().getDocumentations().stream()
                        .map(texte -> texte.getTextContent().trim())
                        .findFirst()
                        .orElse(null));
        avis.demander("avis/tache-a-faire", tache.getExecution().getProcessBusinessKey(), destinataires, donnees);
    }
}
