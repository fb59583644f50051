package ca.jalon.portail;

import java.util.Collection;
import java.util.List;

/** Ce qu'un domaine attend d'une personne hors de Tasklist ; l'accueil le montre avec ses tâches. */
public interface AttendDeMoi {

    /**
     * @param chemin page où répondre
     * @param jusque dernier jour, {@code AAAA-MM-JJ}
     */
    record Attendu(String chemin, String quoi, String jusque) {}

    /** @param groupes ceux de la personne */
    List<Attendu> de(String compte, Collection<String> groupes);
}
