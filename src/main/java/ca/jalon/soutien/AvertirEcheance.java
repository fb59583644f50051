package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.calendrier.Echeances;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Avertit une seule fois que les trois quarts du délai sont écoulés. */
@Component
class AvertirEcheance implements JavaDelegate {

    private final Echeances echeances;
    private final Journal journal;
    private final AviserSoutien aviser;

    AvertirEcheance(Echeances echeances, Journal journal, AviserSoutien aviser) {
        this.echeances = echeances;
        this.journal = journal;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String objet = (String) execution.getVariable("objetEcheance");
        echeances.courante(numero, objet).filter(echeances::noterAvertie).ifPresent(echeance -> {
            String quoi = ConstaterDepassement.nommer(objet);
            journal.noter(
                    numero,
                    NIVEAU.find(execution).orElse(null),
                    "Trois quarts du délai écoulés",
                    quoi + " : " + AviserSoutien.moment(echeance.echeance()));
            aviser.niveau(
                    execution,
                    "echeance-approche",
                    false,
                    Map.of("objet", quoi, "echeance", AviserSoutien.moment(echeance.echeance())));
        });
    }
}
