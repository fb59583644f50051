package ca.jalon.registre;

import java.util.Arrays;
import java.util.List;

/** État d'un service au répertoire, et s'il s'offre au soutien: un service suspendu ou cessé n'a plus d'utilisateurs. */
public enum EtatService {
    EN_DEPLOIEMENT(true),
    ACTIF(true),
    EN_REVISION(true),
    SUSPENDU(false),
    CESSE(false);

    /** Notion qui dit un état en mots ({@code libelles.yaml}). */
    public static final String NOTION = "etatService";

    private final boolean offertAuSoutien;

    EtatService(boolean offertAuSoutien) {
        this.offertAuSoutien = offertAuSoutien;
    }

    public boolean offertAuSoutien() {
        return offertAuSoutien;
    }

    /** Codes des états où l'on peut demander du soutien. */
    static List<String> offerts() {
        return Arrays.stream(values())
                .filter(EtatService::offertAuSoutien)
                .map(Enum::name)
                .toList();
    }
}
