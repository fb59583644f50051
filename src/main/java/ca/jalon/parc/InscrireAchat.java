package ca.jalon.parc;

import ca.jalon.moteur.contrat.Reponses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Inscrit le contrat conclu avec l'achat, au nom de l'établissement qui acquiert. */
@Component
class InscrireAchat implements TaskListener {

    private final Contrats contrats;
    private final Reponses reponses;

    InscrireAchat(Contrats contrats, Reponses reponses) {
        this.contrats = contrats;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Map<String, Object> achat = reponses.enCours().orElseThrow().valeurs();
        if (!"ACHETER".equals(achat.get("suiteAchat")) || achat.get("referenceContrat") == null) {
            return;
        }
        contrats.inscrire(List.of(new Contrat(
                null,
                (String) achat.get("referenceContrat"),
                (String) achat.get("fournisseurContrat"),
                Parc.OBJET.in(tache),
                Parc.ETABLISSEMENT.in(tache),
                Parc.TERRITOIRE.in(tache),
                Parc.DESTINATION.find(tache).orElse(null),
                (String) achat.get("debutContrat"),
                (String) achat.get("finContrat"),
                ((Number) achat.get("preavisContrat")).intValue(),
                BigDecimal.valueOf(((Number) achat.get("prixAchat")).doubleValue()),
                Contrat.EN_VIGUEUR,
                tache.getExecution().getProcessBusinessKey(),
                null,
                List.of())));
    }
}
