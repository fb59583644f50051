package ca.jalon.formulaire;

import java.util.List;

/**
 * Donne les réponses possibles d'un champ dont la propriété {@code source} vaut {@link #nom()}.
 *
 * <p>La même source remplit la liste servie et juge l'envoi : une réponse qui n'y est plus est refusée.
 */
public interface SourceOptions {

    String nom();

    List<Option> options(Demande demande);
}
