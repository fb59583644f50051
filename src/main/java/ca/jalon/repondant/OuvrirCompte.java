package ca.jalon.repondant;

import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Donne à la personne nommée le compte qu'un administrateur vient d'ouvrir, son rôle, puis sa bienvenue. */
@Component
class OuvrirCompte implements TaskListener {

    private final Repondants repondants;
    private final GroupesTenus tenus;
    private final SuivreRegistre moteur;
    private final AviserNomination aviser;

    OuvrirCompte(Repondants repondants, GroupesTenus tenus, SuivreRegistre moteur, AviserNomination aviser) {
        this.repondants = repondants;
        this.tenus = tenus;
        this.moteur = moteur;
        this.aviser = aviser;
    }

    @Override
    public void notify(DelegateTask tache) {
        String ligne = Nomination.LIGNE.in(tache);
        String compte = Nomination.COMPTE_OUVERT.in(tache);
        Set<String> avant = tenus.groupes(compte);
        repondants.ouvrirCompte(ligne, compte);
        // Partie avant que son compte s'ouvre, la personne n'a plus ni rôle à recevoir ni bienvenue.
        Repondant ouverte = repondants.trouver(ligne).orElseThrow();
        if (ouverte.jusque() == null) {
            moteur.suivre(compte, avant);
            aviser.accueillir(Nomination.NUMERO.in(tache), ouverte);
        }
    }
}
