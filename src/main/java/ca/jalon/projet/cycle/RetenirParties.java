package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.MINISTERIEL;
import static ca.jalon.projet.Projets.NB_ETABLISSEMENTS;
import static ca.jalon.projet.Projets.NB_TERRITOIRES;
import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.moteur.Tables;
import java.util.HashMap;
import java.util.Map;
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
    private final Tables tables;

    RetenirParties(LigneDuProjet ligne, Parties parties, Demandeur demandeur, CopierFiche copie, Tables tables) {
        this.tables = tables;
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
        copie.envoyer(tache, niveauPropose(tache), entrees.ccts(), entrees.partenaires());
    }

    /** Celui que le processus reproposera juste après, des nombres que la fiche corrigée vient de changer. */
    private String niveauPropose(DelegateTask tache) {
        Map<String, Object> fiche = new HashMap<>();
        fiche.put(NB_ETABLISSEMENTS.name(), NB_ETABLISSEMENTS.in(tache));
        fiche.put(NB_TERRITOIRES.name(), NB_TERRITOIRES.in(tache));
        fiche.put(MINISTERIEL.name(), MINISTERIEL.orNull(tache));
        return (String) tables.ligne("niveau-projet", fiche).get(NIVEAU.name());
    }
}
