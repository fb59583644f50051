package ca.jalon;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;

/** Place d'emblée un projet dans une phase, avec son équipe : l'essai d'une phase n'attend pas les précédentes. */
public final class ProjetEnCours {

    private static final String TITRE = "Téléassistance en soins de plaies";
    private static final AtomicInteger DERNIER = new AtomicInteger();

    private ProjetEnCours() {}

    /** Démarre le processus d'une phase et rend le numéro du projet. */
    public static String dans(
            String processus,
            String phase,
            Map<String, Object> propres,
            ProcessEngine moteur,
            Dossiers dossiers,
            Ecrits ecrits) {
        return dans(
                "TS-2026-essai-%04d".formatted(DERNIER.incrementAndGet()),
                processus,
                phase,
                propres,
                moteur,
                dossiers,
                ecrits);
    }

    /** Le même, sous un numéro choisi. */
    public static String dans(
            String numero,
            String processus,
            String phase,
            Map<String, Object> propres,
            ProcessEngine moteur,
            Dossiers dossiers,
            Ecrits ecrits) {
        String instance = demarrer(numero, processus, propres, moteur, ecrits);
        String titre = (String) propres.getOrDefault("titreProjet", TITRE);
        dossiers.ouvrir(Dossier.PROJET, numero, titre, "ciusss-emtl", "MONTREAL", null, instance, phase, null);
        dossiers.entrerEnPhase(numero, phase, titre, (String) propres.getOrDefault("niveauProjet", "LOCAL"));
        return numero;
    }

    /** Démarre le processus d'une phase sous ce numéro, sans ouvrir de dossier ; rend l'instance. */
    public static String demarrer(
            String numero, String processus, Map<String, Object> propres, ProcessEngine moteur, Ecrits ecrits) {
        Map<String, Object> variables = new HashMap<>(Map.ofEntries(
                Map.entry("numeroProjet", numero),
                Map.entry("titreProjet", TITRE),
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
        EcritsEssai.deposer(ecrits, numero, "fiche-projet", variables);
        return moteur.getRuntimeService()
                .createProcessInstanceByKey(processus)
                .businessKey(numero)
                .setVariables(Banc.typer(EcritsEssai.declarees(moteur, processus, variables)))
                .execute()
                .getId();
    }
}
