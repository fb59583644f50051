package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.registre.Dossiers;
import org.springframework.stereotype.Component;

/** Montre à l'autorité le dossier figé qu'elle décide ; sa saisie y est déjà neutralisée au dépôt. */
@Component
class SourceDossier implements SourceTexte {

    private final Dossiers dossiers;

    SourceDossier(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public String nom() {
        return "dossier";
    }

    @Override
    public String texte(Demande demande) {
        Number dossier = (Number) demande.variables().get(Approbation.DOSSIER.name());
        return dossier == null
                ? "*Aucun dossier n’est déposé.*"
                : dossiers.lire(dossier.longValue()).texte();
    }
}
