package ca.jalon.portail;

import java.util.Set;

/** Les processus qu'un domaine fait commencer depuis la page d'un dossier, et que l'accueil n'a pas à répéter. */
public interface DepartsDeDossier {

    Set<String> processus();
}
