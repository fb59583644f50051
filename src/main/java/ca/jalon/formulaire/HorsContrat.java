package ca.jalon.formulaire;

import java.util.function.Supplier;

/**
 * Laisse le code du système agir sans formulaire : données d'essai, reprise, page à nous qui tient le rôle du formulaire.
 *
 * <p>Inutile dans un délégué ou un écouteur : ce qui s'exécute sous une commande déjà admise est de confiance.
 */
public final class HorsContrat {

    private static final ThreadLocal<Boolean> OUVERT = ThreadLocal.withInitial(() -> false);

    private HorsContrat() {}

    public static <T> T obtenir(Supplier<T> action) {
        boolean avant = OUVERT.get();
        OUVERT.set(true);
        try {
            return action.get();
        } finally {
            if (avant) {
                OUVERT.set(true);
            } else {
                OUVERT.remove();
            }
        }
    }

    public static void faire(Runnable action) {
        obtenir(() -> {
            action.run();
            return null;
        });
    }

    public static boolean estOuvert() {
        return OUVERT.get();
    }
}
