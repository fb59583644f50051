package ca.jalon.projet;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.TexteFormulaires;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Dossiers;
import ca.jalon.registre.Projet;
import java.util.Set;
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
    private final Dossiers dossiers;
    private final TexteFormulaires formulaires;
    private final RepositoryService modeles;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final PersonneConnectee personne;

    ConsignerActe(
            Decisions registre,
            Dossiers dossiers,
            TexteFormulaires formulaires,
            RepositoryService modeles,
            Annuaire annuaire,
            Organisations organisations,
            PersonneConnectee personne) {
        this.registre = registre;
        this.dossiers = dossiers;
        this.formulaires = formulaires;
        this.modeles = modeles;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.personne = personne;
    }

    /** Le formulaire porte le nom du processus qui fait l'acte. */
    void consigner(DelegateExecution execution, Projet projet, String nature, String motif) {
        var definition = modeles.getProcessDefinition(execution.getProcessDefinitionId());
        String auteur = personne.compte().orElse(SYSTEME);
        var dossier =
                dossiers.deposer(projet.numero(), nature, formulaires.texte(execution, definition.getKey()), auteur);
        registre.consigner(Decision.acte(
                projet.numero(),
                nature,
                titre(auteur, projet),
                auteur,
                annuaire.nom(auteur),
                motif,
                definition.getKey(),
                definition.getDeploymentId(),
                dossier));
    }

    private String titre(String auteur, Projet projet) {
        Set<String> groupes = annuaire.groupes(auteur);
        String cct = organisations.cct(projet.territoire()).code();
        return groupes.stream()
                .filter(groupe -> groupe.endsWith("." + projet.organisation()) || groupe.endsWith("." + cct))
                .findFirst()
                .or(() -> groupes.stream()
                        .filter(groupe -> groupe.startsWith("admin-"))
                        .findFirst())
                .orElse(DESIGNEE);
    }
}
