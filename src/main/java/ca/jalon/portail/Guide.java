package ca.jalon.portail;

import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import java.util.Collections;
import java.util.List;

/**
 * Un guide de l'application : une ligne de {@code guides.yaml}.
 *
 * @param nom de son fichier, {@code docs/guide-<nom>.md}
 * @param paliers de ses lecteurs
 * @param demarre processus : qui démarre l'un d'eux en est lecteur
 * @param filtres listes de Tasklist : qui a l'une d'elles en est lecteur
 */
record Guide(String nom, String titre, List<Palier> paliers, List<String> demarre, List<String> filtres) {

    Guide {
        paliers = paliers == null ? List.of() : List.copyOf(paliers);
        demarre = demarre == null ? List.of() : List.copyOf(demarre);
        filtres = filtres == null ? List.of() : List.copyOf(filtres);
    }

    /** Vrai si l'un de ces rôles en est lecteur. */
    boolean pour(List<Role> roles) {
        return roles.stream()
                .anyMatch(role -> deTous()
                        || paliers.contains(role.palier())
                        || !Collections.disjoint(demarre, role.demarre())
                        || !Collections.disjoint(filtres, role.filtres()));
    }

    private boolean deTous() {
        return paliers.isEmpty() && demarre.isEmpty() && filtres.isEmpty();
    }
}
