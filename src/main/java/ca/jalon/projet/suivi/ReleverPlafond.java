package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.OuvrirChangement.CHANGEMENT_HORS_DA;
import static ca.jalon.projet.suivi.OuvrirChangement.COUT_APRES;
import static ca.jalon.projet.suivi.OuvrirChangement.JALON_CHANGEMENT;

import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.contrat.Reponses;
import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Porte le plafond au coût d'un changement que les autorités du dossier d'affaires viennent d'accepter. */
@Component
class ReleverPlafond implements ExecutionListener {

    private final Dossiers dossiers;
    private final Reponses reponses;

    ReleverPlafond(Dossiers dossiers, Reponses reponses) {
        this.dossiers = dossiers;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (JALON_CHANGEMENT.in(execution).equals(CHANGEMENT_HORS_DA)) {
            List<String> instances = reponses.instances(execution);
            // La demande telle qu'elle fut envoyée aux autorités : une précision n'en change pas le coût.
            reponses.tous(execution, List.of(OuvrirChangement.DEMANDE)).stream()
                    .filter(ecrit -> instances.contains(ecrit.instance()))
                    .findFirst()
                    .flatMap(demande -> COUT_APRES.find(demande.valeurs()))
                    .ifPresent(cout -> dossiers.plafonner(NUMERO.in(execution), BigDecimal.valueOf(cout)));
        }
    }
}
