package ca.jalon.entente;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Retient la réponse d'un signataire : signée, à changer (toutes les signatures de la version tombent, et leurs signataires
 * l'apprennent), ou refusée.
 */
@Component
class RetenirSignature implements TaskListener {

    private final Ententes ententes;
    private final Reponses reponses;
    private final Organisations organisations;
    private final Avis avis;

    RetenirSignature(Ententes ententes, Reponses reponses, Organisations organisations, Avis avis) {
        this.ententes = ententes;
        this.reponses = reponses;
        this.organisations = organisations;
        this.avis = avis;
    }

    @Override
    public void notify(DelegateTask tache) {
        DelegateExecution instance = tache.getExecution().getProcessInstance();
        String numero = instance.getProcessBusinessKey();
        String partie = (String) tache.getVariableLocal(DesignerSignataire.SIGNATAIRE);
        Map<String, Object> dite = reponses.enCours().orElseThrow().valeurs();
        String motif = (String) dite.get("motifSignature");
        switch ((String) dite.get("reponseSignature")) {
            case "SIGNEE" ->
                ententes.noter(numero, partie, Ententes.SIGNEE, (String) dite.get("dateSignature"), (String)
                        dite.get("lieuOriginal"));
            case "CHANGEMENT" -> {
                List<String> signataires = new ArrayList<>(ententes.parties(numero, Ententes.SIGNEE));
                Entente.ISSUE.set(instance, "A_REDIGER");
                Entente.MOTIF.set(instance, organisations.nom(partie) + " demande un changement : " + motif);
                if (!signataires.isEmpty()) {
                    avis.demander(
                            "entente/signature-tombee",
                            numero,
                            signataires.stream()
                                    .map(signataire -> Avis.groupe("dirigeant-etablissement." + signataire))
                                    .toList(),
                            Map.of(
                                    "service", Entente.TITRE.in(instance),
                                    "partie", organisations.nom(partie),
                                    "motif", motif));
                }
            }
            default -> {
                Entente.ISSUE.set(instance, "REFUS");
                Entente.REFUSANT.set(instance, partie);
                Entente.MOTIF.set(instance, organisations.nom(partie) + " refuse de signer : " + motif);
            }
        }
    }
}
