package ca.jalon.portail;

import java.util.Optional;

/** Où se lit un dossier d'une nature : chaque domaine le dit des siens. */
public interface PageDeDossier {

    /** Adresse de la page de ce dossier, si ce compte peut le lire. */
    Optional<String> adresse(String numero, String compte);
}
