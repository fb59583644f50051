package ca.jalon.entente;

import ca.jalon.formulaire.Refus;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lit au répertoire le service d'une entente, ou le projet qui le livrera ; refuse (409) une seconde entente sur le même service. */
@Component
class PreparerEntente implements JavaDelegate {

    private final ServicesLies services;
    private final Ententes ententes;

    PreparerEntente(ServicesLies services, Ententes ententes) {
        this.services = services;
        this.ententes = ententes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = Entente.SERVICE.in(execution);
        Services.Service service = services.trouver(numero)
                .orElseThrow(() -> new Refus(400, "Service : « %s » n’est pas au répertoire.".formatted(numero)));
        boolean reprise = Entente.NUMERO.find(execution).isPresent();
        ententes.menee(numero).filter(autre -> !reprise).ifPresent(autre -> {
            throw new Refus(
                    409,
                    "Service : l’entente %s de ce service se prépare ou vaut encore ; c’est elle qu’on modifie."
                            .formatted(autre.numero()));
        });
        Entente.REPRISE.set(execution, reprise);
        Entente.TITRE.set(execution, service.titre());
        Entente.ETABLISSEMENT.set(execution, service.organisation());
        Entente.NIVEAU.set(execution, service.niveau());
        Entente.MOTIF.set(execution, null);
        Entente.REFUSANT.set(execution, null);
    }
}
