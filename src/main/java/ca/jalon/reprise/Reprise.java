package ca.jalon.reprise;

import java.util.List;

/** Un registre qui se remplit d'un fichier : un bean par registre, le cadre fait la page, l'aperçu et l'envoi. */
public interface Reprise {

    /** Code de l'adresse : {@code repondants} donne {@code /reprises/repondants}. */
    String code();

    /** Ce que le fichier apporte : « Répondants ». */
    String titre();

    /** Une phrase : une ligne décrit quoi, et ce qu'il advient de ce qui est déjà inscrit. */
    String propos();

    List<Colonne> colonnes();

    /**
     * Juge une ligne. Une valeur fautive se note à la ligne ({@link LigneReprise#refuser}) ; on juge alors le reste quand même.
     *
     * @return ce que la ligne ferait ; n'est pas lu si elle porte une faute
     */
    Apport lire(LigneReprise ligne);

    /**
     * Une colonne attendue.
     *
     * @param nom comme l'en-tête l'écrit ; accents, majuscules et espaces n'y comptent pas
     * @param contient ce qu'on y met, pour qui prépare le fichier : « code de l’organisation, comme ciusss-emtl »
     */
    record Colonne(String nom, boolean obligatoire, String contient) {

        public static Colonne obligatoire(String nom, String contient) {
            return new Colonne(nom, true, contient);
        }

        public static Colonne facultative(String nom, String contient) {
            return new Colonne(nom, false, contient);
        }
    }

    /** Ce qu'une ligne change au registre. */
    enum Effet {
        NOUVEAU("nouveau"),
        CHANGE("changé"),
        INCHANGE("inchangé");

        private final String mot;

        Effet(String mot) {
            this.mot = mot;
        }

        public String mot() {
            return mot;
        }
    }

    /**
     * Ce que fera une ligne sans faute.
     *
     * @param cle ce qui la distingue des autres : deux lignes de même clé sont une faute
     * @param dit la ligne en une phrase, pour l'aperçu : « Geneviève Hébert, pilote clinique, CIUSSS … »
     * @param inscrire l'inscrit, dans la transaction de tout le fichier ; n'est pas appelé si rien ne change
     */
    record Apport(String cle, Effet effet, String dit, Runnable inscrire) {}
}
