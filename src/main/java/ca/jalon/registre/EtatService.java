package ca.jalon.registre;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** État d'un service au répertoire, et s'il s'offre au soutien: un service suspendu ou cessé n'a plus d'utilisateurs. */
public enum EtatService {
    EN_DEPLOIEMENT("en déploiement", true),
    ACTIF("actif", true),
    EN_REVISION("en révision", true),
    SUSPENDU("suspendu", false),
    CESSE("cessé", false);

    private final String libelle;
    private final boolean offertAuSoutien;

    EtatService(String libelle, boolean offertAuSoutien) {
        this.libelle = libelle;
        this.offertAuSoutien = offertAuSoutien;
    }

    public String libelle() {
        return libelle;
    }

    public boolean offertAuSoutien() {
        return offertAuSoutien;
    }

    /** Libellé par code, dans l'ordre de la vie d'un service. */
    public static Map<String, String> libelles() {
        Map<String, String> libelles = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(etat -> libelles.put(etat.name(), etat.libelle));
        return libelles;
    }

    /** Codes des états où l'on peut demander du soutien. */
    static List<String> offerts() {
        return Arrays.stream(values())
                .filter(EtatService::offertAuSoutien)
                .map(Enum::name)
                .toList();
    }
}
