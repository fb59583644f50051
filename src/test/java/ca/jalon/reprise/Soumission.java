package ca.jalon.reprise;

import java.util.Map;

/**
 * Un formulaire envoyé et accepté, tel qu'il est parti.
 *
 * @param numero dossier auquel l'envoi appartient : la clé d'affaire de l'instance ou, pour un geste à côté du cycle, le
 *     projet que son champ nomme ; nul si le geste n'a pas de dossier
 * @param activite tâche rendue, nulle pour un départ
 * @param tache identifiant de la tâche, nul pour un départ
 * @param instance instance de processus qui a reçu l'envoi
 * @param quand instant de l'envoi, en temps universel
 */
public record Soumission(
        String numero,
        String formulaire,
        String personne,
        String processus,
        String activite,
        String tache,
        String instance,
        String quand,
        Map<String, Object> reponses) {}
