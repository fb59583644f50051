package ca.jalon.repertoire;

import ca.jalon.registre.EtatService;
import java.util.EnumSet;
import java.util.Set;

/** Ce qu'une fiche fait d'un service, les états d'où elle le peut, et celui où elle le laisse. */
enum ActeFiche {
    NOUVEAU("Service inscrit au répertoire", Entree.REMPLIR, EnumSet.noneOf(EtatService.class), EtatService.ACTIF),
    PROJET("Fiche complétée à la clôture du projet", Entree.REMPLIR, EnumSet.allOf(EtatService.class), null),
    REVUE("Fiche confirmée sans changement", Entree.REVOIR, EnumSet.allOf(EtatService.class), null),
    CHANGER("Fiche changée", Entree.REMPLIR, EnumSet.complementOf(EnumSet.of(EtatService.CESSE)), null),
    SUSPENDRE(
            "Service suspendu",
            Entree.VALIDER,
            EnumSet.of(EtatService.EN_DEPLOIEMENT, EtatService.ACTIF, EtatService.EN_REVISION),
            EtatService.SUSPENDU),
    RELANCER("Service relancé", Entree.VALIDER, EnumSet.of(EtatService.SUSPENDU), EtatService.ACTIF),
    CESSER("Service cessé", Entree.VALIDER, EnumSet.complementOf(EnumSet.of(EtatService.CESSE)), EtatService.CESSE);

    /** Où la fiche commence dans son modèle. */
    enum Entree {
        REVOIR,
        REMPLIR,
        VALIDER
    }

    private final String libelle;
    private final Entree entree;
    private final Set<EtatService> depuis;
    private final EtatService vers;

    ActeFiche(String libelle, Entree entree, Set<EtatService> depuis, EtatService vers) {
        this.libelle = libelle;
        this.entree = entree;
        this.depuis = depuis;
        this.vers = vers;
    }

    /** Ce que l'historique du service en dit. */
    public String libelle() {
        return libelle;
    }

    Entree entree() {
        return entree;
    }

    boolean possibleDepuis(EtatService etat) {
        return depuis.contains(etat);
    }

    /** État où l'acte laisse le service ; {@code null} s'il n'en change pas. */
    EtatService vers() {
        return vers;
    }
}
