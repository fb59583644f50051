package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.DOSSIER;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.EtatsAvancement;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Note au registre ce que le comité directeur répond à un état d'avancement. */
@Component
class RetenirReponseEtat implements TaskListener {

    private final EtatsAvancement etats;
    private final PersonneConnectee connectee;

    RetenirReponseEtat(EtatsAvancement etats, PersonneConnectee connectee) {
        this.etats = etats;
        this.connectee = connectee;
    }

    @Override
    public void notify(DelegateTask tache) {
        etats.repondre(DOSSIER.in(tache), Variable.text("decisionEtat").orNull(tache), connectee.auteur(tache));
    }
}
