package ca.jalon.portail.tableau;

import java.util.function.Function;

/**
 * Une colonne d'une liste.
 *
 * @param valeur texte, nombre, {@code LocalDate} ou {@code null} : ce qu'on montre et ce qu'on exporte
 * @param tri expression SQL qui trie, {@code null} si la colonne ne se trie pas
 * @param sous deuxième ligne, plus douce, à l'écran seulement
 * @param ton nom du ton qui dit le sens de la valeur ({@code retard}, {@code attention}, {@code bien}…), ou {@code null}
 * @param jauge pour cent écoulé, dessiné en barre, ou {@code null}
 */
public record Colonne(
        String code,
        String libelle,
        Genre genre,
        Function<Ligne, Object> valeur,
        String tri,
        Function<Ligne, String> lien,
        Function<Ligne, String> sous,
        Function<Ligne, String> ton,
        Function<Ligne, Integer> jauge) {

    /** Comment une valeur se montre. */
    public enum Genre {
        TEXTE,
        /** Un numéro ou une date : jamais coupé sur deux lignes. */
        REPERE,
        NOMBRE,
        MONTANT,
        /** N'est pas à l'écran ; un export la donne. */
        EXPORT
    }

    private static <T> Function<Ligne, T> rien() {
        return ligne -> null;
    }

    public static Colonne de(String code, String libelle, Genre genre, Function<Ligne, Object> valeur) {
        return new Colonne(code, libelle, genre, valeur, null, rien(), rien(), rien(), rien());
    }

    public static Colonne texte(String code, String libelle, Function<Ligne, Object> valeur) {
        return de(code, libelle, Genre.TEXTE, valeur);
    }

    public static Colonne repere(String code, String libelle, Function<Ligne, Object> valeur) {
        return de(code, libelle, Genre.REPERE, valeur);
    }

    public Colonne triee(String expression) {
        return new Colonne(code, libelle, genre, valeur, expression, lien, sous, ton, jauge);
    }

    public Colonne menant(Function<Ligne, String> adresse) {
        return new Colonne(code, libelle, genre, valeur, tri, adresse, sous, ton, jauge);
    }

    public Colonne precisee(Function<Ligne, String> precision) {
        return new Colonne(code, libelle, genre, valeur, tri, lien, precision, ton, jauge);
    }

    public Colonne teintee(Function<Ligne, String> teinte) {
        return new Colonne(code, libelle, genre, valeur, tri, lien, sous, teinte, jauge);
    }

    public Colonne mesuree(Function<Ligne, Integer> mesure) {
        return new Colonne(code, libelle, genre, valeur, tri, lien, sous, ton, mesure);
    }

    public boolean nombre() {
        return genre == Genre.NOMBRE || genre == Genre.MONTANT;
    }
}
