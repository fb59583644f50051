package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ANNULER;
import static ca.jalon.soutien.Soutien.CONFIRMATION;
import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.EVOLUTION;
import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.ISSUES_SANS_REPONSE;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.NUMERO_SERVICE;
import static ca.jalon.soutien.Soutien.PRISE_EN_CHARGE;
import static ca.jalon.soutien.Soutien.RESUME;
import static ca.jalon.soutien.Soutien.SOLUTION;

import ca.jalon.avis.Avis;
import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.EvolutionsAOuvrir;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Ferme la demande au registre avec sa fin, arrête ses horloges, prévient le demandeur si elle n’a pas eu de réponse, et le pilote
 * clinique si le service n'est pas au répertoire.
 */
@Component
class CloreDemande implements ExecutionListener {

    private final Mots mots;
    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final DiffuserReponse diffuser;
    private final EvolutionsAOuvrir evolutions;

    CloreDemande(
            Mots mots,
            Echeances echeances,
            AvancementDesDemandes demandes,
            Journal journal,
            AviserSoutien aviser,
            DiffuserReponse diffuser,
            EvolutionsAOuvrir evolutions) {
        this.mots = mots;
        this.evolutions = evolutions;
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
        this.aviser = aviser;
        this.diffuser = diffuser;
    }

    @Override
    public void notify(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String fin = fin(ISSUE.in(execution));
        for (String objet : List.of(CONFIRMATION, CORRECTION, PRISE_EN_CHARGE, NIVEAU_COURANT)) {
            echeances.terminer(numero, objet);
        }
        demandes.clore(numero, fin);
        journal.noter(numero, null, "Demande close", mots.etat(fin));
        if (NUMERO_SERVICE.find(execution).isEmpty() && !ANNULER.equals(ISSUE.in(execution))) {
            aviser.envoyer(
                    execution,
                    "service-hors-repertoire",
                    List.of(Avis.groupe(aviser.groupe(execution, "pilote-clinique"))),
                    Map.of());
        }
        if (ISSUES_SANS_REPONSE.contains(ISSUE.in(execution))) {
            Map<String, Object> donnees = new HashMap<>();
            donnees.put("fin", mots.etat(fin));
            donnees.put(
                    "motif",
                    SOLUTION.find(execution)
                            .orElseGet(() -> Variable.text("motifTransfert").orNull(execution)));
            aviser.demandeur(execution, "demande-close", donnees);
            diffuser.auxRattachees(execution, "L’incident majeur est clos sans réponse commune : " + mots.etat(fin));
            if (fin.equals("TRANSFORME_EN_EVOLUTION")) {
                aviser.envoyer(
                        execution,
                        "evolution-demandee",
                        List.of(Avis.groupe(aviser.groupe(execution, "comite-tactique-local"))),
                        donnees);
                NUMERO_SERVICE
                        .find(execution)
                        .ifPresent(service -> evolutions.ouvrir(service, RESUME.in(execution), numero));
            }
        }
    }

    private static String fin(String issue) {
        return switch (issue) {
            case "RESOLU" -> "RESOLU";
            case "CONTOURNEMENT" -> "RESOLU_CONTOURNEMENT";
            case ANNULER -> "ANNULE";
            case EVOLUTION -> "TRANSFORME_EN_EVOLUTION";
            default -> "NON_RESOLU_ACCEPTE";
        };
    }
}
