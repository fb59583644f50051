package ca.jalon.bilan;

/** Ce qu'un bilan embrasse. */
enum Palier {
    LOCAL("Établissement"),
    TERRITORIAL("Territoire"),
    NATIONAL("National");

    final String libelle;

    Palier(String libelle) {
        this.libelle = libelle;
    }
}
