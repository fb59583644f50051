package ca.jalon.endurance;

import ca.jalon.Jalon;
import java.util.Scanner;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Jalon dont l'horloge saute quand on lui écrit un écart en millisecondes : celle du moteur, que tout Jalon lit. */
final class JalonDecalable {

    private JalonDecalable() {}

    public static void main(String[] arguments) {
        Thread ecoute = new Thread(JalonDecalable::ecouter, "ecarts");
        ecoute.setDaemon(true);
        ecoute.start();
        Jalon.main(arguments);
    }

    private static void ecouter() {
        try (Scanner entree = new Scanner(System.in)) {
            while (entree.hasNextLong()) {
                ClockUtil.offset(entree.nextLong());
            }
        }
    }
}
