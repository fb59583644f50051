package ca.jalon.entente;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Ferme l'entente au registre : elle ne désigne plus personne pour le soutien, et ceux qui l'ont signée ou devaient le faire
 * l'apprennent.
 */
@Component
class FermerEntente implements ExecutionListener {

    /** Réponse qui dit pourquoi une entente finit, quel que soit le formulaire. */
    private static final String MOTIF = "motifSuite";

    private final Ententes ententes;
    private final Ecrits ecrits;
    private final Avis avis;

    FermerEntente(Ententes ententes, Ecrits ecrits, Avis avis) {
        this.ententes = ententes;
        this.ecrits = ecrits;
        this.avis = avis;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        List<String> signataires = ententes.parties(numero).stream()
                .filter(partie -> !partie.etat().equals(Ententes.RETIREE))
                .map(partie -> Avis.groupe("dirigeant-etablissement." + partie.organisation()))
                .toList();
        String etat = ententes.fermer(numero);
        Entente.ETAT.set(execution, etat);
        if (signataires.isEmpty()) {
            return;
        }
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("service", Entente.TITRE.in(execution));
        donnees.put("abandonnee", etat.equals("ABANDONNEE"));
        donnees.put(
                "motif",
                Optional.ofNullable(Ecrits.dernieresDites(ecrits.duDossier(numero), List.of(MOTIF))
                                .get(MOTIF))
                        .map(ReponseDite::libelle)
                        .orElse(null));
        avis.demander("entente/entente-fermee", numero, signataires, donnees);
    }
}
