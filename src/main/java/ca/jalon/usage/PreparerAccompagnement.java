package ca.jalon.usage;

import static ca.jalon.usage.Usage.CHARGE;
import static ca.jalon.usage.Usage.ETABLISSEMENT;
import static ca.jalon.usage.Usage.NIVEAU;
import static ca.jalon.usage.Usage.RESPONSABLE;
import static ca.jalon.usage.Usage.SERVICE;
import static ca.jalon.usage.Usage.TITRE;

import ca.jalon.formulaire.Refus;
import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lit au répertoire le service à accompagner ; refuse (409) un second accompagnement, et (400) un service qui a cessé. */
@Component
class PreparerAccompagnement implements JavaDelegate {

    private final Services services;
    private final AccompagnementsAOuvrir accompagnements;

    PreparerAccompagnement(Services services, AccompagnementsAOuvrir accompagnements) {
        this.services = services;
        this.accompagnements = accompagnements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Services.Service service = services.trouver(SERVICE.in(execution))
                .orElseThrow(() -> new Refus(404, "Ce service n’est pas au répertoire."));
        if (accompagnements.accompagne(service.numero())) {
            throw new Refus(409, "Service %s : il est déjà accompagné.".formatted(service.numero()));
        }
        if (services.etat(service.numero()).equals(EtatService.CESSE.name())) {
            throw new Refus(400, "Service %s : il a cessé.".formatted(service.numero()));
        }
        TITRE.set(execution, service.titre());
        ETABLISSEMENT.set(execution, service.organisation());
        NIVEAU.set(execution, service.niveau());
        CHARGE.setIfAny(execution, CHARGE.find(execution).orElse(null));
        RESPONSABLE.set(execution, CHARGE.find(execution).orElse(null));
    }
}
