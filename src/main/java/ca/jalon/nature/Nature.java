package ca.jalon.nature;

import ca.jalon.dossier.Dossier;
import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Famille;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Une nature de dossier, telle que {@code natures/<nom>.yaml} la déclare.
 *
 * @param code nature au registre des dossiers, aussi propriété {@code nature} du processus qui les ouvre
 * @param nom ce qu'est un dossier de cette nature, au singulier : « Enjeu »
 * @param serie préfixe du numéro : {@code EN} donne {@code EN-2026-0001}
 * @param titre réponse du formulaire de départ qui nomme le dossier
 * @param colonnes réponses que la liste montre, par clé de champ : leur en-tête
 * @param etats comment un dossier finit, par code : le mot qu'on lit
 */
record Nature(
        String code,
        String nom,
        String serie,
        String titre,
        Page page,
        Map<String, String> colonnes,
        Map<String, String> etats) {

    /**
     * Sa liste, parmi celles de l'en-tête.
     *
     * @param chemin adresse, par exemple {@code /enjeux}
     * @param famille listes parmi lesquelles elle se range
     * @param rang place dans sa famille, de gauche à droite ; 0 si un domaine donne lui-même la liste de cette adresse
     */
    record Page(String chemin, String titre, String propos, String siVide, Famille famille, int rang) {

        static final int SANS_LISTE = 0;
    }

    /** Tous ses états, en cours d'abord, avec celui que la nature ne déclare pas : arrêté par qui administre le moteur. */
    Map<String, String> tousLesEtats(Libelles libelles) {
        Map<String, String> tous = new LinkedHashMap<>();
        tous.put(Dossier.EN_COURS, libelles.dire("etatDossier", Dossier.EN_COURS));
        tous.putAll(etats);
        tous.put(Dossier.ARRETE, libelles.dire("etatDossier", Dossier.ARRETE));
        return tous;
    }

    /** @throws IllegalArgumentException si un état n'est pas déclaré */
    void exigerEtat(String etat) {
        if (!etats.containsKey(etat)) {
            throw new IllegalArgumentException("La nature %s ne déclare pas l'état « %s » : %s"
                    .formatted(code, etat, String.join(", ", etats.keySet())));
        }
    }
}
