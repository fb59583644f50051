package ca.jalon.portail;

import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.dossier.Identites;
import ca.jalon.moteur.NommerTache;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Accueille chacun par ce qu'il peut faire ici : ses tâches, ce qu'il démarre, son absence, ses guides. */
@Controller
class Accueil {

    /** Au-delà, la liste entière est dans Tasklist. */
    private static final int TACHES_MONTREES = 6;

    private static final int PROCESSUS_MONTRES = 50;

    /** Ce que l'on vient le plus souvent commencer : nommé d'abord. */
    private final Set<String> courants;

    private static final String ABSENCE = "declarer-absence";

    private final TaskService taches;
    private final RepositoryService modeles;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final List<DepartsDeDossier> departs;
    private final List<AttendDeMoi> attendus;
    private final Identites identites;
    private final Questions questions;
    private final Suppleances suppleances;
    private final Guides guides;
    private final Clock horloge;

    Accueil(
            TaskService taches,
            RepositoryService modeles,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            List<DepartsDeDossier> departs,
            List<AttendDeMoi> attendus,
            Identites identites,
            Questions questions,
            Suppleances suppleances,
            Guides guides,
            @Value("${jalon.accueil.courants}") Set<String> courants,
            Clock horloge) {
        this.taches = taches;
        this.modeles = modeles;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.departs = departs;
        this.attendus = attendus;
        this.identites = identites;
        this.questions = questions;
        this.suppleances = suppleances;
        this.guides = guides;
        this.courants = courants;
        this.horloge = horloge;
    }

    /** Quelques tâches, et combien il y en a en tout. */
    record Liste(List<AFaire> montrees, long total) {}

    /** @param titre celui du dossier, {@code null} si la tâche n'en a pas ou s'il n'a pas de titre */
    record AFaire(
            String id, String nom, String numero, String titre, Instant depuis, Instant echeance, boolean enRetard) {}

    @GetMapping("/")
    String accueil(Authentication personne, Model page) {
        Set<String> groupes = annuaire.groupes(personne.getName());
        List<Role> roles = organisations.roles().stream()
                .filter(role -> groupes.contains(role.id()))
                .toList();
        page.addAttribute(
                "roles",
                groupes.stream()
                        .filter(this::situe)
                        .map(organisations::nomGroupe)
                        .sorted()
                        .toList());
        page.addAttribute("prises", lister(taches.createTaskQuery().taskAssignee(personne.getName())));
        List<Suppleance> absences = suppleances.ouvertesDe(personne.getName());
        page.addAttribute("absences", absences);
        page.addAttribute("compte", personne.getName());
        page.addAttribute(
                "noms",
                annuaire.nomsDesComptes(absences.stream()
                        .flatMap(suppleance -> Stream.of(suppleance.absent(), suppleance.suppleant()))
                        .collect(Collectors.toSet())));
        page.addAttribute(
                "attendus",
                attendus.stream()
                        .flatMap(domaine -> domaine.de(personne.getName(), groupes).stream())
                        .toList());
        List<Echange> demandees = questions.attendues(personne.getName());
        page.addAttribute("demandees", demandees);
        page.addAttribute(
                "titres",
                identites.titres(demandees.stream().map(Echange::dossier).toList()));
        page.addAttribute("offertes", lister(taches.createTaskQuery().taskCandidateUser(personne.getName())));
        List<ProcessDefinition> demarrables = modeles.createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .startableInTasklist()
                .startablePermissionCheck()
                .orderByProcessDefinitionName()
                .asc()
                .listPage(0, PROCESSUS_MONTRES);
        page.addAttribute(
                "courants",
                demarrables.stream()
                        .filter(modele -> courants.contains(modele.getKey()))
                        .toList());
        page.addAttribute("autres", parFamille(demarrables));
        page.addAttribute(
                "absence",
                demarrables.stream().anyMatch(modele -> modele.getKey().equals(ABSENCE)));
        page.addAttribute("pays", regards.deGroupes(groupes).tout());
        page.addAttribute(
                "guides",
                guides.tous().stream().filter(guide -> guide.pour(roles)).toList());
        return "accueil";
    }

    /** Les autres départs, par ce qu'ils concernent ; ceux d'un dossier sont sur sa page, le dossier déjà choisi. */
    private Map<String, List<ProcessDefinition>> parFamille(List<ProcessDefinition> demarrables) {
        Set<String> ailleurs = deLaPageDUnDossier();
        return demarrables.stream()
                .filter(modele -> !courants.contains(modele.getKey()) && !ailleurs.contains(modele.getKey()))
                .collect(Collectors.groupingBy(Accueil::famille, TreeMap::new, Collectors.toList()));
    }

    private Set<String> deLaPageDUnDossier() {
        Set<String> ailleurs = new HashSet<>(Set.of(ABSENCE));
        departs.forEach(page -> ailleurs.addAll(page.processus()));
        return ailleurs;
    }

    /** Le métier d'un modèle est le dossier qui le range : {@code processes/usage/…}. */
    private static String famille(ProcessDefinition modele) {
        return modele.getResourceName().replaceFirst(".*/([^/]+)/[^/]+$", "$1");
    }

    /** Le rôle porté par une organisation dit tout ; le rôle nu ne se nomme que s'il n'est porté par aucune. */
    private boolean situe(String groupe) {
        return groupe.indexOf('.') > 0
                || organisations.roles().stream()
                        .anyMatch(role -> role.id().equals(groupe)
                                && (role.palier() == Palier.NATIONAL || role.palier() == Palier.SYSTEME));
    }

    private Liste lister(TaskQuery requete) {
        List<Task> montrees = requete.orderByTaskCreateTime().asc().listPage(0, TACHES_MONTREES);
        Map<String, String> titres = identites.titres(montrees.stream()
                .map(tache -> NommerTache.numero(tache.getName()))
                .filter(Objects::nonNull)
                .toList());
        return new Liste(montrees.stream().map(tache -> aFaire(tache, titres)).toList(), requete.count());
    }

    private AFaire aFaire(Task tache, Map<String, String> titres) {
        Instant echeance =
                tache.getDueDate() == null ? null : tache.getDueDate().toInstant();
        String numero = NommerTache.numero(tache.getName());
        return new AFaire(
                tache.getId(),
                numero == null ? tache.getName() : NommerTache.sansNumero(tache.getName(), numero),
                numero,
                numero == null ? null : titres.get(numero),
                tache.getCreateTime().toInstant(),
                echeance,
                echeance != null && echeance.isBefore(horloge.instant()));
    }
}
