package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ce que vaut un envoi.
 *
 * @param valeurs les variables à écrire, propres et typées, {@code null} pour un champ laissé vide ; rien s'il est refusé
 * @param dites ce que la personne a répondu ou lu, dans l'ordre du formulaire, sans les champs vides ni cachés
 * @param sansReponse champs qu'elle pouvait remplir et qui n'ont pas de réponse : laissés vides ou cachés
 * @param violations ce qui manque au formulaire, dans l'ordre des champs
 */
public record Verdict(
        Map<String, Object> valeurs, List<ReponseDite> dites, Set<String> sansReponse, List<Violation> violations) {

    static Verdict refus(List<Violation> violations) {
        return new Verdict(Map.of(), List.of(), Set.of(), violations);
    }

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
