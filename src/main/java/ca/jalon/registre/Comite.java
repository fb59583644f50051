package ca.jalon.registre;

import java.util.List;
import java.util.Objects;

/**
 * Un comité tel qu'il est déclaré, du jour de sa constitution à celui de la suivante (dates ISO, heure du Québec).
 *
 * @param id posé à l'inscription
 * @param instance code d'un établissement pour son comité tactique ; {@code ctcot-laval}, {@code ctrct-laval}, {@code cncot},
 *     {@code comite-executif-telesante} pour une instance
 * @param structure ce qui en tient lieu : la structure qui a le mandat, ou les comités où siègent les pilotes
 * @param confirmeLe dernier jour où l'on a dit que rien n'avait changé, {@code null} si jamais
 */
public record Comite(
        String id,
        String instance,
        Statut statut,
        String structure,
        List<Membre> membres,
        String depuis,
        String dossier,
        String confirmeLe) {

    /** R-047 : à défaut de comité, une structure existante a le mandat, ou les pilotes siègent aux comités stratégiques. */
    public enum Statut {
        EN_PLACE,
        INTEGRE,
        ABSENT
    }

    /** @param compte {@code null} pour une personne qui n'en a pas */
    public record Membre(Siege siege, String compte, String nom, String courriel) {}

    /** Vrai si statut, structure et membres sont les mêmes. */
    public boolean ditPareil(Comite autre) {
        return statut == autre.statut && Objects.equals(structure, autre.structure) && membres.equals(autre.membres);
    }
}
