package ca.jalon.moteur;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Met le numéro du dossier en tête du nom de chaque tâche : dans une liste, dix autorisations se distinguent. */
@Component
public class NommerTache {

    private static final String SEPARATEUR = " · ";

    @EventListener
    void surCreation(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_CREATE.equals(tache.getEventName())) {
            return;
        }
        String numero = tache.getExecution().getProcessBusinessKey();
        if (numero != null) {
            tache.setName(numero + SEPARATEUR + tache.getName());
        }
    }

    /** Le numéro en tête de ce nom, {@code null} si la tâche n'est d'aucun dossier. */
    public static String numero(String nom) {
        int fin = nom.indexOf(SEPARATEUR);
        return fin < 0 ? null : nom.substring(0, fin);
    }

    /** Nom d'une tâche là où le numéro se lit déjà à côté. */
    public static String sansNumero(String nom, String numero) {
        return nom.startsWith(numero + SEPARATEUR) ? nom.substring(numero.length() + SEPARATEUR.length()) : nom;
    }
}
