package ca.jalon.securite;

import ca.jalon.moteur.requetes.ListesDeTaches;
import ca.jalon.moteur.requetes.ListesDeTaches.Colonne;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/** Prépare les filtres de Tasklist et les montre aux rôles que la table des droits désigne. */
@Component
@Order(50)
class FiltresTasklist implements ApplicationRunner {

    private static final String MOI = "${currentUser()}";

    private final Organisations organisations;
    private final FilterService filtres;
    private final TaskService taches;
    private final AuthorizationService droits;
    private final List<ListesDeTaches> listes;

    /** Un filtre : sa clé dans la table des droits, ce que Tasklist en montre, les tâches qu'il retient. */
    private record Modele(
            int rang, String cle, String nom, String description, List<Colonne> colonnes, TaskQuery requete) {}

    FiltresTasklist(
            Organisations organisations,
            FilterService filtres,
            TaskService taches,
            AuthorizationService droits,
            List<ListesDeTaches> listes) {
        this.organisations = organisations;
        this.filtres = filtres;
        this.taches = taches;
        this.droits = droits;
        this.listes = listes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Modele modele : Stream.concat(deTous(), desMetiers()).toList()) {
            String filtre = preparer(modele);
            Stream.concat(
                            organisations.roles().stream()
                                    .filter(role -> role.filtres().contains(modele.cle()))
                                    .map(Role::id),
                            Stream.of(Habilitations.ADMIN_TECHNIQUE))
                    .distinct()
                    .forEach(role -> montrer(filtre, role));
        }
    }

    /** Une tâche n'est que d'un métier : Tasklist tait les colonnes qu'elle n'a pas. */
    private Stream<Modele> deTous() {
        List<Colonne> colonnes = listes.stream()
                .sorted(Comparator.comparing(liste -> liste.filtre().rang()))
                .flatMap(liste -> liste.colonnes().stream())
                .toList();
        return Stream.of(
                new Modele(
                        1,
                        "mes-taches",
                        "Mes tâches",
                        "Ce que j’ai pris ou qui m’est confié.",
                        colonnes,
                        recentes().taskAssigneeExpression(MOI)),
                new Modele(
                        2,
                        "a-prendre",
                        "À prendre",
                        "Ce que moi ou mon groupe pouvons prendre.",
                        colonnes,
                        recentes().taskCandidateUserExpression(MOI).taskUnassigned()),
                new Modele(
                        4,
                        "en-retard",
                        "En retard",
                        "Ce dont l’échéance est passée.",
                        colonnes,
                        aMoi(parEcheance().dueBeforeExpression("${now()}"))));
    }

    private Stream<Modele> desMetiers() {
        return listes.stream().map(liste -> {
            ListesDeTaches.Filtre filtre = liste.filtre();
            return new Modele(
                    filtre.rang(),
                    filtre.cle(),
                    filtre.nom(),
                    filtre.description(),
                    liste.colonnes(),
                    aMoi((filtre.parEcheance() ? parEcheance() : recentes())
                            .processDefinitionKeyIn(filtre.processus().toArray(String[]::new))));
        });
    }

    /** Les tâches d'un projet suspendu sortent des listes. */
    private TaskQuery actives() {
        return taches.createTaskQuery().active();
    }

    private TaskQuery parEcheance() {
        return actives().orderByDueDate().asc();
    }

    private TaskQuery recentes() {
        return actives().orderByTaskCreateTime().desc();
    }

    private static TaskQuery aMoi(TaskQuery requete) {
        return requete.or()
                .taskAssigneeExpression(MOI)
                .taskCandidateUserExpression(MOI)
                .endOr();
    }

    private String preparer(Modele modele) {
        Filter connu = filtres.createFilterQuery().filterName(modele.nom()).list().stream()
                .filter(filtre -> filtre.getOwner() == null)
                .findFirst()
                .orElse(null);
        // Sans propriétaire, un filtre de ce nom est le nôtre : il suit la version de l'application.
        Filter filtre = connu == null ? filtres.newTaskFilter(modele.nom()) : connu;
        filtre.setQuery(modele.requete());
        filtre.setProperties(Map.of(
                "description",
                modele.description(),
                "priority",
                modele.rang(),
                "color",
                "#095797",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                modele.colonnes().stream()
                        .map(colonne -> Map.of("name", colonne.variable(), "label", colonne.titre()))
                        .toList()));
        return filtres.saveFilter(filtre).getId();
    }

    private void montrer(String filtre, String role) {
        if (droits.createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .resourceId(filtre)
                        .groupIdIn(role)
                        .count()
                > 0) {
            return;
        }
        Authorization lecture = droits.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        lecture.setGroupId(role);
        lecture.setResource(Resources.FILTER);
        lecture.setResourceId(filtre);
        lecture.addPermission(Permissions.READ);
        droits.saveAuthorization(lecture);
    }
}
