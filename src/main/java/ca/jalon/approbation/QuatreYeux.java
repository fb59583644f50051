package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.LIBELLE_JALON;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/**
 * Juge qui prend ou rend une décision : ni un auteur du dossier (403), ni une personne qui n'exerce plus cette autorité (403).
 *
 * <p>Écouteur de création, d'attribution et de fin : il juge la personne à qui la tâche est confiée et celle qui est connectée.
 * Un jalon dont les auteurs ne s'établissent pas est un incident, et personne n'en décide (409) ; le moteur, qui n'est
 * personne, n'est jugé que sur les auteurs connus.
 */
@Component
class QuatreYeux implements TaskListener {

    /** Nature de l'incident que montre Cockpit. */
    static final String INCIDENT = "auteurs-inconnus";

    private final PersonneConnectee personne;
    private final QuiDecide quiDecide;
    private final RuntimeService executions;

    QuatreYeux(PersonneConnectee personne, QuiDecide quiDecide, RuntimeService executions) {
        this.personne = personne;
        this.quiDecide = quiDecide;
        this.executions = executions;
    }

    @Override
    public void notify(DelegateTask tache) {
        if (EVENTNAME_CREATE.equals(tache.getEventName())) {
            signaler(tache, quiDecide.auteurs(tache));
            return;
        }
        String titulaire = tache.getAssignee();
        boolean fin = EVENTNAME_COMPLETE.equals(tache.getEventName());
        String auteur = fin ? personne.auteur(tache) : titulaire;
        if (auteur == null) {
            return;
        }
        Signataires auteurs = quiDecide.auteurs(tache);
        Autorite autorite = quiDecide.enTour(tache);
        refuser(quiDecide.empechement(tache, autorite, auteurs, auteur));
        if (titulaire != null && !Objects.equals(auteur, titulaire)) {
            refuser(quiDecide.empechement(tache, autorite, auteurs, titulaire));
        }
        if (personne.compte().isPresent()) {
            if (!auteurs.inconnus().isEmpty()) {
                throw new Refus(409, phrase(tache, auteurs));
            }
            boolean prendPourSoi = fin || personne.compte().get().equals(titulaire);
            if (prendPourSoi && !quiDecide.exerce(autorite, auteur)) {
                throw new Refus(
                        403,
                        "Vous n’exercez pas, ou plus, l’autorité qui décide de ce jalon (%s) : la décision lui revient."
                                .formatted(quiDecide.nom(autorite)));
            }
        }
    }

    private static void refuser(Optional<String> empechement) {
        empechement.ifPresent(raison -> {
            throw new Refus(403, raison);
        });
    }

    /** Une tâche refaite après une reprise ou un nouveau dépôt retire l'incident d'avant. */
    private void signaler(DelegateTask tache, Signataires auteurs) {
        executions.createIncidentQuery().executionId(tache.getExecutionId()).incidentType(INCIDENT).list().stream()
                .map(Incident::getId)
                .forEach(tache.getExecution()::resolveIncident);
        if (!auteurs.inconnus().isEmpty()) {
            tache.getExecution().createIncident(INCIDENT, tache.getId(), phrase(tache, auteurs));
        }
    }

    private static String phrase(DelegateTask tache, Signataires auteurs) {
        return "%s : les auteurs du dossier ne peuvent pas être établis (%s). Personne n’en décide tant qu’il n’est pas déposé de nouveau."
                .formatted(LIBELLE_JALON.in(tache), String.join(" ; ", auteurs.inconnus()));
    }
}
