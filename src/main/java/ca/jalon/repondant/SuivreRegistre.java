package ca.jalon.repondant;

import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Suppleances;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Fait suivre au moteur ce que les registres disent d'un compte : le rôle porté et le rôle nu qu'il y gagne, ceux qu'il y perd.
 *
 * <p>Perdre un rôle rend aussitôt à leur groupe les tâches prises par lui, et met fin à ce qu'il en prêtait.
 */
@Component
class SuivreRegistre {

    private final GroupesTenus tenus;
    private final Annuaire annuaire;
    private final Suppleances suppleances;
    private final IdentityService identites;

    SuivreRegistre(GroupesTenus tenus, Annuaire annuaire, Suppleances suppleances, IdentityService identites) {
        this.tenus = tenus;
        this.annuaire = annuaire;
        this.suppleances = suppleances;
        this.identites = identites;
    }

    /**
     * À appeler une fois par compte, le registre écrit.
     *
     * @param compte {@code null} ou supprimé : rien à suivre
     * @param avant groupes que les registres donnaient avant : seuls ceux-là se retirent, jamais un rôle donné autrement
     */
    void suivre(String compte, Collection<String> avant) {
        if (compte == null || annuaire.personne(compte).isEmpty()) {
            return;
        }
        Set<String> voulus = tenus.groupes(compte);
        // Ce qu'une suppléance prête ne compte pas : le moteur le rend propre quand on le donne.
        Set<String> siens = suppleances.propres(compte, annuaire.groupes(compte));
        for (String groupe : voulus) {
            if (siens.add(groupe)) {
                identites.createMembership(compte, groupe);
            }
        }
        Set<String> perdus = new TreeSet<>(avant);
        perdus.removeAll(voulus);
        perdus.stream().filter(groupe -> groupe.indexOf('.') > 0).forEach(groupe -> retirer(compte, groupe, siens));
        // Un rôle nu se perd avec le dernier qui le porte ; celui d'une instance du pays, que personne ne porte, avec
        // son siège.
        perdus.stream()
                .map(GroupesTenus::nu)
                .distinct()
                .filter(nu -> siens.stream().noneMatch(autre -> autre.startsWith(nu + ".")))
                .forEach(nu -> retirer(compte, nu, siens));
    }

    private void retirer(String compte, String groupe, Set<String> siens) {
        if (siens.remove(groupe)) {
            identites.deleteMembership(compte, groupe);
        }
    }
}
