package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.PRISE_EN_CHARGE;
import static ca.jalon.soutien.Soutien.REACHEMINER;
import static ca.jalon.soutien.Soutien.RESTE_AU_NIVEAU;
import static ca.jalon.soutien.Soutien.TYPE;

import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Reponses;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Arrête l’horloge du niveau qui rend la demande et retient ce qui fait retrouver sa réponse ; un réacheminement décidé en la
 * traitant change son type.
 */
@Component
class FermerNiveau implements ExecutionListener {

    private static final String FORMULAIRE = "resolution-soutien";

    private final Mots mots;
    private final Echeances echeances;
    private final Journal journal;
    private final AvancementDesDemandes demandes;
    private final Reponses reponses;

    FermerNiveau(Mots mots, Echeances echeances, Journal journal, AvancementDesDemandes demandes, Reponses reponses) {
        this.mots = mots;
        this.echeances = echeances;
        this.journal = journal;
        this.demandes = demandes;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        echeances.terminer(numero, NIVEAU_COURANT);
        echeances.terminer(numero, PRISE_EN_CHARGE);
        Map<String, Object> dites = reponses.de(execution, FORMULAIRE);
        demandes.documenter(
                numero,
                (String) dites.get("referenceFournisseur"),
                (String) dites.get("actifReconnu"),
                Boolean.TRUE.equals(dites.get("baseConnaissances")));
        boolean enTraitant = RESTE_AU_NIVEAU.find(execution).orElse(true);
        if (REACHEMINER.equals(ISSUE.find(execution).orElse(null)) && enTraitant) {
            TYPE.set(
                    execution,
                    TYPE.in(execution).equals("TECHNOLOGIQUE") ? "CLINIQUE_ORGANISATIONNEL" : "TECHNOLOGIQUE");
        }
        if (REACHEMINER.equals(ISSUE.find(execution).orElse(null))) {
            journal.noter(numero, NIVEAU.in(execution), "Réacheminée", "Soutien " + mots.type(TYPE.in(execution)));
        }
        RESTE_AU_NIVEAU.set(execution, null);
    }
}
