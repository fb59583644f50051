package ca.jalon.formulaire;

/**
 * Une réponse telle que la personne l'a lue et donnée, avec les libellés de ce jour-là.
 *
 * @param section titre du groupe du champ, vide s'il n'en a pas
 * @param valeur la valeur propre : texte, nombre, booléen ou liste de réponses ; jamais {@code null}
 * @param libelle ce que la personne voyait : libellé de l'option, « Oui », nombre à la française
 * @param montree vrai si le champ était seulement montré
 */
public record ReponseDite(
        String cle, String section, String question, Object valeur, String libelle, boolean montree) {}
