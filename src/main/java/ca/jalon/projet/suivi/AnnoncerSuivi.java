package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Envoie un avis que le modèle décrit en entier : son gabarit, qui le reçoit, ce qu'il montre.
 *
 * <p>Lit les paramètres {@code gabarit}, {@code avises} (rôles ou comptes) et {@code montres} (variables), séparés par
 * des virgules.
 */
@Component
class AnnoncerSuivi implements JavaDelegate {

    private final AviserProjet aviser;
    private final Organisations organisations;
    private final Reponses reponses;

    AnnoncerSuivi(AviserProjet aviser, Organisations organisations, Reponses reponses) {
        this.aviser = aviser;
        this.organisations = organisations;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> donnees = new HashMap<>();
        Variable.elements(execution, "montres")
                .forEach(nom -> donnees.put(
                        nom,
                        execution.hasVariable(nom)
                                ? new Variable<>(nom, Object.class).orNull(execution)
                                : reponses.derniere(execution, nom).orElse(null)));
        List<String> avises = Variable.elements(execution, "avises").stream()
                .flatMap(avise -> destinataire(execution, avise).stream())
                .toList();
        aviser.a(execution, Variable.text("gabarit").orNull(execution), avises, donnees);
    }

    private Optional<String> destinataire(DelegateExecution execution, String avise) {
        return organisations.connaitGroupe(avise)
                ? organisations
                        .groupeConnu(
                                avise,
                                ETABLISSEMENT.in(execution),
                                TERRITOIRE.find(execution).orElse(null))
                        .map(Avis::groupe)
                : Optional.of(Avis.compte(avise));
    }
}
