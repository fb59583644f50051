package ca.jalon.parc;

/** Un des registres que {@code tenir-parc} tient : la réponse qui nomme sa ligne, et le formulaire qui la décrit. */
enum Registre {
    ACTIF("Actif", "actifTenu", "remplir-actif", false),
    CONTRAT("Contrat", "contratTenu", "remplir-contrat", false),
    ENTENTE_PRIX("Entente de prix", "ententeTenue", "remplir-entente-prix", true),
    ENVIRONNEMENT("Environnement technologique", "environnementTenu", "remplir-environnement", true);

    private final String nom;
    final String ligne;
    final String formulaire;

    /** Vrai s'il sert plus d'un établissement : un pilote le lit et ne l'écrit pas. */
    final boolean commun;

    Registre(String nom, String ligne, String formulaire, boolean commun) {
        this.nom = nom;
        this.ligne = ligne;
        this.formulaire = formulaire;
        this.commun = commun;
    }

    String nom() {
        return nom;
    }
}
