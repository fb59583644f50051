package ca.jalon.organisation;

import java.util.List;

/** Décrit un rôle : où il s'exerce, ce qu'il démarre, les applications qu'il ouvre, les filtres qu'il voit, les instances qu'il réunit. */
public record Role(
        String id,
        String nom,
        Palier palier,
        List<String> demarre,
        List<String> applications,
        List<String> filtres,
        List<String> convoque,
        List<String> invite,
        List<String> rubriques,
        int rencontresParAn,
        boolean litTout,
        boolean sansDossiers) {

    /** Où un rôle s'exerce, donc comment se forme son groupe candidat. */
    public enum Palier {
        ETABLISSEMENT,
        TERRITOIRE,
        NATIONAL,
        PROJET,
        SYSTEME
    }

    /** Vrai si tout dossier du pays lui est ouvert : un troisième niveau de soutien, national, ne voit que ses demandes. */
    boolean voitLePays() {
        return palier == Palier.SYSTEME || palier == Palier.NATIONAL && !sansDossiers;
    }

    public Role {
        demarre = demarre == null ? List.of() : List.copyOf(demarre);
        applications = applications == null ? List.of() : List.copyOf(applications);
        invite = invite == null ? List.of() : List.copyOf(invite);
        rubriques = rubriques == null ? List.of() : List.copyOf(rubriques);
        convoque = convoque == null ? List.of() : List.copyOf(convoque);
        filtres = filtres == null ? List.of() : List.copyOf(filtres);
    }
}
