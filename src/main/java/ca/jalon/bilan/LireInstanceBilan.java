package ca.jalon.bilan;

import static ca.jalon.bilan.BilanAnnuel.PALIER;
import static ca.jalon.bilan.BilanAnnuel.PERIMETRE;

import ca.jalon.registre.Comites;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Lit au registre si le comité qui devrait entériner existe; la table {@code instance-bilan} dit qui en tient lieu. */
@Component
class LireInstanceBilan implements ExecutionListener {

    private final Comites comites;

    LireInstanceBilan(Comites comites) {
        this.comites = comites;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String perimetre = PERIMETRE.in(execution);
        String instance = switch (Palier.valueOf(PALIER.in(execution))) {
            case LOCAL -> perimetre;
            case TERRITORIAL -> "ctcot-" + perimetre.toLowerCase(Locale.ROOT);
            case NATIONAL -> "cncot";
        };
        BilanAnnuel.STATUT.set(
                execution,
                comites.enCours(instance).map(comite -> comite.statut().name()).orElse(BilanAnnuel.NON_DECLARE));
    }
}
