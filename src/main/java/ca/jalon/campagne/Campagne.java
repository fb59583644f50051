package ca.jalon.campagne;

import ca.jalon.organisation.Organisation;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Une campagne annuelle, telle qu'un domaine la donne au cadre : un bean suffit, l'ouverture et le suivi viennent. */
public interface Campagne {

    /** Majuscules ; la clé de la campagne au registre. */
    String code();

    String nom();

    /** Jour de l'année où elle s'ouvre. */
    MonthDay ouverture();

    /** Combien de temps elle ouvre encore, d'elle-même, ce qui ne l'était pas. */
    default Period duree() {
        return Period.ofMonths(6);
    }

    /** Processus démarré dans chaque organisation. */
    String processus();

    /** Rôles qui peuvent faire la première tâche ; une organisation où personne n'en tient aucun attend une nomination. */
    List<String> acteurs();

    Collection<Organisation> organisations();

    /**
     * Numéro de ce qui s'ouvre dans cette organisation ; {@code null} si le processus se numérote lui-même.
     *
     * @param annee celle de l'ouverture
     */
    default String numero(int annee, Organisation organisation) {
        return null;
    }

    /** Variables du démarrage dans cette organisation. */
    Map<String, Object> depart(int annee, Organisation organisation);
}
