package ca.jalon.usage;

import static ca.jalon.usage.Usage.DATE_RELEVE;
import static ca.jalon.usage.Usage.PRECEDENT;
import static ca.jalon.usage.Usage.SERVICE;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note qu'aucun chiffre n'est venu depuis le relevé précédent : la tâche s'en va, le trou reste à la courbe. */
@Component
class NoterManque implements JavaDelegate {

    private final MesuresUsage mesures;
    private final RelevesUsage releves;

    NoterManque(MesuresUsage mesures, RelevesUsage releves) {
        this.mesures = mesures;
        this.releves = releves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String periode = DATE_RELEVE.in(execution).substring(0, 10);
        List<RelevesUsage.Note> manques = mesures.de(SERVICE.in(execution)).stream()
                .filter(suivi -> !suivi.recuDepuis(PRECEDENT.in(execution)))
                .map(suivi -> new RelevesUsage.Note(
                        suivi.indicateur(),
                        new RelevesUsage.Releve(periode, null, null, null, RelevesUsage.MANQUE, null)))
                .toList();
        releves.noter(manques);
    }
}
