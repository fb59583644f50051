package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Deploiement;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Consigne l'état déposé, annonce où en est le déploiement, et dit s'il alerte le CCT (rouge sur les coûts ou l'échéancier) et va au CNCOT (P-11). */
@Component
class ConsignerEtat implements JavaDelegate {

    private static final Variable<Boolean> DEPOSER_CNCOT = Variable.flag("deposerCncot");

    private final EtatsAvancement etats;
    private final Reponses reponses;
    private final ApplicationEventPublisher evenements;

    ConsignerEtat(EtatsAvancement etats, Reponses reponses, ApplicationEventPublisher evenements) {
        this.etats = etats;
        this.reponses = reponses;
        this.evenements = evenements;
    }

    private static Map<String, Number> chiffres(Map<String, Object> ecrit) {
        Map<String, Number> dits = new HashMap<>();
        for (String champ : List.of("etablissementsOperationnels", "utilisateursActifs", "personnesFormees")) {
            if (ecrit.get(champ) instanceof Number nombre) {
                dits.put(champ, nombre);
            }
        }
        return dits;
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
        evenements.publishEvent(new Deploiement(etat.numero(), etat.periodeAu(), etat.deposePar(), chiffres(ecrit)));
        execution.setVariable(
                "feuRouge",
                Stream.of(etat.statutEcheancier(), etat.statutCouts()).anyMatch("ROUGE"::equals));
        DEPOSER_CNCOT.set(
                execution,
                "NATIONAL".equals(NIVEAU.in(execution))
                        || DEPOSER_CNCOT.find(execution).orElse(false));
    }
}
