package ca.jalon.formulaire;

import java.util.List;

/** Dit qui peut prendre les voies fermées aux autres : démarrer au milieu, écrire une variable, déplacer un jeton. */
public interface Administrateurs {

    boolean estAdministrateur(String compte, List<String> groupes);
}
