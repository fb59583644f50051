package ca.jalon.formulaire;

import java.util.function.Function;

/**
 * Donne le texte d'un composant {@code text} dont la propriété {@code source} vaut {@link #nom()}.
 *
 * <p>Le texte est du Markdown rendu dans la page de la personne : tout ce qui vient d'une saisie doit passer par
 * {@link Markdown#echapper}, sinon l'auteur d'un dossier écrit la page de celui qui le décide.
 */
public interface SourceTexte {

    String nom();

    String texte(Demande demande);

    /** Une source de ce nom, qui rédige par cette fonction. */
    static SourceTexte de(String nom, Function<Demande, String> redaction) {
        return new SourceTexte() {
            @Override
            public String nom() {
                return nom;
            }

            @Override
            public String texte(Demande demande) {
                return redaction.apply(demande);
            }
        };
    }
}
