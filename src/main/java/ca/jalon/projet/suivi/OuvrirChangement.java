package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.Phase;
import ca.jalon.projet.suivi.Plafond.Depassement;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre une demande de changement : le projet s'exécute, et ce qui sort du dossier d'affaires ira aux autorités. */
@Component
class OuvrirChangement implements JavaDelegate {

    static final String DEMANDE = "demander-changement";
    static final String CHANGEMENT_HORS_DA = "CHANGEMENT_HORS_DA";
    private static final String HORS_DA = "HORS_DA";
    static final Variable<String> JALON_CHANGEMENT = Variable.text("jalonChangement");

    /** Coût total du projet une fois le changement fait, en dollars. */
    static final Variable<Double> COUT_APRES = Variable.amount("coutApresChangement");

    private final Dossiers dossiers;
    private final PersonneConnectee connectee;
    private final Reponses reponses;
    private final Plafond plafond;
    private final Libelles libelles;

    OuvrirChangement(
            Dossiers dossiers, PersonneConnectee connectee, Reponses reponses, Plafond plafond, Libelles libelles) {
        this.libelles = libelles;
        this.plafond = plafond;
        this.dossiers = dossiers;
        this.connectee = connectee;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String phase = dossiers.trouver(NUMERO.in(execution)).orElseThrow().phase();
        if (!phase.equals(Phase.EXECUTION.name())) {
            throw new Refus(
                    409,
                    "Projet : un changement se demande pendant l’exécution ; « %s » en est à l’étape « %s »."
                            .formatted(TITRE.in(execution), libelles.enTete(Phase.NOTION, phase)));
        }
        Map<String, Object> demande = reponses.de(execution, DEMANDE);
        boolean horsDossier = HORS_DA.equals(demande.get("effetCout")) || HORS_DA.equals(demande.get("effetPortee"));
        JALON_CHANGEMENT.set(execution, horsDossier || depasse(execution, demande) ? CHANGEMENT_HORS_DA : "CHANGEMENT");
        REDACTEUR.set(execution, connectee.compte().orElse(null));
    }

    /** Vrai si le coût demandé doit retourner aux autorités ; un refus 400 si la table n'en veut pas. */
    private boolean depasse(DelegateExecution execution, Map<String, Object> demande) {
        Optional<Depassement> depassement = plafond.depassement(
                NUMERO.in(execution),
                NIVEAU.in(execution),
                "CHANGEMENT",
                COUT_APRES.find(demande).orElse(null));
        depassement.filter(trop -> trop.auDela().equals(Plafond.REFUSER)).ifPresent(trop -> {
            throw new Refus(400, "Coût du projet après le changement : %s.".formatted(trop.phrase()));
        });
        return depassement.isPresent();
    }
}
