package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Applique la revue d'une envergure réduite : refusée, celle de la table vaut (3.c.2). Qui l'a réduite ne la prend ni ne la revoit
 * (403) ; seul à coordonner son CCT, il la laisse à son équipe, et ne la revoit que si personne d'autre n'y est.
 */
@Component
class RetenirRevueEnvergure implements TaskListener {

    private final Autrui autrui;
    private final Organisations organisations;
    private final PersonneConnectee connectee;
    private final Reponses reponses;

    RetenirRevueEnvergure(Autrui autrui, Organisations organisations, PersonneConnectee connectee, Reponses reponses) {
        this.autrui = autrui;
        this.organisations = organisations;
        this.connectee = connectee;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        String auteur =
                reponses.dernier(tache, "evaluer-envergure").map(Ecrit::auteur).orElse(null);
        switch (tache.getEventName()) {
            case EVENTNAME_CREATE -> offrir(tache, auteur);
            case EVENTNAME_ASSIGNMENT -> refuser(tache, auteur, tache.getAssignee());
            default -> {
                refuser(tache, auteur, connectee.compte().orElse(null));
                if ("NON".equals(Variable.text("reductionAcceptee").orNull(tache))) {
                    RetenirEnvergure.ENVERGURE.set(tache, RetenirEnvergure.PROPOSEE.in(tache));
                }
            }
        }
    }

    private void offrir(DelegateTask tache, String auteur) {
        if (autrui.noms(tache, auteur).isEmpty()) {
            tache.addCandidateGroup(organisations.groupe(
                    "equipe-cct",
                    ETABLISSEMENT.find(tache).orElse(null),
                    TERRITOIRE.find(tache).orElse(null)));
        }
    }

    private void refuser(DelegateTask tache, String auteur, String compte) {
        if (compte == null || !compte.equals(auteur)) {
            return;
        }
        Collection<String> autres = autrui.noms(tache, auteur);
        if (!autres.isEmpty()) {
            throw new Refus(
                    403,
                    "Vous avez réduit cette envergure : une autre personne la revoit (%s)."
                            .formatted(String.join(", ", autres)));
        }
    }
}
