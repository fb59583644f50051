package ca.jalon.formulaire;

import java.io.Serializable;

/** Dit quel champ d'un envoi manque à quelle règle ; {@code message} se lit après le libellé du champ. */
public record Violation(String champ, String libelle, String regle, String message) implements Serializable {

    /** Une ligne de la réponse : « Libellé : message ». */
    public String phrase() {
        return libelle + " : " + message;
    }
}
