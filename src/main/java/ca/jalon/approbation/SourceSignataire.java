package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Annuaire;
import org.springframework.stereotype.Component;

/** Montre à la personne sous quel nom sa décision sera consignée : le sien, jamais une saisie. */
@Component
class SourceSignataire implements SourceTexte {

    private final Annuaire annuaire;

    SourceSignataire(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    @Override
    public String nom() {
        return "signataire";
    }

    @Override
    public String texte(Demande demande) {
        return "**Signataire :** " + Markdown.echapper(annuaire.nom(demande.compte()));
    }
}
