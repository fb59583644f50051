package ca.jalon.parc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Un contrat de services ou de licences.
 *
 * @param reference le numéro que lui donne l'établissement
 * @param organisation qui le gère
 * @param preavis jours avant la fin où il faut avoir décidé
 * @param acquisition dossier qui l'a conclu, {@code null} s'il fut repris ou inscrit à la main
 * @param suivi instance qui suit son échéance, {@code null} s'il n'y en a pas
 * @param actifs numéros de ce qu'il couvre, dans leur ordre
 */
record Contrat(
        String numero,
        String reference,
        String fournisseur,
        String objet,
        String organisation,
        String territoire,
        String service,
        String debut,
        String fin,
        int preavis,
        BigDecimal montant,
        String etat,
        String acquisition,
        String suivi,
        List<String> actifs) {

    static final String EN_VIGUEUR = "EN_VIGUEUR";
    static final String NON_RENOUVELE = "NON_RENOUVELE";

    Contrat {
        actifs = List.copyOf(new TreeSet<>(actifs));
    }

    /** Jour où il faut avoir décidé. */
    public String preavisLe() {
        return LocalDate.parse(fin).minusDays(preavis).toString();
    }

    Contrat numerote(String nouveau) {
        return sous(nouveau, fin, montant, etat, acquisition, suivi);
    }

    /** Ces mêmes dires, sous le numéro, l'acquisition et le suivi de celui qui est déjà inscrit. */
    Contrat suite(Contrat inscrit) {
        return sous(inscrit.numero, fin, montant, etat, inscrit.acquisition, inscrit.suivi);
    }

    /** @param nouveau son montant, {@code null} s'il ne change pas */
    Contrat prolonge(String jour, BigDecimal nouveau) {
        return sous(numero, jour, nouveau == null ? montant : nouveau, EN_VIGUEUR, acquisition, suivi);
    }

    private Contrat sous(
            String sonNumero,
            String saFin,
            BigDecimal sonMontant,
            String sonEtat,
            String sonAcquisition,
            String sonSuivi) {
        return new Contrat(
                sonNumero,
                reference,
                fournisseur,
                objet,
                organisation,
                territoire,
                service,
                debut,
                saFin,
                preavis,
                sonMontant,
                sonEtat,
                sonAcquisition,
                sonSuivi,
                actifs);
    }

    /** Ce qu'une liste de choix en montre : « Entretien des chariots, Visio Québec — CT-0003 ». */
    String nomme() {
        return "%s, %s — %s".formatted(objet, fournisseur, numero);
    }
}
