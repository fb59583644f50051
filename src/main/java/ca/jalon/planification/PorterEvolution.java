package ca.jalon.planification;

import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.SuiteDesEvolutions;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Propose, au plan qui se prépare ou au prochain, l'évolution qu'on vient de mettre à la planification. */
@Component
class PorterEvolution {

    private final Plans plans;
    private final LignesDePlan lignes;
    private final SuiteDesEvolutions evolutions;
    private final Numeros numeros;
    private final Clock horloge;

    PorterEvolution(Plans plans, LignesDePlan lignes, SuiteDesEvolutions evolutions, Numeros numeros, Clock horloge) {
        this.plans = plans;
        this.lignes = lignes;
        this.evolutions = evolutions;
        this.numeros = numeros;
        this.horloge = horloge;
    }

    /** Un service que porte le ministère n'est au plan d'aucun établissement. */
    @EventListener
    void porter(SuiteDesEvolutions.Planifiee evolution) {
        if (evolution.territoire() == null) {
            return;
        }
        // Le numéro avant le tour, comme qui propose une ligne : dans l'autre ordre, les deux s'attendraient sans fin.
        String id = numeros.numeroter("%s-%d"
                .formatted(Planification.SERIE_LIGNE, LocalDate.now(horloge).getYear()));
        plans.attendre();
        lignes.inscrire(LigneDePlan.proposee(
                id,
                plans.exerciceQuiSePrepare(evolution.organisation(), Planification.exercice(LocalDate.now(horloge))),
                evolution.organisation(),
                evolution.territoire(),
                Propos.de(Type.SERVICE, evolution.demande()),
                evolution.service(),
                null));
        evolutions.porter(evolution.numero(), id);
    }
}
