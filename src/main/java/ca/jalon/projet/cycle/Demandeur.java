package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DEMANDEUR;
import static ca.jalon.projet.Projets.DEMANDEUR_COURRIEL;
import static ca.jalon.projet.Projets.INITIATEUR;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Annuaire.Personne;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Qui répond aux questions sur la fiche : la personne qu'elle nomme, sinon celle qui l'a déposée, que l'annuaire connaît. */
@Component
class Demandeur {

    private final Annuaire annuaire;

    Demandeur(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    void retenir(VariableScope projet) {
        if (DEMANDEUR.find(projet).isPresent()) {
            return;
        }
        Personne deposante = INITIATEUR
                .find(projet)
                .flatMap(annuaire::personne)
                .filter(personne ->
                        personne.courriel() != null && !personne.courriel().isBlank())
                .orElseThrow(() -> new Refus(
                        400,
                        "Son courriel : votre compte n’a pas d’adresse. Nommez la personne qui répond aux questions sur la fiche,"
                                + " et son courriel."));
        DEMANDEUR.set(projet, deposante.nomComplet());
        DEMANDEUR_COURRIEL.set(projet, deposante.courriel());
    }
}
