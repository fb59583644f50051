package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Note au journal ce qu’une personne a répondu à la tâche qu’elle termine. */
@Component
class NoterAuJournal implements TaskListener {

    private static final Map<String, String> CHAMPS = new LinkedHashMap<>();
    private static final Map<Object, String> LIBELLES = Map.ofEntries(
            Map.entry("BLOQUANTE", "bloquante"),
            Map.entry("MAJEURE", "majeure"),
            Map.entry("MINEURE", "mineure"),
            Map.entry("PARTICULARITE_SITE", "particularité du site"),
            Map.entry("ANOMALIE", "anomalie"),
            Map.entry("PARAMETRAGE", "paramétrage"),
            Map.entry("EVOLUTION", "évolution"),
            Map.entry("QUESTION", "question"),
            Map.entry("FORMATION", "formation"),
            Map.entry("CLINIQUE_ORGANISATIONNEL", "clinique ou organisationnel"),
            Map.entry("TECHNOLOGIQUE", "technologique"),
            Map.entry("LOCAL", "locale"),
            Map.entry("TERRITORIAL", "territoriale"),
            Map.entry("NATIONAL", "nationale"),
            Map.entry("RESOLU", "résolu"),
            Map.entry("CONTOURNEMENT", "contournement en place"),
            Map.entry("ESCALADER", "escaladée"),
            Map.entry("EN_ATTENTE", "mise en attente"),
            Map.entry("RETOUR_NIVEAU_INFERIEUR", "question au niveau inférieur"),
            Map.entry("REACHEMINER", "réacheminée"),
            Map.entry("NON_RESOLU", "sans solution"),
            Map.entry("TRANSFORMER_EN_EVOLUTION", "transformée en évolution"),
            Map.entry("ANNULER", "annulée"),
            Map.entry("RELANCER", "niveau 3 relancé"),
            Map.entry("DEMANDEUR", "du demandeur"),
            Map.entry("FOURNISSEUR", "du fournisseur"),
            Map.entry("INCIDENT_MAJEUR", "d’un incident majeur"));

    static {
        CHAMPS.put("natureRetour", "Nature");
        CHAMPS.put("qualification", "Qualification");
        CHAMPS.put("motifQualification", "Motif de l’écart");
        CHAMPS.put("typeSoutienConfirme", "Type");
        CHAMPS.put("niveauServiceConfirme", "Portée");
        CHAMPS.put("issue", "Issue");
        CHAMPS.put("conclusion", "Conclusion");
        CHAMPS.put("diagnosticTechnique", "Diagnostic");
        CHAMPS.put("actions", "Actions");
        CHAMPS.put("solution", "Solution");
        CHAMPS.put("messageAuN1", "Résultat pour le niveau 1");
        CHAMPS.put("motifTransfert", "Motif");
        CHAMPS.put("attenteDe", "En attente");
        CHAMPS.put("motifAttente", "Motif de l’attente");
        CHAMPS.put("referenceFournisseur", "Référence");
        CHAMPS.put("renseignement", "Renseignement");
        CHAMPS.put("reponseAttente", "Réponse");
        CHAMPS.put("baseConnaissances", "Proposée à la base de connaissances");
        CHAMPS.put("commentaire", "Commentaire");
    }

    private final Journal journal;

    NoterAuJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask tache) {

        String texte = CHAMPS.entrySet().stream()
                .filter(champ -> tache.getVariableLocal(champ.getKey()) != null
                        || tache.getExecution().getVariableLocal(champ.getKey()) != null)
                .map(champ -> champ.getValue() + " : " + valeur(tache.getVariable(champ.getKey())))
                .collect(Collectors.joining("\n"));
        journal.noter(
                NUMERO.in(tache),
                NIVEAU.find(tache).orElse(null),
                tache.getBpmnModelElementInstance().getName(),
                texte);
    }

    private static String valeur(Object valeur) {
        return valeur instanceof Boolean oui ? (oui ? "oui" : "non") : LIBELLES.getOrDefault(valeur, valeur.toString());
    }
}
