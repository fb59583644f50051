package ca.jalon.usage;

import static ca.jalon.usage.Usage.DOSSIER;
import static ca.jalon.usage.Usage.ETABLISSEMENT;
import static ca.jalon.usage.Usage.INITIATEUR;
import static ca.jalon.usage.Usage.RANG;
import static ca.jalon.usage.Usage.SERVICE;
import static ca.jalon.usage.Usage.TITRE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.EvaluationAnticipee;
import ca.jalon.registre.EvolutionsAOuvrir;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fait ce que le remède demande: une action confiée, une évolution ouverte, l'évaluation devancée. Un
 * service qu'aucun projet n'évaluera reçoit une action à la place. Rien, si aucune alerte n'attend plus de remède.
 */
@Component
class AppliquerRemede implements JavaDelegate {

    private static final int TITRE_MAXIMAL = 200;
    private static final int JOURS = 30;

    private final Reponses reponses;
    private final NouveauDossier nouveau;
    private final EvolutionsAOuvrir evolutions;
    private final EvaluationAnticipee evaluation;
    private final Dossiers dossiers;
    private final Alertes alertes;
    private final Clock horloge;
    private final Libelles libelles;

    AppliquerRemede(
            Reponses reponses,
            NouveauDossier nouveau,
            EvolutionsAOuvrir evolutions,
            EvaluationAnticipee evaluation,
            Dossiers dossiers,
            Alertes alertes,
            Clock horloge,
            Libelles libelles) {
        this.libelles = libelles;
        this.reponses = reponses;
        this.nouveau = nouveau;
        this.evolutions = evolutions;
        this.evaluation = evaluation;
        this.dossiers = dossiers;
        this.alertes = alertes;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (alertes.aSoigner(SERVICE.in(execution)).isEmpty()) {
            return;
        }
        Ecrit choisi = reponses.dernier(execution, "remede-usage").orElseThrow();
        String remede = (String) choisi.valeurs().get("remede");
        String suite = switch (remede) {
            case "EVOLUTION" -> evolutions.ouvrir(SERVICE.in(execution), demande(choisi), DOSSIER.in(execution));
            case "EVALUATION_ANTICIPEE" ->
                devancee(execution) ? "l’évaluation est devancée" : confier(execution, choisi, remede);
            default -> confier(execution, choisi, remede);
        };
        alertes.soigner(
                SERVICE.in(execution), remede, suite, Usage.aujourdhui(horloge).toString(), RANG.in(execution));
    }

    private static String demande(Ecrit choisi) {
        return (String) choisi.valeurs().get("descriptionRemede");
    }

    private boolean devancee(DelegateExecution execution) {
        return dossiers.trouver(SERVICE.in(execution))
                .filter(Dossier::actif)
                .map(evaluation::devancer)
                .orElse(false);
    }

    private String confier(DelegateExecution execution, Ecrit choisi, String remede) {
        String titre = "%s : %s".formatted(libelles.enTete(Alertes.NOTION_REMEDE, remede), TITRE.in(execution));
        String libelle = titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL));
        Map<String, Object> dites = new HashMap<>();
        dites.put("libelleAction", libelle);
        dites.put("contexteAction", demande(choisi));
        if (choisi.valeurs().get("responsableAction") == null) {
            dites.put("responsableAction", choisi.auteur());
            dites.put(
                    "echeanceAction", Usage.aujourdhui(horloge).plusDays(JOURS).toString());
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put(ETABLISSEMENT.name(), ETABLISSEMENT.in(execution));
        variables.put(INITIATEUR.name(), choisi.auteur());
        return nouveau.ouvrir("confier-action", "action", choisi, dites, variables);
    }
}
