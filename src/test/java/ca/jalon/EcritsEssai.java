package ca.jalon;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.Proprietes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Met un dossier dans l'état où ses phases d'avant l'auraient laissé : des écrits, et les variables qu'une phase reçoit. */
public final class EcritsEssai {

    private EcritsEssai() {}

    /** Écrit ces réponses au dossier, sous ce formulaire. */
    public static void deposer(Ecrits ecrits, String dossier, String formulaire, Map<String, Object> valeurs) {
        List<ReponseDite> dites = valeurs.entrySet().stream()
                .filter(valeur -> valeur.getValue() != null)
                .map(valeur -> new ReponseDite(
                        valeur.getKey(),
                        "",
                        valeur.getKey(),
                        valeur.getValue(),
                        valeur.getValue().toString(),
                        false))
                .toList();
        deposer(ecrits, dossier, formulaire, null, dites);
    }

    /** Écrit ces réponses telles que la personne les lut, sous le formulaire d'un déploiement. */
    public static void deposer(
            Ecrits ecrits, String dossier, String formulaire, String deploiement, List<ReponseDite> dites) {
        ecrits.ecrire(new Ecrit(
                UUID.randomUUID().toString(),
                dossier,
                formulaire,
                Ecrit.SAISIE,
                "pilote.clinique",
                null,
                Instant.parse("2026-01-05T14:00:00Z"),
                null,
                "essai",
                null,
                dossier,
                deploiement,
                dites,
                Set.of()));
    }

    /** De ces valeurs, les variables que le processus déclare. */
    public static Map<String, Object> declarees(
            RepositoryService modeles, String processus, Map<String, Object> valeurs) {
        BpmnModelInstance modele = modeles.getBpmnModelInstance(modeles.createProcessDefinitionQuery()
                .processDefinitionKey(processus)
                .latestVersion()
                .singleResult()
                .getId());
        Process element = modele.getModelElementById(processus);
        Set<String> noms = new HashSet<>();
        for (String propriete : List.of("recoit", "peutRecevoir", "garde", "calcule")) {
            String declares = Proprietes.de(element, propriete);
            if (declares != null) {
                noms.addAll(Arrays.asList(declares.split("\\s+")));
            }
        }
        Map<String, Object> declarees = new HashMap<>(valeurs);
        declarees.keySet().retainAll(noms);
        return declarees;
    }

    static Map<String, Object> declarees(ProcessEngine moteur, String processus, Map<String, Object> valeurs) {
        return declarees(moteur.getRepositoryService(), processus, valeurs);
    }
}
