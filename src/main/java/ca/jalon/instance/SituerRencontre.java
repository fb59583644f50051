package ca.jalon.instance;

import static ca.jalon.instance.Rencontre.AVISER;
import static ca.jalon.instance.Rencontre.INITIATEUR;
import static ca.jalon.instance.Rencontre.INSTANCE;
import static ca.jalon.instance.Rencontre.ORGANISATEURS;
import static ca.jalon.instance.Rencontre.ORGANISATION;
import static ca.jalon.instance.Rencontre.PLANIFIEE;
import static ca.jalon.instance.Rencontre.TITRE;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tire de l'instance choisie l'organisation qui l'accueille, son nom, qui peut la consigner et qui en lira le compte rendu. */
@Component
class SituerRencontre implements ExecutionListener {

    private final Organisations organisations;
    private final Reunion reunion;
    private final Annuaire annuaire;

    SituerRencontre(Organisations organisations, Reunion reunion, Annuaire annuaire) {
        this.organisations = organisations;
        this.reunion = reunion;
        this.annuaire = annuaire;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String instance = INSTANCE.in(execution);
        int point = instance.indexOf('.');
        ORGANISATION.set(execution, point < 0 ? organisations.ministere().code() : instance.substring(point + 1));
        TITRE.set(execution, organisations.nomGroupe(instance));
        ORGANISATEURS.set(
                execution,
                annuaire.groupes(INITIATEUR.in(execution)).stream()
                        .filter(groupe -> reunion.convoquees(List.of(groupe)).contains(instance))
                        .collect(Collectors.joining(",")));
        AVISER.set(execution, String.join(",", reunion.groupes(instance)));
        if (PLANIFIEE.find(execution).isEmpty()) {
            PLANIFIEE.set(execution, false);
        }
    }
}
