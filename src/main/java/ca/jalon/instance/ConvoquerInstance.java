package ca.jalon.instance;

import static ca.jalon.instance.Rencontre.DEBUT;
import static ca.jalon.instance.Rencontre.ECHEANCE;
import static ca.jalon.instance.Rencontre.INITIATEUR;
import static ca.jalon.instance.Rencontre.INSTANCE;
import static ca.jalon.instance.Rencontre.LIEU;
import static ca.jalon.instance.Rencontre.MINUTES;
import static ca.jalon.instance.Rencontre.ORGANISATION;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Convoque les membres de l'instance, qui y est toujours invité et qui l'est cette fois : quand, où, l'ordre du jour, l'entrée d'agenda.
 *
 * <p>Un report repasse ici : la même entrée se déplace. Le compte rendu est attendu dix jours après la rencontre.
 */
@Component
class ConvoquerInstance implements JavaDelegate {

    private static final int JOURS_DU_COMPTE_RENDU = 10;
    private static final String CONVOCATION = "rencontre";
    private static final String COMPTE_RENDU = "compte-rendu-rencontre";

    private final Organisations organisations;
    private final Reunion reunion;
    private final Participants participants;
    private final Reponses reponses;
    private final OrdreDuJour ordreDuJour;
    private final Avis avis;

    ConvoquerInstance(
            Organisations organisations,
            Reunion reunion,
            Participants participants,
            Reponses reponses,
            OrdreDuJour ordreDuJour,
            Avis avis) {
        this.organisations = organisations;
        this.reunion = reunion;
        this.participants = participants;
        this.reponses = reponses;
        this.ordreDuJour = ordreDuJour;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        String instance = INSTANCE.in(execution);
        OffsetDateTime debut = OffsetDateTime.parse(DEBUT.in(execution));
        ECHEANCE.set(
                execution, debut.toLocalDate().plusDays(JOURS_DU_COMPTE_RENDU).toString());
        if (organisations.estMinistere(ORGANISATION.in(execution))) {
            participants.fixer(
                    numero,
                    Qualite.CCT,
                    organisations.ccts().stream().map(Organisation::code).toList());
        }
        Map<String, Object> dites = reponses.de(execution, CONVOCATION);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("instance", organisations.nomGroupe(instance));
        donnees.put("quand", Francais.moment(debut.toInstant()));
        int minutes = MINUTES.in(execution).intValue();
        donnees.put("duree", minutes);
        donnees.put("lieu", LIEU.in(execution));
        donnees.put("ordreDuJour", ordreDuJour.enTexte(instance, (String) dites.get("sujetsRencontre")));
        donnees.put(Avis.AGENDA_DEBUT, debut.toInstant().toString());
        donnees.put(Avis.AGENDA_MINUTES, minutes);
        donnees.put(Avis.AGENDA_LIEU, LIEU.in(execution));
        donnees.put(
                Avis.AGENDA_SUITE,
                reponses.tous(execution, List.of(COMPTE_RENDU)).size());
        avis.demander("instance/rencontre-convoquee", numero, convoques(execution, instance, dites), donnees);
    }

    private Set<String> convoques(DelegateExecution execution, String instance, Map<String, Object> dites) {
        Set<String> convoques = new LinkedHashSet<>();
        reunion.groupes(instance).stream().map(Avis::groupe).forEach(convoques::add);
        reunion.adresses(instance).stream().map(Avis::courriel).forEach(convoques::add);
        convoques.add(Avis.compte(INITIATEUR.in(execution)));
        if (dites.get("invitesRencontre") instanceof String invites) {
            Arrays.stream(invites.split(","))
                    .map(String::strip)
                    .map(Avis::courriel)
                    .forEach(convoques::add);
        }
        return convoques;
    }
}
