package ca.jalon.reprise;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.formulaire.Manquement;
import ca.jalon.formulaire.TexteVisible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Une ligne du fichier : chaque lecture nomme sa colonne, et ce qu'elle ne comprend pas devient une faute de la ligne. */
public final class LigneReprise {

    private final long rang;
    private final Map<String, String> valeurs;
    private final Map<String, Integer> longueurs;
    private final List<String> fautes = new ArrayList<>();

    /**
     * @param valeurs par nom de colonne normalisé
     * @param longueurs caractères que chaque colonne peut tenir, par nom normalisé
     */
    LigneReprise(long rang, Map<String, String> valeurs, Map<String, Integer> longueurs) {
        this.rang = rang;
        this.valeurs = valeurs;
        this.longueurs = longueurs;
    }

    /** Sa place dans le fichier, l'en-tête étant la ligne 1. */
    long rang() {
        return rang;
    }

    List<String> fautes() {
        return fautes;
    }

    /** Note une faute : « personne : aucun compte « x.y » ». */
    public void refuser(String colonne, String phrase) {
        fautes.add(colonne + " : " + phrase);
    }

    /** La valeur, telle qu'une personne la voit ; vide si la colonne manque ou si la case l'est. */
    public Optional<String> texte(String colonne) {
        String nom = MotsCherches.normaliser(colonne);
        String valeur;
        try {
            valeur = TexteVisible.de(valeurs.getOrDefault(nom, ""), true);
        } catch (Manquement illisible) {
            refuser(colonne, illisible.getMessage().replaceFirst("\\.$", ""));
            return Optional.empty();
        }
        if (valeur.length() > longueurs.get(nom)) {
            refuser(colonne, "plus de %d caractères".formatted(longueurs.get(nom)));
            return Optional.empty();
        }
        return valeur.isEmpty() ? Optional.empty() : Optional.of(valeur);
    }

    /** Les valeurs d'une case qui en tient plusieurs, séparées par une barre : {@code chum | icm}. */
    public List<String> textes(String colonne) {
        return texte(colonne).stream()
                .flatMap(valeur -> Arrays.stream(valeur.split("\\|")))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .distinct()
                .toList();
    }

    /** Un jour, {@code AAAA-MM-JJ}. */
    public Optional<LocalDate> jour(String colonne) {
        return texte(colonne).flatMap(valeur -> {
            try {
                return Optional.of(LocalDate.parse(valeur));
            } catch (DateTimeParseException e) {
                refuser(colonne, "« %s » n’est pas une date, attendue comme 2026-09-01".formatted(valeur));
                return Optional.empty();
            }
        });
    }

    /** Un montant en dollars : espaces, virgule ou point, et « $ » sont compris. */
    public Optional<BigDecimal> montant(String colonne) {
        return texte(colonne).flatMap(valeur -> {
            String net = valeur.replaceAll("[\\s\\u00a0\\u202f$]", "").replace(',', '.');
            if (!net.matches("\\d{1,13}(\\.\\d{1,2})?")) {
                refuser(colonne, "« %s » n’est pas un montant".formatted(valeur));
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(net));
        });
    }

    /**
     * Un code parmi d'autres, écrit comme son code ou comme son libellé.
     *
     * @param choix libellé par code
     */
    public Optional<String> choix(String colonne, Map<String, String> choix) {
        return texte(colonne).flatMap(valeur -> parmi(colonne, valeur, choix));
    }

    /** Plusieurs codes, séparés par une barre. */
    public List<String> choixMultiples(String colonne, Map<String, String> choix) {
        return textes(colonne).stream()
                .flatMap(valeur -> parmi(colonne, valeur, choix).stream())
                .distinct()
                .toList();
    }

    private Optional<String> parmi(String colonne, String valeur, Map<String, String> choix) {
        String cherche = MotsCherches.normaliser(valeur);
        Optional<String> trouve = choix.entrySet().stream()
                .filter(un -> MotsCherches.normaliser(un.getKey()).equals(cherche)
                        || MotsCherches.normaliser(un.getValue()).equals(cherche))
                .map(Map.Entry::getKey)
                .findFirst();
        if (trouve.isEmpty()) {
            refuser(
                    colonne,
                    choix.size() > 12
                            ? "« %s » est inconnu".formatted(valeur)
                            : "« %s » est inconnu ; attendu : %s".formatted(valeur, String.join(", ", choix.keySet())));
        }
        return trouve;
    }
}
