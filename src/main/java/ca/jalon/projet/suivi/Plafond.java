package ca.jalon.projet.suivi;

import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.Tables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compare un montant à ce que les autorités ont accordé au projet, avec l'écart que tolère la table {@code ecart-tolere}. */
@Component
class Plafond {

    static final String REFUSER = "REFUSER";
    static final String AUTORITES = "AUTORITES";

    private final Dossiers dossiers;
    private final Tables tables;

    Plafond(Dossiers dossiers, Tables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    /**
     * Un montant qui passe le plafond.
     *
     * @param ecart écart toléré, en pour cent
     * @param auDela ce que la table en fait
     */
    record Depassement(BigDecimal montant, BigDecimal plafond, int ecart, String auDela) {

        /** « 999 999 $ dépasse de plus de 10 % les 100 000 $ autorisés ». */
        String phrase() {
            NumberFormat dollars = NumberFormat.getInstance(Locale.CANADA_FRENCH);
            return "%s $ dépasse de plus de %d %% les %s $ que les autorités ont accordés"
                    .formatted(dollars.format(montant), ecart, dollars.format(plafond));
        }
    }

    /** Vide si le montant tient, ou si aucune autorité n'en a encore fixé. */
    Optional<Depassement> depassement(String numero, String niveau, String objet, Number montant) {
        Optional<BigDecimal> plafond = dossiers.plafond(numero);
        if (plafond.isEmpty() || montant == null) {
            return Optional.empty();
        }
        Map<String, Object> entrees = new HashMap<>();
        entrees.put("niveauProjet", niveau);
        entrees.put("objet", objet);
        Map<String, Object> ligne = tables.ligne("ecart-tolere", entrees);
        int ecart = ((Number) ligne.get("ecartTolere")).intValue();
        BigDecimal compare = new BigDecimal(montant.toString());
        BigDecimal permis = plafond.get()
                .multiply(BigDecimal.valueOf(100L + ecart))
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
        return compare.compareTo(permis) <= 0
                ? Optional.empty()
                : Optional.of(new Depassement(compare, plafond.get(), ecart, (String) ligne.get("auDela")));
    }
}
