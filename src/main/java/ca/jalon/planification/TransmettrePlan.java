package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TARDIF;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.organisation.Organisations;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Transmet un plan au palier suivant : ses lignes ne changent plus ; d'un territoire, qui n'a rien transmis est nommé. */
@Component
class TransmettrePlan implements JavaDelegate {

    private final Plans plans;
    private final LignesDePlan lignes;
    private final PlansRecus recus;
    private final Organisations organisations;
    private final Clock horloge;

    TransmettrePlan(Plans plans, LignesDePlan lignes, PlansRecus recus, Organisations organisations, Clock horloge) {
        this.plans = plans;
        this.lignes = lignes;
        this.recus = recus;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int annee = ANNEE.in(execution).intValue();
        String organisation = ETABLISSEMENT.in(execution);
        String territoire = TERRITOIRE.in(execution);
        boolean cncotPasse = plans.trouver(
                        annee, Palier.NATIONAL, organisations.ministere().code())
                .filter(plan -> !plan.enPreparation())
                .isPresent();
        String absents = null;
        boolean tardif = cncotPasse;
        if (Palier.valueOf(PALIER.in(execution)) == Palier.LOCAL) {
            avancer(lignes.de(annee, organisation, List.of(Statut.PROPOSEE)), Statut.ECARTEE);
            avancer(lignes.de(annee, organisation, List.of(Statut.RETENUE)), Statut.TRANSMISE);
            // Tant que le CCT n'a pas transmis, il réunira ce plan avec les autres.
            tardif &= plans.trouver(
                            annee,
                            Palier.TERRITORIAL,
                            organisations.cct(territoire).code())
                    .filter(plan -> !plan.enPreparation())
                    .isPresent();
        } else {
            absents = String.join(" ; ", recus.absents(annee, territoire));
            avancer(lignes.duTerritoire(annee, territoire, List.of(Statut.TRANSMISE)), Statut.TERRITORIALE);
        }
        TARDIF.set(execution, tardif);
        plans.transmettre(
                NUMERO.in(execution),
                Plans.TRANSMIS,
                LocalDate.now(horloge).toString(),
                absents == null || absents.isEmpty() ? null : absents);
    }

    private void avancer(List<LigneDePlan> concernees, Statut statut) {
        concernees.forEach(ligne -> lignes.avancer(List.of(ligne.id()), statut, ligne.suite()));
    }
}
