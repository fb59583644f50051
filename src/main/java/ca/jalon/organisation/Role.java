package ca.jalon.organisation;

import java.util.List;

/** Décrit un rôle : où il s'exerce, ce qu'il démarre, les applications qu'il ouvre et les filtres qu'il voit. */
public record Role(
        String id,
        String nom,
        Palier palier,
        List<String> demarre,
        List<String> applications,
        List<String> filtres,
        boolean litTout) {

    /** Où un rôle s'exerce, donc comment se forme son groupe candidat. */
    public enum Palier {
        ETABLISSEMENT,
        TERRITOIRE,
        NATIONAL,
        PROJET,
        SYSTEME
    }

    public Role {
        demarre = demarre == null ? List.of() : List.copyOf(demarre);
        applications = applications == null ? List.of() : List.copyOf(applications);
        filtres = filtres == null ? List.of() : List.copyOf(filtres);
    }
}
