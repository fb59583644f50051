package ca.jalon.bilan;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les corrections que la dernière version d'un bilan demande, à lire à côté des chiffres : aucun n'est récrit. */
@Component
class Corrections {

    private final Ecrits ecrits;

    Corrections(Ecrits ecrits) {
        this.ecrits = ecrits;
    }

    /** @param valeur ce que le chiffre devrait être, tel qu'écrit */
    record Correction(String valeur, String motif, String auteur) {

        public String dire() {
            return "%s demandé : %s".formatted(valeur, motif);
        }
    }

    /** Par code de fait. */
    Map<String, Correction> de(Bilan bilan) {
        List<Ecrit> redactions = ecrits.duDossier(bilan.numero(), List.of(BilanAnnuel.REDACTION));
        return redactions.isEmpty() ? Map.of() : de(redactions.get(redactions.size() - 1));
    }

    private static Map<String, Correction> de(Ecrit redaction) {
        Map<String, String> dites = new LinkedHashMap<>();
        redaction.reponses().stream()
                .filter(dite -> !dite.montree())
                .forEach(dite -> dites.put(dite.cle(), dite.libelle()));
        Map<String, Object> valeurs = redaction.valeurs();
        Map<String, Correction> corrections = new LinkedHashMap<>();
        BilanAnnuel.CORRECTIONS.stream()
                .filter(champs -> valeurs.get(champs.fait()) != null)
                .forEach(champs -> corrections.put(
                        valeurs.get(champs.fait()).toString(),
                        new Correction(dites.get(champs.valeur()), dites.get(champs.motif()), redaction.auteur())));
        return corrections;
    }
}
