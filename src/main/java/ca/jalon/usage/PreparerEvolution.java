package ca.jalon.usage;

import static ca.jalon.usage.Usage.ETABLISSEMENT;
import static ca.jalon.usage.Usage.NIVEAU;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lit au répertoire le service qu'une évolution concerne. */
@Component
class PreparerEvolution implements JavaDelegate {

    static final Variable<String> SERVICE_VISE = Variable.text("serviceEvolution");
    static final Variable<String> ORIGINE = Variable.text("origineEvolution");

    private final Services services;

    PreparerEvolution(Services services) {
        this.services = services;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Services.Service service = services.trouver(SERVICE_VISE.in(execution))
                .orElseThrow(() -> new Refus(404, "Ce service n’est pas au répertoire."));
        ETABLISSEMENT.set(execution, service.organisation());
        NIVEAU.set(execution, service.niveau());
        ORIGINE.set(execution, ORIGINE.find(execution).orElse(null));
    }
}
