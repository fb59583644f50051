package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.ACTION;
import static ca.jalon.projet.suivi.Suivi.ACTION_TERMINEE;
import static ca.jalon.projet.suivi.Suivi.A_REMONTER;
import static ca.jalon.projet.suivi.Suivi.BLOQUANT;
import static ca.jalon.projet.suivi.Suivi.DESCRIPTION;
import static ca.jalon.projet.suivi.Suivi.ECHEANCE_ACTION;
import static ca.jalon.projet.suivi.Suivi.ETAT;
import static ca.jalon.projet.suivi.Suivi.IMPACT;
import static ca.jalon.projet.suivi.Suivi.NATURE;
import static ca.jalon.projet.suivi.Suivi.PROBABILITE;
import static ca.jalon.projet.suivi.Suivi.RANG;
import static ca.jalon.projet.suivi.Suivi.RESPONSABLE_ACTION;
import static ca.jalon.projet.suivi.Suivi.STRATEGIE;
import static ca.jalon.projet.suivi.Suivi.TYPE;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Risques;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ferme au registre le risque survenu et ouvre le point en suspens qui en naît ; le même suivi continue (P-10). */
@Component
class ConstaterSurvenu implements JavaDelegate {

    private static final int DESCRIPTION_MAXIMALE = 2000;

    private final Risques risques;
    private final PersonneConnectee connectee;

    ConstaterSurvenu(Risques risques, PersonneConnectee connectee) {
        this.risques = risques;
        this.connectee = connectee;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = NUMERO.in(execution);
        int survenu = RANG.in(execution).intValue();
        String description = "Risque %d survenu : %s".formatted(survenu, DESCRIPTION.in(execution));
        String abregee = description.substring(0, Math.min(description.length(), DESCRIPTION_MAXIMALE));
        risques.fermer(
                numero, survenu, Risques.SURVENU, Variable.text("commentaire").orNull(execution));
        int point = risques.inscrire(
                numero,
                Risques.POINT_EN_SUSPENS,
                NATURE.in(execution),
                abregee,
                A_REMONTER.find(execution).orElse(false),
                survenu,
                connectee.compte().orElse(null));
        RANG.set(execution, (long) point);
        TYPE.set(execution, Risques.POINT_EN_SUSPENS);
        DESCRIPTION.set(execution, abregee);
        BLOQUANT.set(execution, false);
        ACTION_TERMINEE.set(execution, false);
        for (var cote :
                new Variable<?>[] {PROBABILITE, IMPACT, STRATEGIE, ACTION, RESPONSABLE_ACTION, ECHEANCE_ACTION, ETAT}) {
            cote.set(execution, null);
        }
    }
}
