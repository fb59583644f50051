package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;

/**
 * Ce que vaut un envoi.
 *
 * @param valeurs les variables à écrire, propres et typées, {@code null} pour un champ laissé vide ; rien s'il est refusé
 * @param violations ce qui manque au formulaire, dans l'ordre des champs
 */
public record Verdict(Map<String, Object> valeurs, List<Violation> violations) {

    public boolean accepte() {
        return violations.isEmpty();
    }

    /** Les valeurs à écrire, ou le refus. */
    public Map<String, Object> ouRefuser() {
        if (!accepte()) {
            throw new RefusFormulaire(violations);
        }
        return valeurs;
    }
}
