package ca.jalon.projet.cycle;

import java.util.List;
import java.util.stream.Stream;

/** Chantiers minimaux d'un projet. */
enum Chantier {
    MEDICAL("Médical"),
    TECHNIQUE("Technique"),
    CHANGEMENT("Conduite du changement"),
    JURIDIQUE_FINANCIER("Juridique et financier"),
    QUALITE("Qualité"),
    EVALUATION("Évaluation"),
    POST_DEPLOIEMENT("Post-déploiement");

    final String libelle;

    Chantier(String libelle) {
        this.libelle = libelle;
    }

    static List<String> tous() {
        return Stream.of(values()).map(Enum::name).toList();
    }
}
