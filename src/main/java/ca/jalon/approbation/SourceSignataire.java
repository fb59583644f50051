package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Montre à la personne sous quel nom sa décision sera consignée, et pour qui : jamais une saisie. */
@Component
class SourceSignataire implements SourceTexte {

    private final Annuaire annuaire;
    private final QuiDecide quiDecide;
    private final Suppleances suppleances;

    SourceSignataire(Annuaire annuaire, QuiDecide quiDecide, Suppleances suppleances) {
        this.annuaire = annuaire;
        this.quiDecide = quiDecide;
        this.suppleances = suppleances;
    }

    @Override
    public String nom() {
        return "signataire";
    }

    @Override
    public String texte(Demande demande) {
        String signataire = Markdown.echapper(annuaire.nom(demande.compte()));
        return "**Signataire :** "
                + pour(demande)
                        .map(absent -> signataire + ", pour " + Markdown.echapper(annuaire.nom(absent)))
                        .orElse(signataire);
    }

    private Optional<String> pour(Demande demande) {
        Map<String, Object> variables = demande.variables();
        String role = (String) variables.get(Approbation.AUTORITE.name());
        if (demande.compte() == null || role == null) {
            return Optional.empty();
        }
        String groupe = quiDecide.groupe(role, (String) variables.get(Approbation.ETABLISSEMENT.name()), (String)
                variables.get(Approbation.TERRITOIRE.name()));
        return suppleances.pour(demande.compte(), demande.groupes(), List.of(groupe), Variable.elements((String)
                variables.get(Approbation.MEMBRES_COMITE.name())));
    }
}
