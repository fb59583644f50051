package ca.jalon.registre;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * Décision rendue à un jalon, telle que consignée pour dix ans.
 *
 * @param autorite groupe ou instance qui décide
 * @param deploiement déploiement du moteur où se retrouve la version exacte du formulaire
 * @param pour compte de la personne absente que la personne suppléait, {@code null} sinon
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
        String pour) {

    /** Décision rendue en son propre nom. */
    public Decision(
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
            String empreinte) {
        this(
                numero,
                rang,
                jalon,
                autorite,
                personne,
                nomPersonne,
                issue,
                motif,
                conditions,
                montant,
                dateDecision,
                numeroResolution,
                formulaire,
                deploiement,
                tableApprobation,
                versionTable,
                dossier,
                empreinteDossier,
                consigneeLe,
                empreintePrecedente,
                empreinte,
                null);
    }

    /** La même, rendue à la place d'une personne absente. */
    public Decision pour(String absent) {
        return new Decision(
                numero,
                rang,
                jalon,
                autorite,
                personne,
                nomPersonne,
                issue,
                motif,
                conditions,
                montant,
                dateDecision,
                numeroResolution,
                formulaire,
                deploiement,
                tableApprobation,
                versionTable,
                dossier,
                empreinteDossier,
                consigneeLe,
                empreintePrecedente,
                empreinte,
                absent);
    }
}
