package ca.jalon.registre;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Ouvre, au nom de Jalon, le suivi d'un risque ou d'un point en suspens : il vivra comme un autre ({@code suivre-risque},
 * P-10). Un projet fermé ou suspendu n'en reçoit pas.
 */
@Component
public class Signalement {

    private static final String PROCESSUS = "suivre-risque";

    /** Ce que le formulaire de suivi accepte. */
    private static final int TAILLE_DESCRIPTION = 2000;

    private final Dossiers dossiers;
    private final RuntimeService executions;

    Signalement(Dossiers dossiers, RuntimeService executions) {
        this.dossiers = dossiers;
        this.executions = executions;
    }

    /** Un risque technique, coté de 1 à 5, que le comité directeur doit connaître. */
    public void risque(String numero, String description, long probabilite, long impact) {
        ouvrir(
                numero,
                Risques.RISQUE,
                description,
                Map.of("nature", "TECHNIQUE", "probabilite", probabilite, "impact", impact, "aRemonter", true));
    }

    /**
     * Un risque dont on ne sait encore ni la nature ni la cote.
     *
     * @param signalePar compte qui l'a écrit, et qui le suit tant que le projet n'a pas de chargé de projet
     */
    public void aCoter(String numero, String description, String signalePar) {
        Map<String, Object> sansCote = new HashMap<>();
        sansCote.put("suiviPar", signalePar);
        sansCote.put("probabilite", null);
        sansCote.put("impact", null);
        ouvrir(numero, Risques.RISQUE, description, sansCote);
    }

    /**
     * Un point en suspens.
     *
     * @param suiviPar compte qui le suit tant que le projet n'a pas de chargé de projet
     */
    public void point(String numero, String description, String suiviPar) {
        ouvrir(
                numero,
                Risques.POINT_EN_SUSPENS,
                description,
                Map.of("nature", "ORGANISATIONNELLE", "suiviPar", suiviPar));
    }

    private void ouvrir(String numero, String type, String description, Map<String, Object> reste) {
        Map<String, Object> variables = new HashMap<>(reste);
        variables.put("projet", numero);
        variables.put("typeElement", type);
        variables.put(
                "description",
                description.length() <= TAILLE_DESCRIPTION
                        ? description
                        : description.substring(0, TAILLE_DESCRIPTION - 1) + "…");
        dossiers.trouver(numero)
                .filter(Dossier::actif)
                .ifPresent(projet -> executions
                        .createProcessInstanceByKey(PROCESSUS)
                        .setVariables(variables)
                        .execute());
    }
}
