package ca.jalon.portail;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Identites.Identite;

/**
 * Un dossier que quelqu'un lit.
 *
 * @param adresse celle de la page où il le lit
 */
public record Lieu(Identite dossier, String adresse) {

    /** Sous quelle adresse sont ses papiers et ses pièces, quelle que soit sa nature. */
    public String racine() {
        return dossier.nature().equals(Dossier.PROJET) ? adresse : "/dossiers/" + dossier.numero();
    }
}
