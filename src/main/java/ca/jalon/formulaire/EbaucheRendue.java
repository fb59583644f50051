package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;

/**
 * Un brouillon remis dans le formulaire d'aujourd'hui.
 *
 * @param reponses les valeurs à montrer, {@code null} pour un champ vidé
 * @param perdues ce qui avait été écrit dans un champ disparu ou fermé, ou choisi et qui n'est plus offert
 */
public record EbaucheRendue(Map<String, Object> reponses, List<ReponseDite> perdues) {}
