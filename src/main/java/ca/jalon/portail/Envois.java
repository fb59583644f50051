package ca.jalon.portail;

import ca.jalon.dossier.Ecrits;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Dit à qui vient d'envoyer un formulaire où il est allé, et ce qui vient ensuite. */
@RestController
class Envois {

    /** Au-delà, la page du dossier dit le reste. */
    private static final int TACHES_DITES = 3;

    private final Ecrits ecrits;
    private final Liens liens;
    private final Attentes attentes;
    private final TaskService taches;

    Envois(Ecrits ecrits, Liens liens, Attentes attentes, TaskService taches) {
        this.ecrits = ecrits;
        this.liens = liens;
        this.attentes = attentes;
        this.taches = taches;
    }

    /**
     * @param lien page du dossier, {@code null} si la personne n'en a pas
     * @param aVous tâches du dossier déjà à son nom
     * @param ailleurs autres tâches du dossier et chez qui elles sont
     */
    record Suite(String numero, String lien, List<Tache> aVous, List<Tache> ailleurs) {}

    /** @param id nul si la tâche n'est pas à la personne */
    record Tache(String id, String nom, String qui) {}

    @GetMapping("/envois/taches/{id}")
    ResponseEntity<Suite> tache(@PathVariable String id, Authentication personne) {
        return ResponseEntity.of(
                ecrits.dossierDeLaTache(id, personne.getName()).map(numero -> suite(numero, personne.getName())));
    }

    @GetMapping("/envois/departs/{instance}")
    ResponseEntity<Suite> depart(@PathVariable String instance, Authentication personne) {
        return ResponseEntity.of(ecrits.dossierDeLInstance(instance, personne.getName())
                .map(numero -> suite(numero, personne.getName())));
    }

    private Suite suite(String numero, String compte) {
        Optional<String> page = liens.page(numero, compte);
        List<Tache> aVous = taches
                .createTaskQuery()
                .taskAssignee(compte)
                .processInstanceBusinessKey(numero)
                .active()
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, TACHES_DITES)
                .stream()
                .map(tache -> new Tache(tache.getId(), tache.getName(), null))
                .toList();
        // Ce que le dossier attend des autres ne se dit qu'à qui peut le lire sur sa page.
        List<Tache> ailleurs = page.isEmpty()
                ? List.of()
                : attentes.de(numero).stream()
                        .filter(attend ->
                                aVous.stream().noneMatch(tache -> tache.nom().startsWith(attend.tache())))
                        .limit(TACHES_DITES)
                        .map(attend -> new Tache(null, attend.tache(), attend.qui()))
                        .toList();
        return new Suite(numero, page.orElse(null), aVous, ailleurs);
    }
}
