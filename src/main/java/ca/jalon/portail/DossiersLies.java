package ca.jalon.portail;

import java.util.List;

/** Ce qu'un domaine rattache à un objet qu'un autre tient : une demande de soutien à un équipement, une évolution à un projet. */
public interface DossiersLies {

    /** Ce que ce compte peut en lire, du plus récent au plus ancien. */
    List<Lien> de(String numero, String compte);

    /**
     * @param relation ce que le dossier lié est pour l'objet
     * @param adresse sa page
     */
    record Lien(String relation, String numero, String titre, String adresse) {}
}
