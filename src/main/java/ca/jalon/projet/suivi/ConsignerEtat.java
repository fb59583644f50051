package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Consigne l'état déposé et dit s'il alerte le CCT (rouge sur les coûts ou l'échéancier) et va au CNCOT (P-11). */
@Component
class ConsignerEtat implements JavaDelegate {

    private static final Variable<Boolean> DEPOSER_CNCOT = Variable.flag("deposerCncot");

    private final EtatsAvancement etats;
    private final Reponses reponses;

    ConsignerEtat(EtatsAvancement etats, Reponses reponses) {
        this.etats = etats;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> ecrit = reponses.de(execution, "etat-avancement");
        Etat etat = new Etat(
                NUMERO.in(execution),
                (String) ecrit.get("periodeDu"),
                (String) ecrit.get("periodeAu"),
                Variable.count("avancementPourcent").find(ecrit).orElseThrow().intValue(),
                (String) ecrit.get("statutEcheancier"),
                (String) ecrit.get("statutCouts"),
                (String) ecrit.get("statutPortee"),
                BigDecimal.valueOf(Variable.amount("coutsEngages").find(ecrit).orElseThrow()),
                BigDecimal.valueOf(Variable.amount("coutsReels").find(ecrit).orElseThrow()),
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
