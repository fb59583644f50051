package ca.jalon.avis;

import ca.jalon.avis.Sortes.Sorte;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Comment une personne veut que Jalon lui écrive.
 *
 * @param offertes ce qui lui est offert en même temps qu'à d'autres
 * @param informations ce qui lui fait savoir
 * @param heure de son résumé, au Québec
 */
record Choix(Envoi offertes, Envoi informations, int heure) {

    static final int PREMIERE_HEURE = 6;
    static final int DERNIERE_HEURE = 20;

    private static final Set<Envoi> POUR_INFORMER = Set.of(Envoi.IMMEDIAT, Envoi.RESUME);

    enum Envoi {
        IMMEDIAT,
        RESUME,
        AUCUN
    }

    Choix {
        if (!POUR_INFORMER.contains(informations)) {
            throw new ChoixRefuse("Ce qui informe vient tout de suite ou au résumé ; choisir l’un des deux.");
        }
        if (heure < PREMIERE_HEURE || heure > DERNIERE_HEURE) {
            throw new ChoixRefuse("Le résumé part entre %d h et %d h ; choisir une heure de la liste."
                    .formatted(PREMIERE_HEURE, DERNIERE_HEURE));
        }
    }

    /** Ce que la page envoie. */
    static Choix lire(String offertes, String informations, String heure) {
        return new Choix(
                envoi(offertes)
                        .orElseThrow(
                                () -> new ChoixRefuse("Choisir comment recevoir les tâches offertes à plusieurs.")),
                envoi(informations).orElseThrow(() -> new ChoixRefuse("Choisir comment recevoir ce qui informe.")),
                heure.matches("\\d{1,2}") ? Integer.parseInt(heure) : -1);
    }

    private static Optional<Envoi> envoi(String dit) {
        return Arrays.stream(Envoi.values())
                .filter(envoi -> envoi.name().equals(dit))
                .findFirst();
    }

    Envoi pour(Sorte sorte) {
        return switch (sorte) {
            case A_FAIRE -> Envoi.IMMEDIAT;
            case OFFERTE -> offertes;
            case INFORMATION -> informations;
        };
    }

    /** Un choix qui n'en est pas un, dit en une phrase. */
    static final class ChoixRefuse extends IllegalArgumentException {

        ChoixRefuse(String phrase) {
            super(phrase);
        }
    }
}
