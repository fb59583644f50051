package ca.jalon.portail;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.requetes.TachesOuvertes;
import ca.jalon.organisation.Annuaire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;

/** « Prendre et ouvrir » : le lien d'un courriel ou de l'accueil prend la tâche offerte et l'ouvre, en un seul geste ; à qui elle n'est pas offerte, son dossier, s'il le lit. */
@Controller
class Prise {

    private final TaskService taches;
    private final Annuaire annuaire;
    private final TachesOuvertes ouvertes;
    private final Liens liens;

    Prise(TaskService taches, Annuaire annuaire, TachesOuvertes ouvertes, Liens liens) {
        this.taches = taches;
        this.annuaire = annuaire;
        this.ouvertes = ouvertes;
        this.liens = liens;
    }

    @GetMapping("/taches/{id}")
    String ouvrir(
            @PathVariable String id,
            Authentication personne,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            Model page) {
        String compte = personne.getName();
        try {
            if (parUnePersonne(requete)
                    && taches.createTaskQuery()
                                    .taskId(id)
                                    .taskCandidateUser(compte)
                                    .count()
                            > 0) {
                taches.claim(id, compte);
            }
            Task tache = taches.createTaskQuery().taskId(id).singleResult();
            if (tache == null) {
                Optional<String> dossier = ouvertes.numero(id).flatMap(numero -> liens.page(numero, compte));
                if (dossier.isPresent()) {
                    return "redirect:" + dossier.get();
                }
                throw new Refus(
                        HttpStatus.NOT_FOUND.value(),
                        "Cette tâche n’est plus ouverte, ou elle ne vous est pas offerte.");
            }
            if (tache.getAssignee() != null && !tache.getAssignee().equals(compte)) {
                throw new Refus(
                        HttpStatus.CONFLICT.value(),
                        "La tâche « %s » est déjà prise par %s."
                                .formatted(tache.getName(), annuaire.nom(tache.getAssignee())));
            }
            return "redirect:/camunda/app/tasklist/default/#/?task=" + id;
        } catch (Refus refus) {
            reponse.setStatus(refus.statut());
            page.addAttribute("phrase", refus.getMessage());
            return "tache-indisponible";
        }
    }

    /** Ramène au formulaire de départ, par une adresse que la page de connexion sait retenir. */
    @GetMapping("/departs/{cle}")
    String demarrer(@PathVariable String cle) {
        return "redirect:/camunda/app/tasklist/default/#/?processStart="
                + UriUtils.encodeQueryParam(cle, StandardCharsets.UTF_8);
    }

    /** Une image piégée ou un préchargement n'est pas un geste : rien n'est pris. */
    private static boolean parUnePersonne(HttpServletRequest requete) {
        String destination = requete.getHeader("Sec-Fetch-Dest");
        return requete.getHeader("Sec-Purpose") == null && (destination == null || destination.equals("document"));
    }
}
