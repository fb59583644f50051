package ca.jalon.repertoire;

import ca.jalon.registre.EtatService;
import java.time.Instant;
import java.util.List;

/**
 * La carte d'un service.
 *
 * @param organisation qui l'offre
 * @param sites organisations qui le reçoivent, par code
 * @param contingence ce qu'on fait quand la technologie manque ou que l'urgence presse
 * @param repondantClinique nom et moyen de le joindre ; {@code null} si ce sont les pilotes de l'offreur
 * @param confirmeLe instant de la dernière confirmation ou publication (UTC)
 * @param aConfirmer vrai si la dernière revue est restée sans réponse
 * @param ouverte instance de la fiche en cours, {@code null} s'il n'y en a pas
 */
record Fiche(
        String numero,
        String titre,
        String organisation,
        String territoire,
        String niveau,
        String specialite,
        EtatService etat,
        String clientele,
        String criteres,
        String plateforme,
        String contingence,
        String repondantClinique,
        String repondantTechnologique,
        String dateMiseEnService,
        String dateImplantation,
        String gestionContrat,
        Instant confirmeLe,
        boolean aConfirmer,
        String ouverte,
        List<String> sites) {}
