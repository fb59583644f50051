package ca.jalon;

import ca.jalon.registre.Portefeuille;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;

/** Place d'emblée un projet dans une phase, avec son équipe : l'essai d'une phase n'attend pas les précédentes. */
public final class ProjetEnCours {

    private static final AtomicInteger DERNIER = new AtomicInteger();

    private ProjetEnCours() {}

    /** Démarre le processus d'une phase et rend le numéro du projet. */
    public static String dans(
            String processus,
            String phase,
            Map<String, Object> propres,
            RuntimeService executions,
            Portefeuille portefeuille) {
        return dans(
                "TS-2026-essai-%04d".formatted(DERNIER.incrementAndGet()),
                processus,
                phase,
                propres,
                executions,
                portefeuille);
    }

    /** Le même, sous un numéro choisi. */
    public static String dans(
            String numero,
            String processus,
            String phase,
            Map<String, Object> propres,
            RuntimeService executions,
            Portefeuille portefeuille) {
        Map<String, Object> variables = new HashMap<>(Map.ofEntries(
                Map.entry("numeroProjet", numero),
                Map.entry("titreProjet", "Téléassistance en soins de plaies"),
                Map.entry("codeEtablissement", "ciusss-emtl"),
                Map.entry("territoire", "MONTREAL"),
                Map.entry("niveauProjet", "LOCAL"),
                Map.entry("voieRI", true),
                Map.entry("initiateur", "pilote.clinique"),
                Map.entry("demandeurNom", "Geneviève Hébert"),
                Map.entry("demandeurCourriel", "pilote.clinique@exemple.invalid"),
                Map.entry("responsable", "pilote-clinique"),
                Map.entry("membresComite", "comite.tactique,dirigeant"),
                Map.entry("presidentComite", "comite.tactique"),
                Map.entry("chargeDeProjet", "charge.projet"),
                Map.entry("conseillerClinique", "conseiller.clinique"),
                Map.entry("envergure", "PETITE"),
                Map.entry("chantiers", "MEDICAL,TECHNIQUE"),
                Map.entry("nbEtablissements", 1L),
                Map.entry("serviceSpecialite", "Soins de plaies"),
                Map.entry("dateMiseEnService", "2026-03-02")));
        variables.putAll(propres);
        String instance = executions
                .createProcessInstanceByKey(processus)
                .businessKey(numero)
                .setVariables(variables)
                .execute()
                .getId();
        String titre = (String) variables.get("titreProjet");
        portefeuille.inscrire(numero, titre, "ciusss-emtl", "MONTREAL", instance, phase, null);
        portefeuille.entrerEnPhase(numero, phase, titre, (String) variables.get("niveauProjet"));
        return numero;
    }
}
