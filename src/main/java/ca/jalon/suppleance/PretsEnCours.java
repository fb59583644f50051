package ca.jalon.suppleance;

import ca.jalon.moteur.droits.Prets;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Tient séparés les rôles prêtés et les rôles tenus en propre : le registre des suppléances dit, pour chacune, les adhésions que
 * le suppléant ne tient que d'elle ; toute autre est à lui.
 */
@Component
class PretsEnCours implements Prets {

    private final Suppleances suppleances;
    private final Annuaire annuaire;
    private final IdentityService identites;
    private final TachesEnPersonne enPersonne;

    PretsEnCours(Suppleances suppleances, Annuaire annuaire, IdentityService identites, TachesEnPersonne enPersonne) {
        this.suppleances = suppleances;
        this.annuaire = annuaire;
        this.identites = identites;
        this.enPersonne = enPersonne;
    }

    /** Prête ce que la personne absente tient encore en propre et que le suppléant n'a pas de son propre chef. */
    List<String> commencer(Suppleance suppleance) {
        Set<String> avant = annuaire.groupes(suppleance.suppleant());
        Set<String> siennes = propres(suppleance.suppleant());
        List<String> adhesions = pretables(suppleance).stream()
                .filter(groupe -> !siennes.contains(groupe))
                .toList();
        suppleances.commencer(suppleance.id(), adhesions);
        adhesions.stream()
                .filter(groupe -> !avant.contains(groupe))
                .forEach(groupe -> identites.createMembership(suppleance.suppleant(), groupe));
        return adhesions;
    }

    /** Reprend ce qu'aucune autre suppléance ne prête encore. */
    void terminer(Suppleance suppleance) {
        suppleances.terminer(suppleance.id());
        reprendre(suppleance.suppleant(), suppleance.adhesions());
        enPersonne.reprendre(suppleance);
    }

    @Override
    public boolean approprier(String compte, String groupe) {
        boolean pretee = false;
        if (!annuaire.groupes(compte).contains(groupe)) {
            // Le prêt qui commence s'inscrit lui-même.
            return false;
        }
        for (Suppleance suppleance : suppleances.exerceesPar(compte)) {
            if (suppleance.adhesions().contains(groupe)) {
                pretee = true;
                suppleances.retenirAdhesions(suppleance.id(), sans(suppleance.adhesions(), List.of(groupe)));
            }
        }
        return pretee;
    }

    @Override
    public boolean retenir(String compte, String groupe) {
        boolean pretee = suppleances.exerceesPar(compte).stream()
                .anyMatch(suppleance -> suppleance.adhesions().contains(groupe));
        if (pretee) {
            // Un administrateur met fin au prêt avant son terme : rien ne le redonnera.
            approprier(compte, groupe);
            return false;
        }
        if (!annuaire.groupes(compte).contains(groupe)) {
            return false;
        }
        List<Suppleance> donnent = suppleances.exerceesPar(compte).stream()
                .filter(suppleance -> pretables(suppleance).contains(groupe))
                .toList();
        donnent.forEach(suppleance -> suppleances.retenirAdhesions(
                suppleance.id(),
                Stream.concat(suppleance.adhesions().stream(), Stream.of(groupe))
                        .toList()));
        return !donnent.isEmpty();
    }

    @Override
    public void finir(String preteur) {
        boolean parti = annuaire.personne(preteur).isEmpty();
        for (Suppleance suppleance : suppleances.accordeesPar(preteur)) {
            Set<String> pretables = pretables(suppleance);
            List<String> perdues = sans(suppleance.adhesions(), pretables);
            suppleances.retenirAdhesions(suppleance.id(), sans(suppleance.adhesions(), perdues));
            reprendre(suppleance.suppleant(), perdues);
            if (parti) {
                terminer(suppleances.lire(suppleance.id()));
            }
        }
    }

    /** Groupes confiés que la personne absente tient en propre, rôle nu compris ; un rôle reçu ne se prête pas. */
    private Set<String> pretables(Suppleance suppleance) {
        Set<String> siens = propres(suppleance.absent());
        return suppleance.groupes().stream()
                .filter(siens::contains)
                .flatMap(groupe -> Stream.of(groupe, groupe.replaceFirst("\\..*", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> propres(String compte) {
        return suppleances.propres(compte, annuaire.groupes(compte));
    }

    private void reprendre(String suppleant, Collection<String> adhesions) {
        Set<String> encore = suppleances.exerceesPar(suppleant).stream()
                .flatMap(autre -> autre.adhesions().stream())
                .collect(Collectors.toSet());
        sans(adhesions, encore).forEach(groupe -> identites.deleteMembership(suppleant, groupe));
    }

    private static List<String> sans(Collection<String> groupes, Collection<String> retires) {
        List<String> reste = new ArrayList<>(groupes);
        reste.removeAll(retires);
        return reste;
    }
}
