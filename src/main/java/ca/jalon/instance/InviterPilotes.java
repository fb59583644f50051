package ca.jalon.instance;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre le sondage d'un territoire et y invite les pilotes de ses établissements, qui en liront le résultat. */
@Component
class InviterPilotes implements JavaDelegate {

    private final Sondages sondages;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Participants participants;
    private final Avis avis;
    private final Clock horloge;

    InviterPilotes(
            Sondages sondages,
            Organisations organisations,
            Annuaire annuaire,
            Participants participants,
            Avis avis,
            Clock horloge) {
        this.sondages = sondages;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.participants = participants;
        this.avis = avis;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        String territoire = Satisfaction.TERRITOIRE.in(execution);
        List<String> etablissements = organisations
                .etablissements()
                .filter(ici -> ici.territoire().equals(territoire))
                .map(Organisation::code)
                .toList();
        List<String> groupes = etablissements.stream()
                .flatMap(code -> Satisfaction.INTERROGES.stream().map(role -> role + "." + code))
                .toList();
        sondages.ouvrir(numero, territoire, annuaire.noms(groupes).size());
        participants.fixer(numero, Qualite.PARTENAIRE, etablissements);
        Satisfaction.AVISER.set(
                execution,
                String.join(
                        ",",
                        Stream.concat(Stream.of("ctcot", "cncot", "coordonnateur-cct"), groupes.stream())
                                .toList()));
        avis.demander(
                "instance/sondage-ouvert",
                numero,
                groupes.stream().map(Avis::groupe).toList(),
                Map.of(
                        "cct",
                        organisations.nom(Satisfaction.CCT.in(execution)),
                        "jusque",
                        Francais.date(Satisfaction.dernierJour(LocalDate.now(horloge)))));
    }
}
