package ca.jalon.formulaire;

import java.util.List;
import java.util.Map;

/** Une réponse possible à un champ à choix : la valeur écrite et le libellé montré. */
public record Option(String valeur, String libelle) {

    /** Une option par entrée : la valeur, puis ses mots ; dans l'ordre donné. */
    public static List<Option> liste(Map<String, String> libelles) {
        return libelles.entrySet().stream()
                .map(un -> new Option(un.getKey(), un.getValue()))
                .toList();
    }
}
