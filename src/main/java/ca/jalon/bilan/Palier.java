package ca.jalon.bilan;

/** Ce qu'un bilan embrasse. */
enum Palier {
    LOCAL("Établissement"),
    TERRITORIAL("Territoire"),
    NATIONAL("Québec");

    final String libelle;

    Palier(String libelle) {
        this.libelle = libelle;
    }
}
