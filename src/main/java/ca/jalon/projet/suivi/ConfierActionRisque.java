package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.ACTION;
import static ca.jalon.projet.suivi.Suivi.ACTION_CONFIEE;
import static ca.jalon.projet.suivi.Suivi.ACTION_DITE;
import static ca.jalon.projet.suivi.Suivi.ACTION_TERMINEE;
import static ca.jalon.projet.suivi.Suivi.DESCRIPTION;
import static ca.jalon.projet.suivi.Suivi.ECHEANCE_ACTION;
import static ca.jalon.projet.suivi.Suivi.RANG;
import static ca.jalon.projet.suivi.Suivi.RESPONSABLE_ACTION;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.Risques;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Fait de l'action d'un risque une tâche de la personne nommée ({@code confier-action}), avec sa date, ses rappels et son compte
 * rendu; changée, terminée ou sans objet, la tâche est retirée.
 */
@Component
class ConfierActionRisque implements ExecutionListener {

    private static final String RETIREE = "action-retiree";
    private static final int LIBELLE_MAXIMAL = 200;
    private static final int CONTEXTE_MAXIMAL = 2000;

    private final Risques risques;
    private final Reponses reponses;
    private final NouveauDossier nouveau;
    private final RuntimeService executions;

    ConfierActionRisque(Risques risques, Reponses reponses, NouveauDossier nouveau, RuntimeService executions) {
        this.risques = risques;
        this.reponses = reponses;
        this.nouveau = nouveau;
        this.executions = executions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String dite = dite(execution);
        if (Objects.equals(dite, ACTION_DITE.find(execution).orElse(null))) {
            return;
        }
        ACTION_CONFIEE
                .find(execution)
                .ifPresent(confiee -> executions
                        .createMessageCorrelation(RETIREE)
                        .processInstanceBusinessKey(confiee)
                        .correlateAll());
        ACTION_DITE.set(execution, dite);
        ACTION_CONFIEE.set(execution, dite == null ? null : confier(execution));
    }

    /** Ce qui est à confier, en bref ; {@code null} si rien ne l'est. */
    private String dite(DelegateExecution execution) {
        Optional<String> action = ACTION.find(execution);
        Optional<String> personne = RESPONSABLE_ACTION.find(execution);
        Optional<String> echeance = ECHEANCE_ACTION.find(execution);
        boolean aFaire = action.isPresent()
                && personne.isPresent()
                && echeance.isPresent()
                && !ACTION_TERMINEE.find(execution).orElse(false)
                && !risques.lire(NUMERO.in(execution), RANG.in(execution).intValue())
                        .etat()
                        .equals(Risques.FERME);
        return aFaire
                ? "%s %s %08x"
                        .formatted(personne.get(), echeance.get(), action.get().hashCode())
                : null;
    }

    private String confier(DelegateExecution execution) {
        Ecrit suivi = reponses.enCours()
                .or(() -> reponses.dernier(execution, "suivre-risque"))
                .orElseThrow();
        Map<String, Object> dites = new HashMap<>();
        dites.put("libelleAction", abreger(ACTION.in(execution), LIBELLE_MAXIMAL));
        dites.put(
                "contexteAction",
                abreger(
                        "Élément %d du registre des risques de %s : %s\n\n%s"
                                .formatted(
                                        RANG.in(execution),
                                        NUMERO.in(execution),
                                        DESCRIPTION.in(execution),
                                        ACTION.in(execution)),
                        CONTEXTE_MAXIMAL));
        dites.put("responsableAction", RESPONSABLE_ACTION.in(execution));
        dites.put("echeanceAction", ECHEANCE_ACTION.in(execution));
        Map<String, Object> variables = new HashMap<>();
        variables.put(ETABLISSEMENT.name(), ETABLISSEMENT.in(execution));
        variables.put(INITIATEUR.name(), suivi.auteur());
        return nouveau.ouvrir("confier-action", "action", suivi, dites, variables);
    }

    private static String abreger(String texte, int taille) {
        return texte.length() <= taille ? texte : texte.substring(0, taille - 1) + "…";
    }
}
