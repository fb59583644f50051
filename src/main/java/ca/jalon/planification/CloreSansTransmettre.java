package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.ETAT_CLOS;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.planification.Planification.Palier;
import ca.jalon.planification.Plans.Plan;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Clôt un plan que personne n'a fini, avant que le suivant s'ouvre : ce qu'un établissement préparait y attend, ce qui attendait le
 * CCT ou le CNCOT est reporté, et l'établissement le retrouve.
 */
@Component
class CloreSansTransmettre implements JavaDelegate {

    private static final String MOTIF = "Le plan qui la portait s’est clos sans être reçu.";

    private final Plans plans;
    private final PlansRecus recus;
    private final AvancementDesLignes lignes;
    private final Clock horloge;

    CloreSansTransmettre(Plans plans, PlansRecus recus, AvancementDesLignes lignes, Clock horloge) {
        this.plans = plans;
        this.recus = recus;
        this.lignes = lignes;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int annee = ANNEE.in(execution).intValue();
        Palier palier = Palier.valueOf(PALIER.in(execution));
        String organisation = ETABLISSEMENT.in(execution);
        plans.attendre();
        Plan plan = plans.trouver(annee, palier, organisation).orElseThrow();
        if (palier == Palier.LOCAL && plan.enPreparation()) {
            lignes.attendre(annee, organisation, plans.prochain(organisation, annee));
        } else if (!plan.etat().equals(Plans.RECU)) {
            lignes.avancer(
                    recus
                            .lignes(
                                    annee,
                                    palier,
                                    organisation,
                                    TERRITOIRE.find(execution).orElse(null))
                            .stream()
                            .map(LigneDePlan::id)
                            .toList(),
                    Statut.REPORTEE,
                    MOTIF);
        }
        if (plan.enPreparation()) {
            plans.transmettre(
                    NUMERO.in(execution),
                    Plans.NON_TRANSMIS,
                    LocalDate.now(horloge).toString(),
                    null);
        }
        ETAT_CLOS.set(execution, plan.enPreparation() ? Plans.NON_TRANSMIS : plan.etat());
    }
}
