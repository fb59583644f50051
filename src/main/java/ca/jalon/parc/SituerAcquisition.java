package ca.jalon.parc;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Jalons;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lit aux registres ce qu'une acquisition vise, si le projet y est autorisé, et si une entente de prix la couvre. */
@Component
class SituerAcquisition implements JavaDelegate {

    private static final String DOSSIER_AFFAIRES = "DA";
    private static final Set<String> ACCORDS = Set.of("AUTORISE", "AUTORISE_AVEC_CONDITIONS");

    private final Dossiers dossiers;
    private final Services services;
    private final Decisions decisions;
    private final EntentesPrix ententes;
    private final Clock horloge;
    private final Jalons jalons;

    SituerAcquisition(
            Dossiers dossiers,
            Services services,
            Decisions decisions,
            EntentesPrix ententes,
            Clock horloge,
            Jalons jalons) {
        this.jalons = jalons;
        this.dossiers = dossiers;
        this.services = services;
        this.decisions = decisions;
        this.ententes = ententes;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> destination = Parc.DESTINATION.find(execution);
        Optional<Services.Service> service = destination
                .flatMap(services::trouver)
                .filter(trouve -> !EtatService.EN_DEPLOIEMENT.name().equals(services.etat(trouve.numero())));
        Optional<Dossier> projet = service.isPresent() ? Optional.empty() : destination.flatMap(dossiers::trouver);
        execution.setVariable(
                "viseAcquisition", service.isPresent() ? "SERVICE" : projet.isPresent() ? "PROJET" : "AUCUN");
        execution.setVariable("daAutorise", projet.isPresent() && autorise(projet.get()));
        Parc.NIVEAU.set(
                execution,
                service.map(Services.Service::niveau)
                        .or(() -> projet.map(Dossier::niveau))
                        .orElse("LOCAL"));
        execution.setVariable(
                "sousEntente", Parc.ENTENTE.find(execution).filter(this::vaut).isPresent());
        // Un CCT muet laisse l'un et l'autre tels quels.
        execution.setVariable("avisCct", null);
        execution.setVariable("besoinCommun", false);
        execution.setVariable("suiteAchat", null);
    }

    /** La chaîne du dossier d'affaires est finie : un accord est rendu, et le projet n'attend plus d'autre autorité. */
    private boolean autorise(Dossier projet) {
        return !jalons.de(DOSSIER_AFFAIRES).phase().equals(Optional.of(projet.phase()))
                && decisions.enVigueur(projet.numero()).stream()
                        .filter(decision -> decision.jalon().equals(DOSSIER_AFFAIRES))
                        .map(Decision::issue)
                        .reduce((avant, apres) -> apres)
                        .filter(ACCORDS::contains)
                        .isPresent();
    }

    private boolean vaut(String entente) {
        return ententes.trouver(entente)
                .filter(trouvee ->
                        trouvee.fin().compareTo(LocalDate.now(horloge).toString()) >= 0)
                .isPresent();
    }
}
