package ca.jalon.registre;

import java.math.BigDecimal;

/**
 * Une ligne d'un plan annuel.
 *
 * @param annee exercice : 2027 pour 2027-2028
 * @param rang place dans le plan de l'établissement, {@code null} si elle n'y est pas
 * @param appui l'appui du CCT est souhaité; {@code reponseAppui} dit s'il l'accorde, {@code null} s'il n'a pas répondu
 * @param suite pourquoi elle est reportée ou écartée
 * @param projet numéro du projet qu'elle est devenue, {@code null} si aucun
 * @param origine ligne d'un plan précédent qu'elle reprend
 */
public record LigneDePlan(
        String id,
        int annee,
        String organisation,
        String territoire,
        String titre,
        Type type,
        String besoin,
        String demandePar,
        BigDecimal cout,
        String trimestre,
        boolean appui,
        String reponseAppui,
        boolean commune,
        Integer rang,
        Statut statut,
        String suite,
        String projet,
        String service,
        String origine) {

    /** La même, sous ce numéro. */
    public LigneDePlan numerotee(String numero) {
        return new LigneDePlan(
                numero,
                annee,
                organisation,
                territoire,
                titre,
                type,
                besoin,
                demandePar,
                cout,
                trimestre,
                appui,
                reponseAppui,
                commune,
                rang,
                statut,
                suite,
                projet,
                service,
                origine);
    }

    public enum Type {
        PROJET("projet"),
        SERVICE("service"),
        ACTION("action");

        private final String mot;

        Type(String mot) {
            this.mot = mot;
        }

        public String mot() {
            return mot;
        }
    }

    /** Du besoin dit à ce qui en est fait, dans l'ordre où une ligne avance. */
    public enum Statut {
        PROPOSEE("proposée"),
        AJOUTEE("ajout, à recevoir"),
        RETENUE("au plan local"),
        TRANSMISE("transmise au CCT"),
        TERRITORIALE("au plan du territoire"),
        INSCRITE("inscrite au CNCOT"),
        FAITE("réalisée"),
        REPORTEE("reportée"),
        REGROUPEE("dite par une autre"),
        ECARTEE("écartée");

        private final String mot;

        Statut(String mot) {
            this.mot = mot;
        }

        public String mot() {
            return mot;
        }
    }
}
