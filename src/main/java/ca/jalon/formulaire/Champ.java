package ca.jalon.formulaire;

import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Un champ d'un formulaire : comment sa valeur se lit, ce qu'elle doit respecter.
 *
 * @param section titre du groupe le plus proche qui contient le champ, vide s'il n'y en a pas
 * @param masques conditions {@code conditional.hide} du champ et des groupes qui le contiennent
 * @param siCache ce que devient une valeur envoyée quand le champ est caché
 * @param lectureSeule condition {@code readonly} quand elle est une expression, {@code null} sinon
 * @param unite ce que le formulaire montre après un nombre (« $ », « mois »), vide sinon
 * @param choix d'où viennent les réponses possibles, {@code null} pour un champ libre
 */
record Champ(
        String cle,
        String section,
        String libelle,
        TypeChamp type,
        List<Feel.Expression> masques,
        SiCache siCache,
        Acces acces,
        Feel.Expression lectureSeule,
        Object defaut,
        boolean requis,
        Conversion conversion,
        String unite,
        Choix choix,
        List<Controle> controles,
        List<Regle> regles) {

    /** Une valeur telle que la personne la lit : libellé de l'option, « Oui », nombre à la française et son unité. */
    String dire(Object valeur, List<Reponse> reponses) {
        if (valeur instanceof Collection<?> liste) {
            return liste.stream().map(element -> dire(element, reponses)).collect(Collectors.joining(", "));
        }
        if (choix != null) {
            return reponses.stream()
                    .filter(reponse -> reponse.valeur().equals(valeur))
                    .map(Reponse::libelle)
                    .findFirst()
                    .orElse(valeur.toString());
        }
        if (valeur instanceof Boolean oui) {
            return oui ? "Oui" : "Non";
        }
        return valeur instanceof Number nombre
                ? (NumberFormat.getInstance(Locale.CANADA_FRENCH).format(nombre) + " " + unite).trim()
                : valeur.toString();
    }

    /** Ce que la personne peut faire du champ. */
    enum Acces {
        ECRIT,
        /** Le navigateur renvoie la valeur montrée ({@code readonly}, valeur calculée) : comparée, jamais écrite. */
        MONTRE,
        /** Le navigateur ne renvoie rien ({@code disabled}). */
        DESACTIVE
    }

    /** Ce que devient la valeur d'un champ caché : le navigateur n'en envoie pas, un programme d'hier peut-être. */
    enum SiCache {
        REFUSE,
        /** Le formulaire ne la demande plus et la reçoit encore : le champ vaut comme s'il était montré. */
        GARDE,
        /** Une autre réponse la rend sans objet : laissée sans rien dire. */
        OUBLIE
    }

    /** Lit une valeur envoyée : la forme propre, {@code null} si elle est vide, un {@link Manquement} sinon. */
    @FunctionalInterface
    interface Conversion {
        Object convertir(Object envoyee);
    }

    /** Vérifie une valeur propre et non vide ; lance un {@link Manquement}. */
    @FunctionalInterface
    interface Controle {
        void verifier(Object valeur, FormulaireRempli rempli);
    }

    /** Une condition déclarée sur le champ, et la phrase dite quand elle n'est pas tenue. */
    record Regle(Feel.Expression condition, String message) {}

    /** D'où viennent les réponses possibles. */
    sealed interface Choix {

        record Ecrits(List<Reponse> reponses) implements Choix {}

        record DeVariable(String cle) implements Choix {}

        record Calcules(Feel.Expression expression) implements Choix {}

        record Servis(String source, String parametre) implements Choix {}
    }

    /** Une réponse possible ; sa valeur garde le type écrit dans le formulaire. */
    record Reponse(Object valeur, String libelle) {}
}
