package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.moteur.contrat.Reponses;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Garde avec la demande ce que son auteur en a pensé. */
@Component
class RetenirSatisfaction implements TaskListener {

    private static final Map<String, String> NOTES =
            new TreeMap<>(Map.of("noteGlobale", "globale", "noteQualite", "qualité", "noteDelai", "délai"));

    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final Reponses reponses;

    RetenirSatisfaction(AvancementDesDemandes demandes, Journal journal, Reponses reponses) {
        this.demandes = demandes;
        this.journal = journal;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {

        Map<String, Object> ecrit = reponses.enCours().orElseThrow().valeurs();
        demandes.noter(
                NUMERO.in(tache), ecrit.get("noteDelai"), ecrit.get("noteQualite"), ecrit.get("noteGlobale"), (String)
                        ecrit.get("commentaire"));
        boolean resolue = "OUI".equals(ecrit.get("resolutionConfirmee"));
        String motif = (String) ecrit.get("motifReouverture");
        journal.noter(
                NUMERO.in(tache),
                null,
                resolue ? "Résolution confirmée" : "Résolution contestée",
                resolue ? notes(ecrit) : motif);
    }

    private static String notes(Map<String, Object> ecrit) {
        String notes = NOTES.entrySet().stream()
                .filter(note -> ecrit.get(note.getKey()) != null)
                .map(note -> "%s %s sur 5".formatted(note.getValue(), ecrit.get(note.getKey())))
                .collect(Collectors.joining(", ", "Satisfaction : ", ""));
        Object commentaire = ecrit.get("commentaire");
        return commentaire == null ? notes : notes + "\n" + commentaire;
    }
}
