package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.organisation.Annuaire;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Les pilotes du ministère, que tout comité directeur d'un projet national réunit; aucun pour un autre niveau. */
@Component
class PilotesMinisteriels {

    private static final List<String> ROLES =
            List.of("pilote-clinique-ministeriel", "pilote-technologique-ministeriel");

    private final Annuaire annuaire;

    PilotesMinisteriels(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    /** Une personne par rôle tenu : la première que l'annuaire nomme. */
    Set<String> proposes(VariableScope projet) {
        Set<String> proposes = new LinkedHashSet<>();
        titulaires(projet).forEach(noms -> noms.keySet().stream().findFirst().ifPresent(proposes::add));
        return proposes;
    }

    /** Par rôle tenu, ses titulaires, compte et nom ; un rôle que personne ne tient n'arrête rien. */
    List<Map<String, String>> titulaires(VariableScope projet) {
        return "NATIONAL".equals(NIVEAU.find(projet).orElse(null))
                ? ROLES.stream()
                        .map(role -> annuaire.noms(List.of(role)))
                        .filter(noms -> !noms.isEmpty())
                        .toList()
                : List.of();
    }
}
