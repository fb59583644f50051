package ca.jalon.calendrier;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Arrête l'horloge d'un projet suspendu et la relance : tâches et minuteries repartent de leur début, de leur délai et de leurs pauses. */
@Component
public class Suspensions {

    private final Echeances echeances;
    private final EcheanceTache taches;
    private final Minuteries minuteries;

    Suspensions(Echeances echeances, EcheanceTache taches, Minuteries minuteries) {
        this.echeances = echeances;
        this.taches = taches;
        this.minuteries = minuteries;
    }

    public void arreter(String projet, String motif) {
        echeances.noterPause(projet, Pause.SUSPENSION, motif);
    }

    /** Clôt la pause en cours ; les dates que le projet tient dans ses variables se recalculent ensuite, avant {@link #recalculer}. */
    public List<Pause> finir(String projet) {
        echeances.reprendre(projet);
        return echeances.suspensions(projet);
    }

    /**
     * Recalcule les tâches et les minuteries de ces instances.
     *
     * @param pauses celles que {@link #finir} a rendues
     * @param tenues variables de date déjà recalculées : ce qui en vient les suit telles quelles
     */
    public void recalculer(List<Pause> pauses, Collection<String> instances, Set<String> tenues) {
        taches.reprendre(pauses, instances, tenues);
        minuteries.reprendre(pauses, instances, tenues);
    }
}
