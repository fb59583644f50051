package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NUMERO;

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

    private final Demandes demandes;
    private final Journal journal;

    RetenirSatisfaction(Demandes demandes, Journal journal) {
        this.demandes = demandes;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask tache) {

        demandes.noter(
                NUMERO.in(tache),
                tache.getVariable("noteDelai"),
                tache.getVariable("noteQualite"),
                tache.getVariable("noteGlobale"),
                (String) tache.getVariable("commentaire"));
        boolean resolue = "OUI".equals(tache.getVariable("resolutionConfirmee"));
        String motif = (String) tache.getVariable("motifReouverture");
        journal.noter(
                NUMERO.in(tache),
                null,
                resolue ? "Résolution confirmée" : "Résolution contestée",
                (resolue ? "" : motif + "\n") + notes(tache));
    }

    private static String notes(DelegateTask tache) {
        String notes = NOTES.entrySet().stream()
                .filter(note -> tache.getVariable(note.getKey()) != null)
                .map(note -> "%s %s sur 5".formatted(note.getValue(), tache.getVariable(note.getKey())))
                .collect(Collectors.joining(", ", "Satisfaction : ", ""));
        Object commentaire = tache.getVariable("commentaire");
        return commentaire == null ? notes : notes + "\n" + commentaire;
    }
}
