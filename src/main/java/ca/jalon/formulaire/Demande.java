package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;

/**
 * Dit pour qui et à propos de quoi un formulaire est servi ou jugé.
 *
 * @param compte la personne authentifiée, {@code null} quand le système agit lui-même
 * @param groupes ses groupes
 * @param parametre ce qui suit le deux-points de la source ({@code titulaires:charge-de-projet}), {@code null} sinon
 * @param variables les variables visibles de l'instance, vides au démarrage ; une liste JSON y est une {@link List}
 */
public record Demande(String compte, List<String> groupes, String parametre, Map<String, Object> variables) {

    public Demande {
        groupes = groupes == null ? List.of() : List.copyOf(groupes);
    }

    /** La variable de ce nom ; {@code null} si elle n'est pas là, ou n'est pas un texte. */
    public String texte(String variable) {
        return variables.get(variable) instanceof String texte ? texte : null;
    }

    Demande avecParametre(String valeur) {
        return new Demande(compte, groupes, valeur, variables);
    }
}
