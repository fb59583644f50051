package ca.jalon.suppleance;

import ca.jalon.moteur.Audit;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne au suppléant les groupes confiés qu'il n'a pas de son propre chef, rôle nu compris. */
@Component
class DonnerSuppleance implements JavaDelegate {

    private final Suppleances suppleances;
    private final IdentityService identites;
    private final Annuaire annuaire;
    private final TachesEnPersonne enPersonne;

    DonnerSuppleance(
            Suppleances suppleances, IdentityService identites, Annuaire annuaire, TachesEnPersonne enPersonne) {
        this.suppleances = suppleances;
        this.identites = identites;
        this.annuaire = annuaire;
        this.enPersonne = enPersonne;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suppleance suppleance = suppleances.lire(execution.getProcessInstanceId());
        Set<String> avant = annuaire.groupes(suppleance.suppleant());
        Set<String> pretes = suppleances.exerceesPar(suppleance.suppleant()).stream()
                .flatMap(autre -> autre.adhesions().stream())
                .collect(Collectors.toSet());
        // Un groupe perdu par la personne absente depuis sa déclaration n'est plus à confier.
        Set<String> encore = annuaire.groupes(suppleance.absent());
        List<String> adhesions = suppleance.groupes().stream()
                .filter(encore::contains)
                .flatMap(groupe -> Stream.of(groupe, groupe.replaceFirst("\\..*", "")))
                .distinct()
                .filter(groupe -> !avant.contains(groupe) || pretes.contains(groupe))
                .toList();
        adhesions.stream()
                .filter(groupe -> !avant.contains(groupe))
                .forEach(groupe -> identites.createMembership(suppleance.suppleant(), groupe));
        suppleances.commencer(suppleance.id(), adhesions);
        if (suppleance.groupes().contains(Suppleance.EN_PERSONNE)) {
            enPersonne.donner(suppleance);
        }
        Audit.noter(
                "suppleance-commencee",
                Map.of(
                        "instance",
                        suppleance.id(),
                        "absent",
                        suppleance.absent(),
                        "suppleant",
                        suppleance.suppleant(),
                        "groupes",
                        adhesions));
    }
}
