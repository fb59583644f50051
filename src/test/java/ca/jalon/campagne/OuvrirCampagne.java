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
}
