package ca.jalon.projet.cycle;

import java.util.List;
import java.util.stream.Stream;

/** Chantiers minimaux d'un projet. */
enum Chantier {
    MEDICAL,
    TECHNIQUE,
    CHANGEMENT,
    JURIDIQUE_FINANCIER,
    QUALITE,
    EVALUATION,
    POST_DEPLOIEMENT;

    static List<String> tous() {
        return Stream.of(values()).map(Enum::name).toList();
    }
}
