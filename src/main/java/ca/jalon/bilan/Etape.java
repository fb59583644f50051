package ca.jalon.bilan;

import java.util.Arrays;
import java.util.List;

/** Où en est un bilan ; les écrits qui la passent disent quand. */
public enum Etape {
    ARRETE("Faits pris", List.of(), null),
    ATTENTE("Bilans attendus", List.of("receiveTask_attendreBilans"), null),
    REDACTION("Rédaction", List.of("userTask_redigerBilan"), "rediger-bilan"),
    TECHNOLOGIE("Volet technologique", List.of("userTask_completerBilan"), "completer-bilan"),
    ENTERINEMENT("Entérinement", List.of("userTask_enterinerBilan"), "enteriner-bilan"),
    APPROBATION("Approbation", List.of("userTask_approuverBilan"), "approuver-bilan"),
    DEPOSE("Déposé", List.of(), null),
    NON_DEPOSE("Clos sans dépôt", List.of(), null);

    private final String libelle;
    private final List<String> activites;
    private final String formulaire;

    Etape(String libelle, List<String> activites, String formulaire) {
        this.libelle = libelle;
        this.activites = activites;
        this.formulaire = formulaire;
    }

    public String libelle() {
        return libelle;
    }

    /** Formulaire dont l'envoi passe l'étape, {@code null} si personne ne l'envoie. */
    String formulaire() {
        return formulaire;
    }

    /** Celles que franchit le bilan d'un établissement. */
    static List<Etape> locales() {
        return List.of(REDACTION, TECHNOLOGIE, ENTERINEMENT, APPROBATION);
    }

    static Etape de(String activite) {
        return Arrays.stream(values())
                .filter(etape -> etape.activites.contains(activite))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Aucune étape de bilan pour " + activite));
    }
}
