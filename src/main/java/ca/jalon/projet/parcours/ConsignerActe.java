package ca.jalon.projet.parcours;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Participants;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import ca.jalon.registre.Suppleances;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Consigne au registre un acte sur un projet : son formulaire figé, son motif, qui l'a fait et à quel titre. */
@Component
class ConsignerActe {

    /** Titre d'une personne que le projet a désignée, sans rôle dans son organisation. */
    private static final String DESIGNEE = "comite-directeur-projet";

    private static final String SYSTEME = "jalon";

    private final Decisions registre;
    private final Depots depots;
    private final Reponses reponses;
    private final RepositoryService modeles;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Participants participants;
    private final PersonneConnectee personne;
    private final Suppleances suppleances;

    ConsignerActe(
            Decisions registre,
            Depots depots,
            Reponses reponses,
            RepositoryService modeles,
            Annuaire annuaire,
            Organisations organisations,
            Participants participants,
            PersonneConnectee personne,
            Suppleances suppleances) {
        this.suppleances = suppleances;
        this.registre = registre;
        this.depots = depots;
        this.reponses = reponses;
        this.modeles = modeles;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.participants = participants;
        this.personne = personne;
    }

    /** Le formulaire porte le nom du processus qui fait l'acte. */
    void consigner(DelegateExecution execution, Dossier projet, String nature, String motif) {
        var definition = modeles.getProcessDefinition(execution.getProcessDefinitionId());
        String pour = reponses.enCours().map(Ecrit::pour).orElse(null);
        String auteur = personne.compte().orElse(SYSTEME);
        String texte = reponses.dernierDu(projet.numero(), definition.getKey())
                .map(Ecrit::texte)
                .orElse("");
        var dossier = depots.deposer(projet.numero(), nature, texte, auteur);
        registre.consigner(Decision.acte(
                projet.numero(),
                nature,
                titre(auteur, pour, projet),
                auteur,
                annuaire.nom(auteur),
                motif,
                definition.getKey(),
                definition.getDeploymentId(),
                dossier,
                pour,
                null));
    }

    /** Un de ses rôles propres, ou celui que la personne absente lui prête quand il agit pour elle. */
    private String titre(String auteur, String pour, Dossier projet) {
        Set<String> groupes = new TreeSet<>(annuaire.groupes(auteur));
        groupes.retainAll(pour == null ? suppleances.propres(auteur, groupes) : annuaire.groupes(pour));
        Set<String> parties = new TreeSet<>();
        participants.du(projet.numero()).values().forEach(parties::addAll);
        if (projet.territoire() != null) {
            parties.add(organisations.cct(projet.territoire()).code());
        }
        return groupes.stream()
                .filter(groupe -> parties.contains(groupe.substring(groupe.indexOf('.') + 1)))
                .findFirst()
                .or(() -> groupes.stream()
                        .filter(groupe -> groupe.startsWith("admin-"))
                        .findFirst())
                .orElse(DESIGNEE);
    }
}
