package ca.jalon.registre;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * Décision rendue à un jalon, telle que consignée pour dix ans.
 *
 * @param autorite groupe ou instance qui décide
 * @param deploiement déploiement du moteur où se retrouve la version exacte du formulaire
 * @param pour compte de la personne absente que la personne suppléait, {@code null} sinon
 * @param annule rang de la décision que cet acte reprend, {@code null} pour tout autre acte
 * @param empreinteDossier empreinte du texte que la personne a lu
 */
public record Decision(
        String numero,
        int rang,
        String jalon,
        String autorite,
        String personne,
        String nomPersonne,
        String issue,
        String motif,
        String conditions,
        BigDecimal montant,
        String dateDecision,
        String numeroResolution,
        String formulaire,
        String deploiement,
        String tableApprobation,
        int versionTable,
        long dossier,
        String empreinteDossier,
        OffsetDateTime consigneeLe,
        String empreintePrecedente,
        String empreinte,
        String pour,
        Integer annule) {

    /** Natures des actes, là où une décision porte son jalon. */
    public static final String REPRISE = "REPRISE";

    public static final String ABANDON = "ABANDON";
    public static final String SUSPENSION = "SUSPENSION";
    public static final String FIN_SUSPENSION = "FIN_SUSPENSION";
    public static final String NIVEAU = "NIVEAU";
    public static final String CORRECTION = "CORRECTION";

    /** Issue d'un acte, qui n'est ni autorisé ni refusé : il est fait. */
    public static final String ACTE = "CONSIGNE";

    /** Acte consigné hors d'un jalon : abandon, suspension, changement de niveau, correction ; aucune table ne l'a désigné. */
    public static Decision acte(
            String numero,
            String nature,
            String autorite,
            String personne,
            String nomPersonne,
            String motif,
            String formulaire,
            String deploiement,
            Depot dossier,
            String pour,
            Integer annule) {
        return ParNoms.de(Decision.class)
                .avec("numero", numero)
                .avec("jalon", nature)
                .avec("autorite", autorite)
                .avec("personne", personne)
                .avec("nomPersonne", nomPersonne)
                .avec("issue", ACTE)
                .avec("motif", motif)
                .avec("formulaire", formulaire)
                .avec("deploiement", deploiement)
                .avec("tableApprobation", "")
                .avec("dossier", dossier.id())
                .avec("empreinteDossier", dossier.empreinte())
                .avec("pour", pour)
                .avec("annule", annule)
                .faire();
    }

    /** La même, à sa place dans la chaîne du projet. */
    Decision scellee(
            int place, BigDecimal montantArrondi, OffsetDateTime moment, String precedente, String nouvelleEmpreinte) {
        return ParNoms.de(this)
                .avec("rang", place)
                .avec("montant", montantArrondi)
                .avec("consigneeLe", moment)
                .avec("empreintePrecedente", precedente)
                .avec("empreinte", nouvelleEmpreinte)
                .faire();
    }
}
