package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Change le niveau d'un projet, donc ses autorités, et le ramène à sa porte d'autorisation (P-01).
 *
 * <p>En étude de fiche, l'étude recommence ; ensuite, le projet reprend à l'opportunité s'il acquiert, sinon à
 * l'autorisation de démarrage. Un service clos ne change plus de niveau.
 */
@Component
class ChangerNiveau implements JavaDelegate {

    private static final String NATIONAL = "NATIONAL";
    private static final Variable<String> NIVEAU_DEMANDE = Variable.text("niveauDemande");
    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final AviserProjet aviser;
    private final Organisations organisations;
    private final Participants participants;
    private final RuntimeService executions;
    private final Libelles libelles;

    ChangerNiveau(
            ArbreProjet arbre,
            ConsignerActe acte,
            AviserProjet aviser,
            Organisations organisations,
            Participants participants,
            RuntimeService executions,
            Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        this.participants = participants;
        this.arbre = arbre;
        this.acte = acte;
        this.aviser = aviser;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.actif(PROJET.in(execution));
        String niveau = NIVEAU_DEMANDE.in(execution);
        if (niveau.equals(projet.niveau())) {
            throw new Refus(400, "Niveau demandé : %s est déjà de ce niveau.".formatted(projet.numero()));
        }
        if (!niveau.equals(NATIONAL) && organisations.estMinistere(projet.organisation())) {
            throw new Refus(
                    400, "Niveau demandé : le ministère porte %s, qui reste national.".formatted(projet.numero()));
        }
        Phase porte = porte(projet);
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(execution, projet, Decision.NIVEAU, MOTIF.in(execution));
        arbre.ramener(projet, porte, niveau.equals(NATIONAL) ? Map.of(NIVEAU.name(), niveau) : repris(projet, niveau));
        aviser.suivi(
                arbre.enCours(projet.numero()),
                "passe au niveau %s et reprend à la phase « %s »"
                        .formatted(libelles.dire("niveauProjet", niveau), libelles.enTete(Phase.NOTION, porte.name())),
                MOTIF.in(execution));
    }

    /** Un projet qui n'est plus national revient à son porteur : les mandats des CCT finissent, son territoire est le sien. */
    private Map<String, Object> repris(Dossier projet, String niveau) {
        List.of(Qualite.MAITRE_OEUVRE, Qualite.ASSOCIE, Qualite.TECHNOLOGIE, Qualite.PRESSENTI)
                .forEach(mandat -> participants.fixer(projet.numero(), mandat, Set.of()));
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put(NIVEAU.name(), niveau);
        valeurs.put(TERRITOIRE.name(), projet.territoire());
        valeurs.put("cctMaitreOeuvre", null);
        return valeurs;
    }

    private Phase porte(Dossier projet) {
        Phase actuelle = Phase.valueOf(projet.phase());
        if (actuelle.compareTo(Phase.EXECUTION) > 0) {
            throw new Refus(
                    409,
                    "Projet : %s est à la phase « %s » ; son niveau ne change plus."
                            .formatted(projet.numero(), libelles.enTete(Phase.NOTION, actuelle.name())));
        }
        if (actuelle == Phase.FICHE) {
            return Phase.FICHE;
        }
        return Boolean.TRUE.equals(executions.getVariable(projet.instance(), "voieRI"))
                ? Phase.OPPORTUNITE
                : Phase.AUTORISATION;
    }
}
