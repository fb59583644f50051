package ca.jalon.parc;

import ca.jalon.calendrier.Matin;
import ca.jalon.formulaire.Refus;
import ca.jalon.registre.Services;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lit le contrat dont l'échéance approche, se le réserve, et dit quand le rappeler et quand le faire monter. */
@Component
class PreparerEcheance implements JavaDelegate {

    /** Jours avant le préavis. */
    private static final int RAPPEL = 90;

    private static final int MONTEE = 30;

    private final Contrats contrats;
    private final Services services;

    PreparerEcheance(Contrats contrats, Services services) {
        this.contrats = contrats;
        this.services = services;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = Parc.CONTRAT.in(execution);
        Contrat contrat = contrats.trouver(numero)
                .orElseThrow(() -> new Refus(400, "Contrat : « %s » n’est pas au registre.".formatted(numero)));
        if (!contrats.reserver(numero, execution.getProcessInstanceId())) {
            throw new Refus(409, "Contrat %s : son échéance est déjà suivie.".formatted(numero));
        }
        LocalDate preavis = LocalDate.parse(contrat.preavisLe());
        Parc.ETABLISSEMENT.set(execution, contrat.organisation());
        Parc.NIVEAU.set(
                execution,
                Optional.ofNullable(contrat.service())
                        .flatMap(services::trouver)
                        .map(Services.Service::niveau)
                        .orElse("LOCAL"));
        execution.setVariable("titreEcheance", "Échéance : " + contrat.objet());
        execution.setVariable("dateRappel", Matin.du(preavis.minusDays(RAPPEL)));
        execution.setVariable("dateMontee", Matin.du(preavis.minusDays(MONTEE)));
    }
}
