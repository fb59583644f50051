package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Les composants de Camunda Forms qui portent une valeur et que Tasklist 7.24 sait montrer. */
enum TypeChamp {
    TEXTE(""),
    TEXTE_LONG(""),
    NOMBRE(null),
    CASE(false),
    CHOIX(null),
    CHOIX_MULTIPLE(List.of()),
    DATE(null),
    HEURE(null),
    DATE_HEURE(null);

    private static final Map<String, TypeChamp> PAR_COMPOSANT = Map.of(
            "textfield", TEXTE,
            "textarea", TEXTE_LONG,
            "number", NOMBRE,
            "checkbox", CASE,
            "radio", CHOIX,
            "select", CHOIX,
            "checklist", CHOIX_MULTIPLE,
            "taglist", CHOIX_MULTIPLE);

    private final Object vide;

    TypeChamp(Object vide) {
        this.vide = vide;
    }

    /** Ce que vaut le champ non rempli dans les expressions du navigateur. */
    Object vide() {
        return vide;
    }

    boolean aDesOptions() {
        return this == CHOIX || this == CHOIX_MULTIPLE;
    }

    static Optional<TypeChamp> de(String composant, String sousType) {
        if ("datetime".equals(composant)) {
            return Optional.of("time".equals(sousType) ? HEURE : "datetime".equals(sousType) ? DATE_HEURE : DATE);
        }
        return Optional.ofNullable(PAR_COMPOSANT.get(composant));
    }
}
