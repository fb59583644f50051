package ca.jalon.moteur;

/** Ce qui entoure chaque commande du moteur, de l'extérieur vers elle : la seule liste qui en dise l'ordre. */
public enum Place {
    /** Ce qui est déployé ou retiré y fait oublier ce qu'on en gardait. */
    DEPLOIEMENT,
    /** Une erreur y retrouve sa phrase. */
    REFUS_RENDU,
    /** Un envoi croisé y recommence, avec ce que la personne avait envoyé. */
    REPRISE,
    /** Une commande venue de l'extérieur s'y reconnaît. */
    SEUIL,
    /** Une requête apportée y est relue. */
    REQUETE,
    /** Les essais de mot de passe y sont comptés. */
    MOT_DE_PASSE,
    // ---- la transaction s'ouvre ici
    /** Un refus y passe pour une demande fautive, que le moteur annule sans bruit. */
    REFUS_EMBALLE,
    /** Le formulaire y devient un contrat. */
    FORMULAIRE,
    /** Un filtre enregistré y est relu. */
    FILTRE,
    /** On y lit et commente la tâche que l'on tient. */
    SA_TACHE,
    COLONNES,
    COMPTES,
    JOURNAL_DES_DROITS,
    SUITE_DES_DROITS;

    boolean dansLaTransaction() {
        return compareTo(REFUS_EMBALLE) >= 0;
    }
}
