package ca.jalon.repondant;

import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleances;
import ca.jalon.registre.Titulaires;
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

    private final Titulaires titulaires;
    private final Annuaire annuaire;
    private final Suppleances suppleances;
    private final IdentityService identites;

    SuivreRegistre(Titulaires titulaires, Annuaire annuaire, Suppleances suppleances, IdentityService identites) {
        this.titulaires = titulaires;
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
        Set<String> voulus = titulaires.groupes(compte);
        // Ce qu'une suppléance prête ne compte pas : le moteur le rend propre quand on le donne.
        Set<String> tenus = suppleances.propres(compte, annuaire.groupes(compte));
        for (String groupe : voulus) {
            if (tenus.add(groupe)) {
                identites.createMembership(compte, groupe);
            }
        }
        Set<String> perdus = new TreeSet<>(avant);
        perdus.removeAll(voulus);
        perdus.removeIf(groupe -> groupe.indexOf('.') < 0);
        for (String groupe : perdus) {
            retirer(compte, groupe, tenus);
            String nu = Titulaires.nu(groupe);
            if (tenus.stream().noneMatch(autre -> autre.startsWith(nu + "."))) {
                retirer(compte, nu, tenus);
            }
        }
    }

    private void retirer(String compte, String groupe, Set<String> tenus) {
        if (tenus.remove(groupe)) {
            identites.deleteMembership(compte, groupe);
        }
    }
}
