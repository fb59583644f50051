package ca.jalon.formulaire;

import java.util.List;
import java.util.function.Function;

/**
 * Donne les réponses possibles d'un champ dont la propriété {@code source} vaut {@link #nom()}.
 *
 * <p>La même source remplit la liste servie et juge l'envoi : une réponse qui n'y est plus est refusée.
 */
public interface SourceOptions {

    String nom();

    List<Option> options(Demande demande);

    /** Une source de ce nom, qui répond par cette fonction. */
    static SourceOptions de(String nom, Function<Demande, List<Option>> reponses) {
        return new SourceOptions() {
            @Override
            public String nom() {
                return nom;
            }

            @Override
            public List<Option> options(Demande demande) {
                return reponses.apply(demande);
            }
        };
    }
}
