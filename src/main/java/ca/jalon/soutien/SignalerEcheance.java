package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.DELAI_ESCALADE;
import static ca.jalon.soutien.Soutien.ESCALADE_AUTOMATIQUE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NIVEAU_SERVICE;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Signale une fois que l’échéance approche, une fois qu’elle est passée, et dit si le niveau 1 doit alors céder la demande. */
@Component
class SignalerEcheance implements JavaDelegate {

    private final Echeances echeances;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final Clock horloge;

    SignalerEcheance(Echeances echeances, Journal journal, AviserSoutien aviser, Clock horloge) {
        this.echeances = echeances;
        this.journal = journal;
        this.aviser = aviser;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String objet = Variable.text("objetEcheance").orNull(execution);
        echeances.courante(NUMERO.in(execution), objet).ifPresent(echeance -> signaler(execution, echeance));
        ESCALADE_AUTOMATIQUE.set(
                execution,
                objet.equals(NIVEAU_COURANT)
                        && NIVEAU.in(execution).equals("N1")
                        && !NIVEAU_SERVICE.in(execution).equals("LOCAL")
                        && DELAI_ESCALADE.find(execution).isPresent());
    }

    private void signaler(DelegateExecution execution, Echeance echeance) {
        boolean depassee = !horloge.instant().isBefore(echeance.echeance());
        boolean nouveau = depassee ? echeances.noterDepassee(echeance) : echeances.noterAvertie(echeance);
        if (!nouveau) {
            return;
        }
        String delai = echeance.objet().equals(NIVEAU_COURANT) ? "Délai du niveau" : "Délai de correction";
        String moment = AviserSoutien.moment(echeance.echeance());
        journal.noter(
                echeance.cle(),
                NIVEAU.in(execution),
                depassee ? "Délai dépassé" : "Trois quarts du délai écoulés",
                delai + " : " + moment);
        aviser.niveau(
                execution,
                depassee ? "echeance-depassee" : "echeance-approche",
                depassee,
                Map.of("objet", delai, "echeance", moment));
    }
}
