package ca.jalon.entente;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** De quoi un mandat charge un CCT. */
enum ObjetMandat {
    SOUTIEN("soutien de services"),
    TECHNOLOGIE("gestion opérationnelle technologique"),
    COORDINATION("coordination et accompagnement"),
    ACTIF_COMMUN("gestion d’un actif d’intérêt commun"),
    DEPLOIEMENT("déploiement"),
    ETUDE("étude ou évaluation");

    private final String libelle;

    ObjetMandat(String libelle) {
        this.libelle = libelle;
    }

    /** Libellé par code. */
    static Map<String, String> libelles() {
        Map<String, String> libelles = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(objet -> libelles.put(objet.name(), objet.libelle));
        return libelles;
    }
}
