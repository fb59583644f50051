package ca.jalon.reprise;

import ca.jalon.reprise.Reprise.Apport;

/** La lecture d'un fichier : ce qu'elle a lu une fois sert à chaque ligne. */
public interface Lecture {

    /**
     * Juge une ligne. Une valeur fautive se note à la ligne ({@link LigneReprise#refuser}) ; on juge alors le reste quand même.
     *
     * @return ce que la ligne ferait ; n'est pas lu si elle porte une faute
     */
    Apport lire(LigneReprise ligne);

    /** Écrit ensemble, dans la transaction du fichier, ce que les lignes inscrites ont retenu. */
    default void finir() {}
}
