package ca.jalon.avis;

import java.util.Map;

/** Ce qu'un dossier engage, dit à qui décide d'une de ses portes : chaque domaine le dit des siens. */
public interface EnJeu {

    /** Montants déjà écrits en français, au nom que le gabarit leur donne ; rien si le dossier n'en a pas. */
    Map<String, String> montants(String numero);
}
