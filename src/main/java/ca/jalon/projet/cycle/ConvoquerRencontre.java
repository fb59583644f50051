package ca.jalon.projet.cycle;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Projets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Convoque à la rencontre de démarrage les personnes que le projet désigne et qui l'organise : quand, où, de quoi, et l'entrée
 * d'agenda. Un projet dont l'équipe fut désignée sans date reçoit l'avis seul.
 */
@Component
class ConvoquerRencontre implements JavaDelegate {

    private static final List<String> SUJETS = List.of("Charte ou manuel de projet", "Rôles de chacun et calendrier");

    private final AviserProjet aviser;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Reponses reponses;

    ConvoquerRencontre(AviserProjet aviser, Annuaire annuaire, Organisations organisations, Reponses reponses) {
        this.aviser = aviser;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> comite = Variable.elements(execution, "membresComite");
        String charge = Variable.text("chargeDeProjet").orNull(execution);
        String conseiller = Variable.text("conseillerClinique").orNull(execution);
        Set<String> comptes = new LinkedHashSet<>(comite);
        comptes.add(charge);
        comptes.add(conseiller);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("comite", comite.stream().map(annuaire::nom).collect(Collectors.joining(", ")));
        donnees.put("charge", annuaire.nom(charge));
        donnees.put("conseiller", annuaire.nom(conseiller));
        Map<String, Object> dites = reponses.de(execution, "designer-equipe");
        if (dites.get("debutRencontre") instanceof String debut) {
            fixer(donnees, OffsetDateTime.parse(debut).toInstant(), dites);
        }
        aviser.a(
                execution,
                "projet/rencontre-demarrage",
                Stream.concat(comptes.stream().map(Avis::compte), organisateurs(execution))
                        .toList(),
                donnees);
    }

    private Stream<String> organisateurs(DelegateExecution execution) {
        return Variable.elements(execution, "initiateurRencontre").stream()
                .map(role -> Avis.groupe(organisations.groupe(
                        role,
                        Projets.ETABLISSEMENT.in(execution),
                        Projets.TERRITOIRE.find(execution).orElse(null))));
    }

    private static void fixer(Map<String, Object> donnees, Instant debut, Map<String, Object> dites) {
        int minutes = ((Number) dites.get("minutesRencontre")).intValue();
        donnees.put("quand", Francais.moment(debut));
        donnees.put("duree", minutes + " minutes");
        donnees.put("lieu", dites.get("lieuRencontre"));
        donnees.put(
                "ordreDuJour",
                Stream.concat(SUJETS.stream(), Stream.ofNullable((String) dites.get("sujetsRencontre")))
                        .map(sujet -> "- " + sujet)
                        .collect(Collectors.joining("\n")));
        donnees.put(Avis.AGENDA_DEBUT, debut.toString());
        donnees.put(Avis.AGENDA_MINUTES, minutes);
        donnees.put(Avis.AGENDA_LIEU, dites.get("lieuRencontre"));
        donnees.put(Avis.AGENDA_SUITE, 0);
    }
}
