package ca.jalon.moteur.contrat;

import ca.jalon.moteur.ValeursMoteur;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Les variables d'un processus, dites une fois par son modèle dans cinq propriétés.
 *
 * @param recoit ce que l'appelant lui passe ; absent chez lui, nul ici
 * @param peutRecevoir ce que l'appelant lui passe s'il l'a ; absent chez lui, absent ici, et aucune expression ne le lit
 * @param garde les réponses de ses formulaires que ses passerelles, ses tables ou ses délégués lisent
 * @param calcule ce que ses délégués, ses écouteurs et ses tables y écrivent
 * @param rend ce qu'il passe à son appelant en finissant
 */
public record Declaration(
        Set<String> recoit, Set<String> peutRecevoir, Set<String> garde, Set<String> calcule, Set<String> rend) {

    private static final String STRICTES = "jalon.declarations.strictes";
    private static final boolean EXIGEES = Boolean.getBoolean(STRICTES);
    private static final String PROPRIETE = "jalonDeclaration";
    private static final List<String> NOMS = List.of("recoit", "peutRecevoir", "garde", "calcule", "rend");

    /** La déclaration d'une définition ; {@code null} pour un modèle d'avant, qui garde tout et ne déclare rien. */
    public static Declaration de(ProcessDefinitionEntity definition) {
        return (Declaration) definition.getProperty(PROPRIETE);
    }

    /** Dans les essais ({@value #STRICTES}), échoue si un délégué lit une variable que son processus ne déclare pas. */
    static void exiger(VariableScope portee, String nom) {
        if (EXIGEES && !lisible(portee, nom)) {
            throw new IllegalStateException("« %s » lit « %s », que son modèle ne déclare pas."
                    .formatted(execution(portee).getProcessDefinition().getKey(), nom));
        }
    }

    /**
     * Vrai si le processus déclare la variable, s'il est d'avant les déclarations, ou si elle est posée sur l'étape même :
     * un paramètre, le compte d'une boucle, le résultat d'une table n'ont pas à être déclarés.
     */
    static boolean lisible(VariableScope portee, String nom) {
        ExecutionEntity execution = execution(portee);
        Declaration declaration = execution == null ? null : de(execution.getProcessDefinition());
        return declaration == null
                || declaration.connait(nom)
                || portee != execution && portee.hasVariableLocal(nom)
                || Stream.iterate(execution, etape -> !etape.isProcessInstanceExecution(), ExecutionEntity::getParent)
                        .anyMatch(etape -> etape.hasVariableLocal(nom));
    }

    private static ExecutionEntity execution(VariableScope portee) {
        return portee instanceof TaskEntity tache
                ? tache.getExecution()
                : portee instanceof ExecutionEntity execution ? execution : null;
    }

    public boolean connait(String nom) {
        return recoit.contains(nom) || peutRecevoir.contains(nom) || garde.contains(nom) || calcule.contains(nom);
    }

    /**
     * Ce que le processus tient en variables : ce qu'il déclare, ou ce qui existe déjà et qu'une réponse récente doit
     * suivre ; tout, pour un modèle d'avant. Redire le vide ne s'écrit pas.
     */
    static VariableMap retenues(Map<String, Object> valeurs, ProcessDefinitionEntity definition, TaskEntity tache) {
        Declaration declaration = de(definition);
        Map<String, Object> retenues = new LinkedHashMap<>();
        valeurs.forEach((nom, valeur) -> {
            boolean existe = tache != null && tache.hasVariable(nom);
            boolean redite = existe && valeur == null && ValeursMoteur.nue(tache.getVariableTyped(nom, false)) == null;
            if (!redite && (existe || declaration == null || declaration.connait(nom))) {
                retenues.put(nom, valeur);
            }
        });
        return ValeursMoteur.typees(retenues);
    }

    /** Lit la déclaration en même temps que le modèle. */
    static final class Lecture extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element processus, ProcessDefinitionEntity definition) {
            Element extensions = processus.element("extensionElements");
            if (extensions == null) {
                return;
            }
            Map<String, String> proprietes = BpmnParseUtil.parseCamundaExtensionProperties(processus);
            if (proprietes != null && NOMS.stream().anyMatch(proprietes::containsKey)) {
                definition.setProperty(
                        PROPRIETE,
                        new Declaration(
                                noms(proprietes.get("recoit")),
                                noms(proprietes.get("peutRecevoir")),
                                noms(proprietes.get("garde")),
                                noms(proprietes.get("calcule")),
                                noms(proprietes.get("rend"))));
            }
        }

        private static Set<String> noms(String texte) {
            return texte == null || texte.isBlank()
                    ? Set.of()
                    : new LinkedHashSet<>(Arrays.asList(texte.trim().split("\\s+")));
        }
    }
}
