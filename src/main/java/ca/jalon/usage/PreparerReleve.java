package ca.jalon.usage;

import static ca.jalon.usage.Usage.A_DEMANDER;
import static ca.jalon.usage.Usage.MESUSAGE;
import static ca.jalon.usage.Usage.PRECEDENT;
import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit si le relevé se demande : non pendant une suspension, ni si un système ou un fichier a déjà donné chaque chiffre. */
@Component
class PreparerReleve implements ExecutionListener {

    private final Services services;
    private final MesuresUsage mesures;

    PreparerReleve(Services services, MesuresUsage mesures) {
        this.services = services;
        this.mesures = mesures;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        boolean suspendu = services.etat(service).equals(EtatService.SUSPENDU.name());
        MESUSAGE.set(execution, false);
        A_DEMANDER.set(execution, !suspendu && !recu(service, execution));
    }

    private boolean recu(String service, DelegateExecution execution) {
        String depuis = PRECEDENT.in(execution);
        return mesures.de(service).stream().allMatch(suivi -> suivi.recuDepuis(depuis));
    }
}
