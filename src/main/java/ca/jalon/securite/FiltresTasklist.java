package ca.jalon.securite;

import ca.jalon.moteur.requetes.ColonnesDeListe;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    private static final List<Map<String, String>> COLONNES_PROJET =
            colonnes(ColonnesDeListe.PROJET, "Numéro", "Projet", "Niveau");
    private static final List<Map<String, String>> COLONNES_SOUTIEN =
            colonnes(ColonnesDeListe.SOUTIEN, "Numéro", "Demande", "Niveau");

    /** Une tâche n'est que de l'un ou de l'autre : Tasklist tait les colonnes qu'elle n'a pas. */
    private static final List<Map<String, String>> COLONNES =
            Stream.concat(COLONNES_PROJET.stream(), COLONNES_SOUTIEN.stream()).toList();

    private final Organisations organisations;
    private final FilterService filtres;
    private final TaskService taches;
    private final AuthorizationService droits;

    /** Un filtre : sa clé dans la table des droits, ce que Tasklist en montre, les tâches qu'il retient. */
    private record Modele(
            String cle, String nom, String description, List<Map<String, String>> colonnes, TaskQuery requete) {}

    FiltresTasklist(
            Organisations organisations, FilterService filtres, TaskService taches, AuthorizationService droits) {
        this.organisations = organisations;
        this.filtres = filtres;
        this.taches = taches;
        this.droits = droits;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int rang = 1;
        for (Modele modele : modeles()) {
            String filtre = preparer(modele, rang++);
            Stream.concat(
                            organisations.roles().stream()
                                    .filter(role -> role.filtres().contains(modele.cle()))
                                    .map(Role::id),
                            Stream.of(Habilitations.ADMIN_TECHNIQUE))
                    .distinct()
                    .forEach(role -> montrer(filtre, role));
        }
    }

    private List<Modele> modeles() {
        return List.of(
                new Modele(
                        "mes-taches",
                        "Mes tâches",
                        "Ce que j’ai pris ou qui m’est confié.",
                        COLONNES,
                        recentes().taskAssigneeExpression(MOI)),
                new Modele(
                        "a-prendre",
                        "À prendre",
                        "Ce que moi ou mon groupe pouvons prendre.",
                        COLONNES,
                        recentes().taskCandidateUserExpression(MOI).taskUnassigned()),
                new Modele(
                        "a-approuver",
                        "À approuver",
                        "Les décisions attendues de mes groupes ou de moi.",
                        COLONNES_PROJET,
                        aMoi(recentes().processDefinitionKey("approbation"))),
                new Modele(
                        "en-retard",
                        "En retard",
                        "Ce dont l’échéance est passée.",
                        COLONNES,
                        aMoi(actives().orderByDueDate().asc().dueBeforeExpression("${now()}"))),
                new Modele(
                        "soutien-mon-niveau",
                        "Soutien : mon niveau",
                        "Les demandes de soutien que mon niveau doit résoudre.",
                        COLONNES_SOUTIEN,
                        aMoi(actives()
                                .orderByDueDate()
                                .asc()
                                .processDefinitionKeyIn(
                                        "soutien-telesante", "escalade-soutien", "traitement-soutien"))));
    }

    /** Les tâches d'un projet suspendu sortent des listes. */
    private TaskQuery actives() {
        return taches.createTaskQuery().active();
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

    private static List<Map<String, String>> colonnes(List<String> variables, String... titres) {
        return IntStream.range(0, titres.length)
                .mapToObj(rang -> Map.of("name", variables.get(rang), "label", titres[rang]))
                .toList();
    }

    private String preparer(Modele modele, int rang) {
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
                rang,
                "color",
                "#095797",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                modele.colonnes()));
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
