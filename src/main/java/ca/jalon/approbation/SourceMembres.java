package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les membres du comité que la personne qui décide a pu entendre : tous, sauf elle ; aucun pour une autre autorité. */
@Component
class SourceMembres implements SourceOptions {

    private final Annuaire annuaire;
    private final QuiDecide quiDecide;

    SourceMembres(Annuaire annuaire, QuiDecide quiDecide) {
        this.quiDecide = quiDecide;
        this.annuaire = annuaire;
    }

    @Override
    public String nom() {
        return "membres-a-entendre";
    }

    @Override
    public List<Option> options(Demande demande) {
        String role = demande.texte(Approbation.AUTORITE.name());
        if (role == null) {
            return List.of();
        }
        return quiDecide.nommees(role, Variable.elements(demande.texte(Approbation.MEMBRES_COMITE.name()))).stream()
                .filter(membre -> !membre.equals(demande.compte()))
                .map(membre -> new Option(membre, annuaire.nom(membre)))
                .toList();
    }
}
