package ca.jalon.usage;

import static ca.jalon.usage.Usage.MANQUES;
import static ca.jalon.usage.Usage.PART_DE_CIBLE;
import static ca.jalon.usage.Usage.PART_DE_MOYENNE;
import static ca.jalon.usage.Usage.REVUE_DUE;
import static ca.jalon.usage.Usage.SERVICE;
import static ca.jalon.usage.Usage.SERVICE_FINI;

import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compare le dernier relevé à ses cibles et aux trois d'avant, et dit si la revue de projet est due. */
@Component
class MesurerUsage implements JavaDelegate {

    private final MesuresUsage mesures;
    private final RelevesUsage releves;
    private final Accompagnements accompagnements;
    private final Services services;
    private final Clock horloge;

    MesurerUsage(
            MesuresUsage mesures,
            RelevesUsage releves,
            Accompagnements accompagnements,
            Services services,
            Clock horloge) {
        this.mesures = mesures;
        this.releves = releves;
        this.accompagnements = accompagnements;
        this.services = services;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        List<MesuresUsage.Suivi> suivis = mesures.de(service);
        boolean suspendu = services.etat(service).equals(EtatService.SUSPENDU.name());
        PART_DE_CIBLE.set(execution, suspendu ? null : MesuresUsage.plusBasse(suivis, MesuresUsage.Suivi::partDeCible));
        PART_DE_MOYENNE.set(
                execution, suspendu ? null : MesuresUsage.plusBasse(suivis, MesuresUsage.Suivi::partDeMoyenne));
        MANQUES.set(execution, suspendu ? 0 : releves.manquesDeSuite(service));
        SERVICE_FINI.set(execution, services.etat(service).equals(EtatService.CESSE.name()));
        Accompagnements.Accompagnement ou = accompagnements.exiger(service);
        boolean due = !ou.enRoutine()
                && ou.prochaineRevue().compareTo(Usage.aujourdhui(horloge).toString()) <= 0;
        if (due) {
            accompagnements.ouvrirRevue(service);
        }
        REVUE_DUE.set(execution, due);
    }
}
