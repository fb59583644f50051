package ca.jalon.securite;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prépare les filtres de Tasklist que tous voient : sans filtre, Tasklist ne montre aucune tâche. */
@Component
@Order(50)
class FiltresTasklist implements ApplicationRunner {

    private static final List<Map<String, String>> COLONNES = List.of(
            Map.of("name", "numeroProjet", "label", "Numéro"),
            Map.of("name", "titreProjet", "label", "Projet"),
            Map.of("name", "niveauProjet", "label", "Niveau"));

    private final FilterService filtres;
    private final TaskService taches;
    private final AuthorizationService droits;

    FiltresTasklist(FilterService filtres, TaskService taches, AuthorizationService droits) {
        this.filtres = filtres;
        this.taches = taches;
        this.droits = droits;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Set<String> connus =
                filtres.createFilterQuery().list().stream().map(Filter::getName).collect(Collectors.toSet());
        preparer(
                connus,
                1,
                "Mes tâches",
                "Ce que j’ai pris ou qui m’est confié.",
                recente().taskAssigneeExpression("${currentUser()}"));
        preparer(
                connus,
                2,
                "À prendre",
                "Ce que moi ou mon groupe pouvons prendre.",
                recente().taskCandidateUserExpression("${currentUser()}").taskUnassigned());
        preparer(
                connus,
                3,
                "À approuver",
                "Les décisions attendues de mes groupes ou de moi.",
                recente()
                        .processDefinitionKey("approbation")
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateUserExpression("${currentUser()}")
                        .endOr());
    }

    private TaskQuery recente() {
        return taches.createTaskQuery().orderByTaskCreateTime().desc();
    }

    private void preparer(Set<String> connus, int rang, String nom, String description, TaskQuery requete) {
        if (connus.contains(nom)) {
            return;
        }
        Filter filtre = filtres.newTaskFilter(nom);
        filtre.setQuery(requete);
        filtre.setProperties(Map.of(
                "description",
                description,
                "priority",
                rang,
                "color",
                "#0b4f6c",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                COLONNES));
        filtres.saveFilter(filtre);
        Authorization lecture = droits.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        lecture.setUserId(Authorization.ANY);
        lecture.setResource(Resources.FILTER);
        lecture.setResourceId(filtre.getId());
        lecture.addPermission(Permissions.READ);
        droits.saveAuthorization(lecture);
    }
}
