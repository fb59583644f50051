package ca.jalon.usage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Les cinq indicateurs que tout service peut suivre, et celui qu'il se donne.
 *
 * <p>Ce qui s'écoule se compte sur quatre semaines : les relevés se comparent, qu'ils soient hebdomadaires ou trimestriels.
 */
enum Mesurable {
    SITES("Sites", "GESTION", "Établissements opérationnels", "établissements"),
    UTILISATEURS("Utilisateurs", "ACTIVITE", "Utilisateurs actifs", "sur quatre semaines"),
    CAS("Cas", "ACTIVITE", "Cas traités", "sur quatre semaines"),
    FORMES("Formes", "COMMUNICATION", "Personnes formées", "depuis le début"),
    SATISFACTION("Satisfaction", "COMMUNICATION", "Satisfaction", "sur 10"),
    AUTRE("Autre", null, null, null);

    private final String suffixe;
    private final String famille;
    private final String nom;
    private final String unite;

    Mesurable(String suffixe, String famille, String nom, String unite) {
        this.suffixe = suffixe;
        this.famille = famille;
        this.nom = nom;
        this.unite = unite;
    }

    String famille() {
        return famille;
    }

    String nom() {
        return nom;
    }

    String unite() {
        return unite;
    }

    /** Champ d'{@code indicateurs-service} qui porte sa cible. */
    String champCible() {
        return this == AUTRE ? "autreCible" : "cible" + suffixe;
    }

    /** Champ de {@code releve-usage} qui porte sa valeur. */
    String champValeur() {
        return "valeur" + suffixe;
    }

    /** Nom par code, pour qui lit un fichier ; l'indicateur propre à un service n'a ici que « autre ». */
    static Map<String, String> noms() {
        Map<String, String> noms = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(un -> noms.put(un.name(), un.nom == null ? "autre" : un.nom));
        return noms;
    }
}
