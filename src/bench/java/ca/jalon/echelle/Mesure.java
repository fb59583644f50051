package ca.jalon.echelle;

/** Ce qu'une base d'échelle contient. */
record Mesure(String base, int personnes, int finis, int enCours, int taches, int courriels) {

    /** Celle de l'exigence. */
    static final Mesure GRANDE = new Mesure("grande", 2000, 100_000, 5000, 20_000, 1_000_000);

    /** La même, cent cinq fois plus petite ; les gens, eux, sont autant. */
    static final Mesure PETITE = new Mesure("petite", 2000, 952, 48, 190, 9500);
}
