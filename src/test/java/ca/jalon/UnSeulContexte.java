package ca.jalon;

import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Ferme l'application de la classe d'avant dès que la suivante veut la sienne ; seuls les essais des modèles en partagent une.
 *
 * <p>Les applications web cherchent le moteur dans un registre statique : deux contextes vivants s'y mêleraient. L'un après
 * l'autre, ils se suivent dans une machine virtuelle déjà chaude.
 */
public final class UnSeulContexte implements TestExecutionListener, Ordered {

    private static TestContext vivant;

    /** Ferme l'application restée ouverte ; à appeler avant d'en démarrer une soi-même. */
    public static synchronized void fermer() {
        if (vivant != null && vivant.hasApplicationContext()) {
            vivant.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
        vivant = null;
        // Celles d'une application passent à la suivante : un journal en JSON le resterait.
        for (LoggingSystemProperty propriete : LoggingSystemProperty.values()) {
            System.clearProperty(propriete.getEnvironmentVariableName());
        }
    }

    /** Avant celui qui démarre l'application pour l'injecter (2000). */
    @Override
    public int getOrder() {
        return 500;
    }

    @Override
    public void beforeTestClass(TestContext classe) {
        laisserLaPlace(classe);
    }

    /** Une instance gardée pour toute la classe est préparée avant {@link #beforeTestClass}. */
    @Override
    public void prepareTestInstance(TestContext classe) {
        laisserLaPlace(classe);
    }

    private static synchronized void laisserLaPlace(TestContext classe) {
        // Spring en donne une copie à chaque fil d'une même classe.
        if (vivant == null || vivant.getTestClass() != classe.getTestClass()) {
            if (!partagee(vivant) || !partagee(classe) || !classe.hasApplicationContext()) {
                fermer();
            }
            vivant = classe;
        }
    }

    private static boolean partagee(TestContext classe) {
        return classe != null && AnnotatedElementUtils.hasAnnotation(classe.getTestClass(), EssaiModele.class);
    }
}
