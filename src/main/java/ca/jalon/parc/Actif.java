package ca.jalon.parc;

import java.math.BigDecimal;

/**
 * Un actif du parc.
 *
 * @param reference numéro de série ou d'inventaire, {@code null} s'il n'est pas connu
 * @param organisation où il sert
 * @param proprietaire qui l'a acquis; un autre établissement tant qu'il est en fiducie
 * @param acquisition dossier qui l'a fait entrer, {@code null} s'il fut repris ou inscrit à la main
 */
record Actif(
        String numero,
        String libelle,
        String type,
        String reference,
        String organisation,
        String territoire,
        String proprietaire,
        String service,
        String site,
        String acquisLe,
        BigDecimal cout,
        String etat,
        String finDeVie,
        boolean fiducie,
        String acquisition) {

    static final String EN_SERVICE = "EN_SERVICE";
    static final String RETIRE = "RETIRE";

    Actif numerote(String nouveau) {
        return sous(nouveau, acquisition);
    }

    /** Ces mêmes dires, sous le numéro et l'acquisition de celui qui est déjà inscrit. */
    Actif suite(Actif inscrit) {
        return sous(inscrit.numero, inscrit.acquisition);
    }

    private Actif sous(String sonNumero, String sonAcquisition) {
        return new Actif(
                sonNumero,
                libelle,
                type,
                reference,
                organisation,
                territoire,
                proprietaire,
                service,
                site,
                acquisLe,
                cout,
                etat,
                finDeVie,
                fiducie,
                sonAcquisition);
    }

    /** Ce qu'une liste de choix en montre : « Chariot (TC-4471) — AC-0003 ». */
    String nomme() {
        return libelle + (reference == null ? "" : " (" + reference + ")") + " — " + numero;
    }
}
