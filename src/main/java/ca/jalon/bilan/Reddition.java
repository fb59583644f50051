package ca.jalon.bilan;

import ca.jalon.moteur.Tables;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** L'extrait d'un bilan pour la reddition au ministère : la table {@code rubriques-reddition} dit quels faits, sous quelle rubrique. */
@Component
class Reddition {

    private static final String TABLE = "rubriques-reddition";

    private final Tables tables;

    Reddition(Tables tables) {
        this.tables = tables;
    }

    /** Faits par rubrique, dans l'ordre de la table ; un fait que le bilan n'a pas n'y est pas. */
    Map<String, List<Fait>> extrait(Bilan bilan) {
        Map<String, List<Fait>> extrait = new LinkedHashMap<>();
        tables.lignes(TABLE, Map.of(BilanAnnuel.PALIER.name(), bilan.palier().name()))
                .forEach(ligne -> bilan.fait((String) ligne.get("indicateur"))
                        .ifPresent(fait -> extrait.computeIfAbsent(
                                        (String) ligne.get("rubrique"), nouvelle -> new ArrayList<>())
                                .add(fait)));
        return extrait;
    }
}
