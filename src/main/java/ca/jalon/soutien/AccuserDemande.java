package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.NUMERO_SERVICE;
import static ca.jalon.soutien.Soutien.QUALIFICATION;

import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Accuse réception au demandeur, avec le numéro de sa demande et, si la situation est urgente, le plan de contingence. */
@Component
class AccuserDemande implements JavaDelegate {

    private final Mots mots;
    private final AviserSoutien aviser;
    private final Echeances echeances;
    private final Contingences contingences;

    AccuserDemande(Mots mots, AviserSoutien aviser, Echeances echeances, Contingences contingences) {
        this.contingences = contingences;
        this.mots = mots;
        this.aviser = aviser;
        this.echeances = echeances;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Map<String, Object> donnees = new HashMap<>();
        donnees.put("qualification", mots.qualification(QUALIFICATION.in(execution)));
        donnees.put(
                "echeance",
                AviserSoutien.moment(echeances
                        .courante(NUMERO.in(execution), CORRECTION)
                        .orElseThrow()
                        .echeance()));
        if (Variable.flag("urgenceClinique").find(execution).orElse(false)) {
            donnees.put("urgence", "oui");
            NUMERO_SERVICE
                    .find(execution)
                    .flatMap(contingences::du)
                    .ifPresent(plan -> donnees.put("contingence", plan));
        }
        aviser.demandeur(execution, "demande-recue", donnees);
    }
}
