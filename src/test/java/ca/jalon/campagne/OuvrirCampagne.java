package ca.jalon.campagne;

import org.springframework.context.ApplicationContext;

/** Ouvre une campagne à l'heure de l'essai, comme le passage de chaque heure. */
public final class OuvrirCampagne {

    private OuvrirCampagne() {}

    public static void ouvrir(ApplicationContext contexte, String code) {
        compter(contexte, code);
    }

    /** Combien d'organisations viennent de s'ouvrir. */
    public static int compter(ApplicationContext contexte, String code) {
        Campagnes campagnes = contexte.getBean(Campagnes.class);
        return campagnes.toutes().stream()
                .filter(campagne -> campagne.code().equals(code))
                .filter(campagnes::enCours)
                .mapToInt(campagne -> campagnes.ouvrir(campagne).ouvertes())
                .sum();
    }

    /** Le passage de l'heure : tout ce qui est en cours s'ouvre où il ne l'est pas. */
    public static void passer(ApplicationContext contexte) {
        contexte.getBean(Campagnes.class).passer();
    }
}
