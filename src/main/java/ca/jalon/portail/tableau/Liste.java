package ca.jalon.portail.tableau;

import java.util.List;
import java.util.Map;

/**
 * Une liste, telle qu'un domaine la donne au cadre : d'où viennent les lignes, ce qu'on en montre, ce qui les trie.
 *
 * <p>Un bean suffit : page, recherche, filtres et exports suivent. Le SQL d'une liste est une constante du code ; ce que la
 * personne demande n'y entre qu'en paramètre. Toute expression dispose de {@code :compte}, {@code :groupes},
 * {@code :maintenant}, {@code :tout}, {@code :organisations} et {@code :territoires}.
 */
public interface Liste {

    /** Adresse de la page, par exemple {@code /projets}. */
    String chemin();

    String titre();

    /** Ce que la liste contient, en une phrase. */
    String propos();

    /** Pages qui montrent les mêmes choses autrement : leur adresse et ce qu'on y trouve. */
    default Map<String, String> liens() {
        return Map.of();
    }

    /** Codes des filtres dont les comptes se dessinent aussi, sous la liste ; chaque barre ouvre ce qu'elle compte. */
    default List<String> graphiques() {
        return List.of();
    }

    /** Que faire quand la liste est vide pour cette personne. */
    String siVide();

    /** Parmi quelles listes elle se range. */
    default Famille famille() {
        return Famille.PROJETS;
    }

    /** Place dans sa famille, de gauche à droite. */
    int rang();

    /** Vrai si l'en-tête de chaque page y mène ; les autres se voisinent d'une liste à l'autre. */
    default boolean auMenu() {
        return false;
    }

    /** Comment une autre page la nomme, quand le titre est trop long. */
    default String nomAuMenu() {
        return titre();
    }

    /** Clause {@code from}, avec ses alias. */
    String source();

    /** Colonnes lues, avec leurs alias. */
    String champs();

    /** Colonne unique et jamais nulle, qui départage deux lignes égales. */
    String cle();

    /** Condition de ce que la personne voit. */
    String visibles();

    /** Paramètres propres à {@link #visibles} et aux filtres. */
    default Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of();
    }

    /** Où l'on cherche, dit à la personne. */
    String chercheDans();

    /**
     * Condition qui trouve un mot : {@code :mot}, déjà sans accents ni majuscules ; {@code :nommees}, les organisations dont
     * le nom le contient ; {@code :personnes}, de même les comptes.
     */
    String trouve();

    List<Colonne> colonnes();

    List<Filtre> filtres();

    /** Code de la colonne qui trie d'abord ; précédé de « - », du plus grand au plus petit. */
    String tri();

    /** Ajoute à des lignes lues ensemble ce qu'une autre table en dit, en un nombre fixe de lectures. */
    default void completer(List<Ligne> lignes) {}
}
