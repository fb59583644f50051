package ca.jalon.dossier;

import java.util.Collection;
import java.util.Optional;

/** Où se joint une pièce à un dossier : le domaine dont la page en tient le dit, un formulaire servi en montre le lien. */
public interface AdresseDesPieces {

    /**
     * Adresse, sur notre site, où joindre une pièce à ce dossier ; vide s'il n'est pas de ce domaine ou ne se lit pas de ces groupes.
     *
     * @param tache celle d'où l'on vient, où la page ramènera
     */
    Optional<String> depuis(String numero, String tache, Collection<String> groupes);
}
