package ca.jalon.campagne;

import org.springframework.context.ApplicationContext;

/** Ouvre une campagne à l'heure de l'essai, comme le passage de chaque heure. */
public final class OuvrirCampagne {

    private OuvrirCampagne() {}

    public static void ouvrir(ApplicationContext contexte, String code) {
        Campagnes campagnes = contexte.getBean(Campagnes.class);
        campagnes.toutes().stream()
                .filter(campagne -> campagne.code().equals(code))
                .filter(campagnes::enCours)
                .forEach(campagnes::ouvrir);
    }

    /** Le passage de l'heure : tout ce qui est en cours s'ouvre où il ne l'est pas. */
    public static void passer(ApplicationContext contexte) {
        contexte.getBean(Campagnes.class).passer();
    }
}
