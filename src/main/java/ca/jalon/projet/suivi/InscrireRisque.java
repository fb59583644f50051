package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.CHARGE_DE_PROJET;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.A_REMONTER;
import static ca.jalon.projet.suivi.Suivi.BLOQUANT;
import static ca.jalon.projet.suivi.Suivi.DESCRIPTION;
import static ca.jalon.projet.suivi.Suivi.NATURE;
import static ca.jalon.projet.suivi.Suivi.RANG;
import static ca.jalon.projet.suivi.Suivi.SUIVI_PAR;
import static ca.jalon.projet.suivi.Suivi.TYPE;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.registre.Risques;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit au registre le risque ou le point en suspens signalé ; le chargé de projet le suivra (P-10). */
@Component
class InscrireRisque implements JavaDelegate {

    private final Risques risques;
    private final PersonneConnectee connectee;

    InscrireRisque(Risques risques, PersonneConnectee connectee) {
        this.risques = risques;
        this.connectee = connectee;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> designe = SUIVI_PAR.find(execution);
        String signalePar = connectee.compte().or(() -> designe).orElse(null);
        BLOQUANT.set(execution, BLOQUANT.find(execution).orElse(false));
        int rang = risques.inscrire(
                NUMERO.in(execution),
                TYPE.in(execution),
                NATURE.find(execution).orElse(null),
                DESCRIPTION.in(execution),
                A_REMONTER.find(execution).orElse(false),
                null,
                signalePar);
        RANG.set(execution, (long) rang);
        // Avant le démarrage, personne ne mène encore le projet : qui signale suit, ou qui Jalon a désigné.
        SUIVI_PAR.set(
                execution, CHARGE_DE_PROJET.find(execution).or(() -> designe).orElse(signalePar));
    }
}
