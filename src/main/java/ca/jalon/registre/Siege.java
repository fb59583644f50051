package ca.jalon.registre;

/** Les huit sièges suggérés d'un comité tactique, et celui de tout autre membre d'une instance. */
public enum Siege {
    PRESIDENT,
    /** Jamais inscrit : ce sont les répondants en poste. */
    PILOTES,
    CORRIDORS,
    MISSIONS,
    ARCHIVES,
    PATIENT,
    TECHNOLOGIES,
    QUALITE,
    AUTRE
}
