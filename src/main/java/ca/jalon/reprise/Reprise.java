package ca.jalon.reprise;

import java.util.List;

/** Un registre qui se remplit d'un fichier : un bean par registre, le cadre fait la page, l'aperçu et l'envoi. */
public interface Reprise extends Lecture {

    /** Code de l'adresse : {@code repondants} donne {@code /reprises/repondants}. */
    String code();

    /** Ce que le fichier apporte : « Répondants ». */
    String titre();

    /** Une phrase : une ligne décrit quoi, et ce qu'il advient de ce qui est déjà inscrit. */
    String propos();

    List<Colonne> colonnes();

    /** Commence la lecture d'un fichier ; redéfinie par un registre dont les lignes demandent toutes la même chose à la base. */
    default Lecture ouvrir() {
        return this;
    }

    /** Un registre qui lit ses lignes d'un bloc et les écrit par lots : mille lignes, quelques ordres à la base. */
    interface ParLots extends Reprise {

        @Override
        Lecture ouvrir();

        @Override
        default Apport lire(LigneReprise ligne) {
            return ouvrir().lire(ligne);
        }
    }

    /**
     * Une colonne attendue.
     *
     * @param nom comme l'en-tête l'écrit ; accents, majuscules et espaces n'y comptent pas
     * @param contient ce qu'on y met, pour qui prépare le fichier : « code de l’organisation, comme ciusss-emtl »
     * @param longueur caractères que la case peut tenir
     */
    record Colonne(String nom, boolean obligatoire, String contient, int longueur) {

        private static final int LONGUEUR = 255;

        public static Colonne obligatoire(String nom, String contient) {
            return new Colonne(nom, true, contient, LONGUEUR);
        }

        public static Colonne facultative(String nom, String contient) {
            return new Colonne(nom, false, contient, LONGUEUR);
        }

        public Colonne longue(int caracteres) {
            return new Colonne(nom, obligatoire, contient, caracteres);
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
