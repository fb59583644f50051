package ca.jalon.registre;

import java.math.BigDecimal;

/**
 * Une ligne d'un plan annuel.
 *
 * @param annee exercice : 2027 pour 2027-2028
 * @param rang place dans le plan de l'établissement, {@code null} si elle n'y est pas
 * @param reponseAppui si le CCT accorde l'appui souhaité, {@code null} s'il n'a pas répondu
 * @param suite pourquoi elle est reportée ou écartée
 * @param origine ligne d'un plan précédent qu'elle reprend
 */
public record LigneDePlan(
        String id,
        int annee,
        String organisation,
        String territoire,
        Propos propos,
        String reponseAppui,
        boolean commune,
        Integer rang,
        Statut statut,
        String suite,
        String service,
        String origine) {

    /**
     * Ce que la ligne dit : qui la propose le change, personne d'autre.
     *
     * @param appui l'appui du CCT est souhaité
     * @param projet numéro du projet qu'elle est devenue, {@code null} si aucun
     */
    public record Propos(
            String titre,
            Type type,
            String besoin,
            String demandePar,
            BigDecimal cout,
            String trimestre,
            boolean appui,
            String projet) {

        /** Un titre, et rien d'autre encore. */
        public static Propos de(Type type, String titre) {
            return new Propos(titre, type, null, null, null, null, false, null);
        }

        public Propos projet(String numero) {
            return new Propos(titre, type, besoin, demandePar, cout, trimestre, appui, numero);
        }
    }

    /**
     * Une ligne que personne n'a encore jugée.
     *
     * @param id {@code null} si son numéro vient ensuite ({@link #numerotee})
     * @param service ce qu'elle évalue ou fait évoluer, {@code null} si rien
     */
    public static LigneDePlan proposee(
            String id,
            int annee,
            String organisation,
            String territoire,
            Propos propos,
            String service,
            String origine) {
        return new LigneDePlan(
                id,
                annee,
                organisation,
                territoire,
                propos,
                null,
                false,
                null,
                Statut.PROPOSEE,
                null,
                service,
                origine);
    }

    /** La même, sous ce numéro. */
    public LigneDePlan numerotee(String numero) {
        return autrement(numero, propos, statut, suite);
    }

    /** La même, qui dit autre chose. */
    public LigneDePlan disant(Propos autre) {
        return autrement(id, autre, statut, suite);
    }

    /** La même, rendue là. */
    public LigneDePlan rendue(Statut autre, String pourquoi) {
        return autrement(id, propos, autre, pourquoi);
    }

    private LigneDePlan autrement(String numero, Propos autre, Statut la, String pourquoi) {
        return new LigneDePlan(
                numero,
                annee,
                organisation,
                territoire,
                autre,
                reponseAppui,
                commune,
                rang,
                la,
                pourquoi,
                service,
                origine);
    }

    public String titre() {
        return propos.titre;
    }

    public Type type() {
        return propos.type;
    }

    public String besoin() {
        return propos.besoin;
    }

    public String demandePar() {
        return propos.demandePar;
    }

    public BigDecimal cout() {
        return propos.cout;
    }

    public String trimestre() {
        return propos.trimestre;
    }

    public boolean appui() {
        return propos.appui;
    }

    public String projet() {
        return propos.projet;
    }

    public enum Type {
        PROJET,
        SERVICE,
        ACTION
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
