package ca.jalon.portail.tableau;

import ca.jalon.calendrier.Exercice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Ce qu'un domaine dit d'un exercice au bilan annuel (R-230 à R-235) : une section, un bean.
 *
 * <p>Un fait compté sur l'exercice, ou à son dernier jour quand le registre en garde les dates ; sinon au jour de l'arrêté, et
 * son libellé le dit.
 */
public interface FaitsDuBilan {

    /** Sans aucun fait, la section n'est pas de ce bilan : un sondage de territoire ne dit rien d'un établissement. */
    Section section(Exercice exercice, Portee portee);

    /**
     * @param rang place dans le bilan ; les rangs vont de dix en dix
     * @param siRien ce qu'on dit quand tout y est à zéro
     */
    record Section(int rang, String titre, String siRien, List<Fait> faits) {

        /** Vrai quand rien n'y est arrivé. */
        public boolean rien() {
            return faits.stream()
                    .allMatch(fait -> fait.valeur() == null || fait.valeur().signum() == 0);
        }
    }

    /** Comment une valeur se lit, et si celles d'un territoire sont la somme de celles de ses établissements. */
    enum Unite {
        NOMBRE(true),
        MONTANT(true),
        JOURS(false),
        POUR_CENT(false),
        NOTE(false);

        private final boolean sAdditionne;

        Unite(boolean sAdditionne) {
            this.sAdditionne = sAdditionne;
        }

        public boolean sAdditionne() {
            return sAdditionne;
        }
    }

    /**
     * @param code unique dans tout le bilan, stable d'un exercice à l'autre
     * @param valeur {@code null} si la question est sans objet : une médiane sans cas, une part de rien
     * @param lien liste qui montre ce qui est compté, {@code null} si aucune ne le fait
     */
    record Fait(String code, String libelle, BigDecimal valeur, Unite unite, String lien) {

        public static Fait nombre(String code, String libelle, Number valeur, String lien) {
            return new Fait(code, libelle, BigDecimal.valueOf(valeur.longValue()), Unite.NOMBRE, lien);
        }

        public static Fait montant(String code, String libelle, BigDecimal valeur, String lien) {
            return new Fait(code, libelle, valeur.setScale(2, RoundingMode.HALF_UP), Unite.MONTANT, lien);
        }

        /** @param jours {@code null} s'il n'y a pas de cas */
        public static Fait jours(String code, String libelle, BigDecimal jours, String lien) {
            return new Fait(code, libelle, arrondir(jours), Unite.JOURS, lien);
        }

        /** @param note {@code null} s'il n'y a pas de réponse */
        public static Fait note(String code, String libelle, BigDecimal note, String lien) {
            return new Fait(code, libelle, arrondir(note), Unite.NOTE, lien);
        }

        public static Fait part(String code, String libelle, BigDecimal partie, BigDecimal tout, String lien) {
            return new Fait(
                    code,
                    libelle,
                    tout.signum() == 0
                            ? null
                            : partie.multiply(BigDecimal.valueOf(100)).divide(tout, 1, RoundingMode.HALF_UP),
                    Unite.POUR_CENT,
                    lien);
        }

        private static BigDecimal arrondir(BigDecimal valeur) {
            return valeur == null ? null : valeur.setScale(1, RoundingMode.HALF_UP);
        }

        /** La valeur telle qu'on la lit : zéro se dit « néant ». */
        public String dire() {
            if (valeur == null) {
                return "sans objet";
            }
            if (unite.sAdditionne() && valeur.signum() == 0) {
                return "néant";
            }
            return switch (unite) {
                case NOMBRE -> Affichage.nombre(valeur);
                case MONTANT -> Affichage.texte(valeur, Colonne.Genre.MONTANT);
                case JOURS -> Affichage.jours(valeur);
                case POUR_CENT -> Affichage.nombre(valeur) + "\u00a0%";
                case NOTE -> Affichage.nombre(valeur) + " sur 5";
            };
        }
    }
}
