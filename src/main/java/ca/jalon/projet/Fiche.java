package ca.jalon.projet;

import java.util.Set;

/** Champs de la fiche de projet (domaine 5.1) : ce qu'un projet transformé reprend de celui d'origine. */
final class Fiche {

    static final Set<String> CHAMPS = Set.of(
            "codeEtablissement",
            "territoire",
            "demandeurNom",
            "demandeurCourriel",
            "directionClinique",
            "porteurClinique",
            "situationActuelle",
            "besoinClinique",
            "situationSouhaitee",
            "originesBesoin",
            "finalites",
            "clienteleCible",
            "besoinConjoncturel",
            "serviceSpecialite",
            "finActivite",
            "presenceUsager",
            "temporalite",
            "seulementTelephone",
            "projetMinisteriel",
            "nbEtablissements",
            "etablissementsPartenaires",
            "nbTerritoires",
            "acquisitionSI",
            "acquisitionEquipement",
            "solutionPressentie",
            "interoperabilite",
            "beneficesAttendus",
            "budgetEstime",
            "coutsRecurrents",
            "dateDebutSouhaitee",
            "dureeMois",
            "risquesInitiaux",
            "accompagnementCct");

    private Fiche() {}
}
