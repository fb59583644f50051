package ca.jalon.registre;

/**
 * Une personne dans un poste de répondant, du jour de son entrée à celui de sa sortie (dates ISO, heure du Québec).
 *
 * @param id posé à l'inscription
 * @param acte {@code NOMINATION}, {@code INTERIM} ou {@code REPRISE}
 * @param compte {@code null} tant que la personne n'en a pas
 * @param jusque {@code null} tant qu'elle est en poste
 * @param dossier numéro de la nomination, {@code null} si elle précède Jalon
 */
public record Repondant(
        String id,
        String organisation,
        Volet volet,
        String acte,
        String compte,
        String nom,
        String courriel,
        String telephone,
        Profil profil,
        String depuis,
        String jusque,
        String dossier) {

    public static final String INTERIM = "INTERIM";
    public static final String REPRISE = "REPRISE";

    /**
     * Ce que l'établissement décide du poste (R-026 à ).
     *
     * @param responsableVisio la personne répond aussi de la visioconférence ; sinon {@code arrimage} dit comment on s'accorde
     */
    public record Profil(
            String direction,
            String niveau,
            String temps,
            boolean responsableVisio,
            String arrimage,
            String soutienOperationnel) {}

    /** Groupe du moteur que ce poste donne. */
    public String groupe() {
        return volet.role() + "." + organisation;
    }

    /** Vrai si c'est la même personne : même compte, ou même nom quand l'une des deux n'en a pas. */
    public boolean estLaMemeQue(Repondant autre) {
        return compte != null && autre.compte != null ? compte.equals(autre.compte) : nom.equals(autre.nom);
    }

    /** Vrai si rien de ce qu'on en dit ne change, dates et dossier mis à part. */
    public boolean ditPareil(Repondant autre) {
        return sansSuite().equals(autre.sansSuite());
    }

    private Repondant sansSuite() {
        return new Repondant(
                null, organisation, volet, null, compte, nom, courriel, telephone, profil, null, null, null);
    }
}
