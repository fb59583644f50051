package ca.jalon.projet.cycle;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.projet.AviserProjet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Convoque à la rencontre de démarrage les personnes que le projet désigne. */
@Component
class ConvoquerRencontre implements JavaDelegate {

    private final AviserProjet aviser;
    private final Annuaire annuaire;

    ConvoquerRencontre(AviserProjet aviser, Annuaire annuaire) {
        this.aviser = aviser;
        this.annuaire = annuaire;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> comite = Variable.elements(execution, "membresComite");
        String charge = (String) execution.getVariable("chargeDeProjet");
        String conseiller = (String) execution.getVariable("conseillerClinique");
        Set<String> comptes = new LinkedHashSet<>(comite);
        comptes.add(charge);
        comptes.add(conseiller);
        aviser.a(
                execution,
                "projet/rencontre-demarrage",
                comptes.stream().map(Avis::compte).toList(),
                Map.of(
                        "comite",
                        comite.stream().map(annuaire::nom).collect(Collectors.joining(", ")),
                        "charge",
                        annuaire.nom(charge),
                        "conseiller",
                        annuaire.nom(conseiller)));
    }
}
