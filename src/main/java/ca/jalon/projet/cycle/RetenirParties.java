package ca.jalon.projet.cycle;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Suit une fiche corrigée : ses parties et leur nombre changent avec elle ; qui vient d'y entrer en reçoit la copie. */
@Component
class RetenirParties implements TaskListener {

    private final LigneDuProjet ligne;
    private final Parties parties;
    private final Demandeur demandeur;
    private final CopierFiche copie;

    RetenirParties(LigneDuProjet ligne, Parties parties, Demandeur demandeur, CopierFiche copie) {
        this.demandeur = demandeur;
        this.ligne = ligne;
        this.parties = parties;
        this.copie = copie;
    }

    @Override
    public void notify(DelegateTask tache) {
        demandeur.retenir(tache);
        ligne.rattacher(tache);
        Parties.Entrees entrees = parties.retenir(tache);
        copie.envoyer(tache, entrees.ccts(), entrees.partenaires());
    }
}
