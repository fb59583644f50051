package ca.jalon.projet;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.moteur.Variable;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Consigne l'état déposé et dit s'il alerte le CCT (rouge sur les coûts ou l'échéancier) et va au CNCOT (P-11). */
@Component
class ConsignerEtat implements JavaDelegate {

    private static final Variable<Boolean> DEPOSER_CNCOT = Variable.flag("deposerCncot");

    private final EtatsAvancement etats;

    ConsignerEtat(EtatsAvancement etats) {
        this.etats = etats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Etat etat = new Etat(
                NUMERO.in(execution),
                (String) execution.getVariable("periodeDu"),
                (String) execution.getVariable("periodeAu"),
                Variable.count("avancementPourcent").in(execution).intValue(),
                (String) execution.getVariable("statutEcheancier"),
                (String) execution.getVariable("statutCouts"),
                (String) execution.getVariable("statutPortee"),
                BigDecimal.valueOf(Variable.amount("coutsEngages").in(execution)),
                BigDecimal.valueOf(Variable.amount("coutsReels").in(execution)),
                DOSSIER.in(execution),
                REDACTEUR.find(execution).orElse(null),
                null,
                null);
        etats.deposer(etat);
        execution.setVariable(
                "feuRouge",
                Stream.of(etat.statutEcheancier(), etat.statutCouts()).anyMatch("ROUGE"::equals));
        DEPOSER_CNCOT.set(
                execution,
                "NATIONAL".equals(NIVEAU.in(execution))
                        || DEPOSER_CNCOT.find(execution).orElse(false));
    }
}
