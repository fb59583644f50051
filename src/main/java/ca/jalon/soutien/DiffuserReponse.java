package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.DIFFUSER;
import static ca.jalon.soutien.Soutien.NIVEAU_SERVICE;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Fait connaître une réponse au-delà de sa demande : aux sites touchés, aux demandes rattachées à l'incident majeur. */
@Component
class DiffuserReponse {

    private final Demandes demandes;
    private final AvancementDesDemandes avancement;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final Avis avis;
    private final Organisations organisations;
    private final RuntimeService executions;

    DiffuserReponse(
            Demandes demandes,
            AvancementDesDemandes avancement,
            Journal journal,
            AviserSoutien aviser,
            Avis avis,
            Organisations organisations,
            RuntimeService executions) {
        this.demandes = demandes;
        this.avancement = avancement;
        this.journal = journal;
        this.aviser = aviser;
        this.avis = avis;
        this.organisations = organisations;
        this.executions = executions;
    }

    /** Aux pilotes technologiques du territoire, ou du Québec pour un service national, si le niveau l'a voulu. */
    void auxSites(DelegateExecution execution, String solution) {
        String portee = NIVEAU_SERVICE.in(execution);
        if (!DIFFUSER.find(execution).orElse(false) || portee.equals("LOCAL")) {
            return;
        }
        List<String> sites = organisations.toutes().stream()
                .filter(organisation -> organisation.types().contains(Organisation.Type.ETABLISSEMENT))
                .filter(organisation -> portee.equals("NATIONAL") || organisation.releveDe(TERRITOIRE.in(execution)))
                .map(organisation -> Avis.groupe("pilote-technologique." + organisation.code()))
                .toList();
        aviser.envoyer(execution, "correction-diffusee", sites, Map.of("solution", solution));
    }

    /** Chaque demande rattachée apprend la réponse, reprend chez son niveau, et son demandeur en est avisé. */
    void auxRattachees(DelegateExecution execution, String solution) {
        String numero = NUMERO.in(execution);
        for (String rattachee : demandes.rattachees(numero)) {
            Demande demande = demandes.lire(rattachee);
            journal.noter(rattachee, demande.niveau(), "Incident majeur %s résolu".formatted(numero), solution);
            avis.demander(
                    "soutien/incident-majeur-resolu",
                    rattachee,
                    aviser.destinataires(demande),
                    Map.of(
                            "solution",
                            solution,
                            "resume",
                            demande.resume(),
                            "service",
                            demande.service(),
                            "incident",
                            numero));
            executions
                    .createMessageCorrelation("incident-majeur-resolu")
                    .processInstanceBusinessKey(rattachee)
                    .correlateAll();
            avancement.rattacher(rattachee, null);
        }
    }
}
