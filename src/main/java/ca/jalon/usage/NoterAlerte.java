package ca.jalon.usage;

import static ca.jalon.usage.Usage.ALERTE;
import static ca.jalon.usage.Usage.ALERTE_NOUVELLE;
import static ca.jalon.usage.Usage.MANQUES;
import static ca.jalon.usage.Usage.RANG;
import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.moteur.contrat.Reponses;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Lève l'alerte, ou rétablit ce qui l'était. Une alerte à laquelle on répond n'en lève pas une autre : sa tâche reste ouverte
 * jusqu'au remède, même rétablie, et le remède a trois relevés pour agir.
 */
@Component
class NoterAlerte implements JavaDelegate {

    private static final String AUCUNE = "AUCUNE";

    /** Relevés laissés au remède. */
    private static final int REPIT = 3;

    private final Alertes alertes;
    private final MesuresUsage mesures;
    private final Reponses reponses;
    private final Clock horloge;

    NoterAlerte(Alertes alertes, MesuresUsage mesures, Reponses reponses, Clock horloge) {
        this.alertes = alertes;
        this.mesures = mesures;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        String motif = ALERTE.in(execution);
        String jour = Usage.aujourdhui(horloge).toString();
        boolean nouvelle = !motif.equals(AUCUNE) && !suivie(service, RANG.in(execution));
        if (motif.equals(AUCUNE)) {
            alertes.retablir(service, jour);
        } else if (nouvelle) {
            alertes.lever(service, motif, constat(execution, motif), jour, RANG.in(execution));
        } else {
            alertes.rouvrir(service);
        }
        ALERTE_NOUVELLE.set(execution, nouvelle);
    }

    private boolean suivie(String service, long rang) {
        return alertes.aSoigner(service).isPresent()
                || alertes.courante(service)
                        .filter(alerte -> rang < alerte.rangReleve() + REPIT - 1)
                        .isPresent();
    }

    private String constat(DelegateExecution execution, String motif) {
        return switch (motif) {
            case "MESUSAGE" ->
                reponses.dernier(execution, Usage.RELEVE)
                        .map(releve -> (String) releve.valeurs().get("commentaireReleve"))
                        .orElse("");
            case "MANQUES" -> "%d relevés de suite sans réponse.".formatted(MANQUES.in(execution));
            case "BAISSE" -> MesuresUsage.constatDeBaisse(mesures.de(SERVICE.in(execution)));
            default -> MesuresUsage.constat(mesures.de(SERVICE.in(execution)));
        };
    }
}
