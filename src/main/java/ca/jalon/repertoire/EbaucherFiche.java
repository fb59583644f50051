package ca.jalon.repertoire;

import static ca.jalon.repertoire.Repertoire.FICHE;
import static ca.jalon.repertoire.Repertoire.SERVICE;
import static ca.jalon.repertoire.Repertoire.TITRE;

import ca.jalon.dossier.Ecrits;
import ca.jalon.moteur.contrat.Ebauches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Remplit d'avance la fiche, la première fois qu'elle s'ouvre : de ce que le répertoire sait du service et, pour ce qu'il ne
 * sait pas, de la fiche du projet dont il est né.
 */
@Component
class EbaucherFiche implements ExecutionListener {

    private static final String FICHE_PROJET = "fiche-projet";

    private final Fiches fiches;
    private final Ecrits ecrits;
    private final Ebauches ebauches;
    private final Specialites specialites;

    EbaucherFiche(Fiches fiches, Ecrits ecrits, Ebauches ebauches, Specialites specialites) {
        this.fiches = fiches;
        this.ecrits = ecrits;
        this.ebauches = ebauches;
        this.specialites = specialites;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (ecrits.duDossier(execution.getProcessBusinessKey(), List.of(FICHE)).isEmpty()) {
            ebauches.deposer(
                    execution,
                    FICHE,
                    SERVICE.find(execution).map(this::connues).orElse(Map.of(Fiches.TITRE, TITRE.in(execution))));
        }
    }

    private Map<String, Object> connues(String numero) {
        Map<String, Object> connues = new LinkedHashMap<>(fiches.valeurs(numero));
        Map<String, Object> projet = new LinkedHashMap<>();
        ecrits.duDossier(numero, List.of(FICHE_PROJET)).forEach(ecrit -> projet.putAll(ecrit.valeurs()));
        connues.computeIfAbsent(Fiches.CLIENTELE, cle -> projet.get("clienteleCible"));
        specialite(connues.get(Fiches.SPECIALITE), projet.get("serviceSpecialite"))
                .ifPresentOrElse(code -> connues.put(Fiches.SPECIALITE, code), () -> connues.remove(Fiches.SPECIALITE));
        connues.values().removeIf(valeur -> valeur == null);
        return connues;
    }

    /** Avant le lexique, la spécialité s'écrivait en toutes lettres : son code, si on le reconnaît. */
    private Optional<String> specialite(Object auRepertoire, Object auProjet) {
        return specialites.deviner((String) auRepertoire).or(() -> specialites.deviner((String) auProjet));
    }
}
