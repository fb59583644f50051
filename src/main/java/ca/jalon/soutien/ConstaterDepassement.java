package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.DELAI_ESCALADE;
import static ca.jalon.soutien.Soutien.ESCALADE_AUTOMATIQUE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NIVEAU_SERVICE;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.calendrier.Echeances;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Constate une seule fois le dépassement, et dit si le niveau 1 doit céder la demande au niveau 2. */
@Component
class ConstaterDepassement implements JavaDelegate {

    private final Echeances echeances;
    private final Journal journal;
    private final AviserSoutien aviser;

    ConstaterDepassement(Echeances echeances, Journal journal, AviserSoutien aviser) {
        this.echeances = echeances;
        this.journal = journal;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String objet = (String) execution.getVariable("objetEcheance");
        echeances.courante(numero, objet).filter(echeances::noterDepassee).ifPresent(echeance -> {
            String quoi = nommer(objet);
            journal.noter(
                    numero,
                    NIVEAU.find(execution).orElse(null),
                    "Délai dépassé",
                    quoi + " : " + AviserSoutien.moment(echeance.echeance()));
            aviser.niveau(
                    execution,
                    "echeance-depassee",
                    true,
                    Map.of("objet", quoi, "echeance", AviserSoutien.moment(echeance.echeance())));
        });
        ESCALADE_AUTOMATIQUE.set(
                execution,
                objet.equals(NIVEAU_COURANT)
                        && "N1".equals(NIVEAU.find(execution).orElse(null))
                        && !NIVEAU_SERVICE.in(execution).equals("LOCAL")
                        && DELAI_ESCALADE.find(execution).isPresent());
    }

    static String nommer(String objet) {
        return objet.equals(NIVEAU_COURANT) ? "Délai du niveau" : "Délai de correction";
    }
}
