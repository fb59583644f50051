package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CONTINU;
import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.DELAI_CORRECTION;
import static ca.jalon.soutien.Soutien.EVOLUTION;
import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NIVEAU_SERVICE;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.PRISE_EN_CHARGE;
import static ca.jalon.soutien.Soutien.QUALIFICATION;
import static ca.jalon.soutien.Soutien.QUALIFIEE;
import static ca.jalon.soutien.Soutien.REACHEMINER;
import static ca.jalon.soutien.Soutien.RESTE_AU_NIVEAU;
import static ca.jalon.soutien.Soutien.TYPE;

import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Applique la qualification confirmée : recalcule ce qui court, et dit si la demande reste à ce niveau. */
@Component
class AppliquerQualification implements JavaDelegate {

    private final Echeances echeances;
    private final AvancementDesDemandes demandes;

    AppliquerQualification(Echeances echeances, AvancementDesDemandes demandes) {
        this.echeances = echeances;
        this.demandes = demandes;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String type = Variable.text("typeSoutienConfirme").orNull(execution);
        NIVEAU_SERVICE.set(execution, Variable.text("niveauServiceConfirme").orNull(execution));
        QUALIFIEE.set(execution, true);
        boolean evolution = Variable.flag("evolutionDemandee").find(execution).orElse(false);
        boolean autreType = !type.equals(TYPE.in(execution));
        TYPE.set(execution, type);
        RESTE_AU_NIVEAU.set(execution, !evolution && !autreType);
        ISSUE.set(execution, evolution ? EVOLUTION : autreType ? REACHEMINER : null);
        demandes.qualifier(
                numero,
                QUALIFICATION.in(execution),
                type,
                NIVEAU_SERVICE.in(execution),
                Variable.flag("incidentMajeur").find(execution).orElse(false));
        echeances.terminer(numero, PRISE_EN_CHARGE);
        echeances.changerDelai(numero, CORRECTION, DELAI_CORRECTION.in(execution), CONTINU.in(execution));
        echeances.changerDelai(
                numero, NIVEAU_COURANT, OuvrirNiveau.delai(execution, NIVEAU.in(execution)), CONTINU.in(execution));
    }
}
