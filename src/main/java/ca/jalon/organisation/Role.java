package ca.jalon.organisation;

import java.util.List;

/** Décrit un rôle : où il s'exerce et ce qu'il peut démarrer. */
public record Role(String id, String nom, Palier palier, List<String> demarre) {

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
    }
}
