package ca.jalon.usage;

import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Remplit d'avance indicateurs et plan : de ce que le service suivait déjà, sinon du répertoire et du projet dont il est né.
 * La personne confirme.
 */
@Component
class EbaucherIndicateurs implements ExecutionListener {

    private final Indicateurs indicateurs;
    private final Services services;
    private final Reponses reponses;
    private final Annuaire annuaire;
    private final Ebauches ebauches;

    EbaucherIndicateurs(
            Indicateurs indicateurs, Services services, Reponses reponses, Annuaire annuaire, Ebauches ebauches) {
        this.indicateurs = indicateurs;
        this.services = services;
        this.reponses = reponses;
        this.annuaire = annuaire;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        Map<String, Object> connues = new LinkedHashMap<>();
        connues.put(Mesurable.SITES.champCible(), 1L + services.sites(service).size());
        duProjet(service, "evaluer-envergure", "nbUtilisateursCibles")
                .ifPresent(nombre -> connues.put(Mesurable.UTILISATEURS.champCible(), ((Number) nombre).longValue()));
        duProjet(service, "designer-equipe", "conseillerClinique")
                .ifPresent(compte -> connues.put("referentClinique", annuaire.nom(compte.toString())));
        for (Indicateur suivi : indicateurs.de(service)) {
            connues.put(suivi.code().champCible(), valeur(suivi));
            if (suivi.code() == Mesurable.AUTRE) {
                connues.put("autreIndicateur", suivi.nom());
                connues.put("autreFamille", suivi.famille());
                connues.put("autreUnite", suivi.unite());
                connues.put("autreSens", suivi.sens());
            }
        }
        ebauches.deposer(execution, Usage.INDICATEURS, connues);
    }

    /** Comme le champ de sa cible l'écrirait : entier, sauf où il admet des décimales. */
    private static Object valeur(Indicateur suivi) {
        boolean decimale = suivi.code() == Mesurable.SATISFACTION || suivi.code() == Mesurable.AUTRE;
        return decimale
                ? (Object) suivi.cible().doubleValue()
                : Long.valueOf(suivi.cible().longValue());
    }

    private Optional<Object> duProjet(String service, String formulaire, String cle) {
        return reponses.dernierDu(service, formulaire)
                .map(ecrit -> ecrit.valeurs().get(cle));
    }
}
