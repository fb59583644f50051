package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CONFIRMATION;
import static ca.jalon.soutien.Soutien.DELAI_CONFIRMATION;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.SOLUTION;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Envoie la réponse au demandeur, la fait connaître aux sites touchés et aux demandes rattachées, et attend la confirmation. */
@Component
class AnnoncerResolution implements JavaDelegate {

    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final DiffuserReponse diffuser;
    private final Clock horloge;

    AnnoncerResolution(
            Echeances echeances,
            AvancementDesDemandes demandes,
            Journal journal,
            AviserSoutien aviser,
            DiffuserReponse diffuser,
            Clock horloge) {
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
        this.aviser = aviser;
        this.diffuser = diffuser;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String solution = SOLUTION.find(execution).orElse("Aucune solution n’a été trouvée.");
        demandes.resoudre(numero, solution);
        journal.noter(numero, NIVEAU.in(execution), "Réponse donnée", solution);
        echeances.noterPause(numero, CONFIRMATION, "Attente de la confirmation du demandeur");
        Echeance fermeture = echeances.ouvrir(
                numero,
                CONFIRMATION,
                horloge.instant(),
                DELAI_CONFIRMATION.in(execution),
                ETABLISSEMENT.in(execution),
                false);
        execution.setVariable("dateFermeture", LancerHorloge.iso(fermeture.echeance()));
        aviser.demandeur(
                execution,
                "reponse-donnee",
                Map.of("solution", solution, "fermeture", AviserSoutien.moment(fermeture.echeance())));
        diffuser.auxSites(execution, solution);
        diffuser.auxRattachees(execution, solution);
    }
}
