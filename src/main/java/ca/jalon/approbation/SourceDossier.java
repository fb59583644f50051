package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.registre.Depots;
import org.springframework.stereotype.Component;

/** Montre à l'autorité le dossier figé qu'elle décide ; sa saisie y est déjà neutralisée au dépôt. */
@Component
class SourceDossier implements SourceTexte {

    private final Depots depots;

    SourceDossier(Depots depots) {
        this.depots = depots;
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
                : depots.lire(dossier.longValue()).texte();
    }
}
