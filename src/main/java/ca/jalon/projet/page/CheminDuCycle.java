package ca.jalon.projet.page;

import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.util.StringUtils;

/**
 * Dit quelles flèches du modèle un projet a suivies, d'après ses actes : d'une phase passée à la suivante, le plus court chemin qui
 * n'en traverse aucune autre ; un retour, de la décision qui l'a demandé. Les registres suffisent, même l'historique effacé.
 */
final class CheminDuCycle {

    private static final String DEPART = "startEvent_ficheDeposee";
    private static final String RETOUR_AU_DO = "event_retourAuDo";

    private final Map<String, FlowNode> noeuds = new HashMap<>();
    private final Map<Phase, String> phases = new EnumMap<>(Phase.class);

    CheminDuCycle(BpmnModelInstance modele) {
        modele.getModelElementsByType(FlowNode.class).forEach(noeud -> noeuds.put(noeud.getId(), noeud));
        for (Phase phase : Phase.values()) {
            phases.put(phase, phase.activite(modele));
        }
    }

    /**
     * @param portes une par phase, dans l'ordre
     * @param rendues décisions que la personne peut lire
     * @param etat {@code EN_COURS} ou comment le projet a fini
     * @return identifiants des flèches
     */
    Set<String> emprunte(List<LignePortes.Porte> portes, Collection<Decision> rendues, String etat) {
        Set<String> suivies = new HashSet<>();
        String avant = DEPART;
        for (Phase phase : Phase.values()) {
            LignePortes.Porte porte = portes.get(phase.ordinal());
            if (porte.le() != null) {
                suivre(avant, phases.get(phase), suivies);
                avant = phases.get(phase);
            }
        }
        for (Decision decision : rendues) {
            if (decision.issue().equals("RETOUR_AU_DO")) {
                suivre(RETOUR_AU_DO, phases.get(Phase.OPPORTUNITE), suivies);
            }
            if (decision.jalon().equals("CLOTURE") && decision.issue().equals("REFUSE")) {
                suivre(phases.get(Phase.CLOTURE), phases.get(Phase.EXECUTION), suivies);
            }
        }
        suivre(avant, "endEvent_" + StringUtils.uncapitalize(enMots(etat)), suivies);
        return suivies;
    }

    /** {@code SERVICE_PERENNE} se dit {@code ServicePerenne} dans le modèle. */
    private static String enMots(String etat) {
        StringBuilder mots = new StringBuilder();
        for (String mot : etat.toLowerCase(Locale.ROOT).split("_")) {
            mots.append(StringUtils.capitalize(mot));
        }
        return mots.toString();
    }

    /** Ajoute les flèches du plus court chemin de l'un à l'autre ; rien s'il n'y en a pas. */
    private void suivre(String depart, String arrivee, Set<String> suivies) {
        Map<String, List<String>> chemins = new HashMap<>(Map.of(depart, List.of()));
        Deque<String> aVoir = new ArrayDeque<>(Set.of(depart));
        while (!aVoir.isEmpty() && !chemins.containsKey(arrivee)) {
            String ici = aVoir.remove();
            for (Pas pas : pas(noeuds.get(ici))) {
                boolean traversable = pas.vers().equals(arrivee) || !phases.containsValue(pas.vers());
                if (traversable && !chemins.containsKey(pas.vers())) {
                    List<String> chemin = new ArrayList<>(chemins.get(ici));
                    if (pas.fleche() != null) {
                        chemin.add(pas.fleche());
                    }
                    chemins.put(pas.vers(), chemin);
                    aVoir.add(pas.vers());
                }
            }
        }
        suivies.addAll(chemins.getOrDefault(arrivee, List.of()));
    }

    /** @param fleche {@code null} quand on entre dans un sous-processus ou qu'on en sort */
    private record Pas(String fleche, String vers) {}

    private static Set<Pas> pas(FlowNode noeud) {
        Set<Pas> pas = new LinkedHashSet<>();
        if (noeud instanceof SubProcess sous && !dessineReplie(sous)) {
            sous.getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .forEach(debut -> pas.add(new Pas(null, debut.getId())));
            return pas;
        }
        FlowNode sortant = noeud instanceof EndEvent && !(noeud.getParentElement() instanceof Process)
                ? (FlowNode) noeud.getParentElement()
                : noeud;
        for (SequenceFlow fleche : sortant.getOutgoing()) {
            pas.add(new Pas(fleche.getId(), fleche.getTarget().getId()));
        }
        return pas;
    }

    /** Replié, il n'a rien à suivre dedans : on le traverse d'un pas. */
    private static boolean dessineReplie(SubProcess sous) {
        return sous.getFlowElements().stream().noneMatch(CheminDuCycle::estUnePhase);
    }

    private static boolean estUnePhase(Object element) {
        return element instanceof FlowNode noeud && noeud.getId().startsWith("callActivity_");
    }
}
