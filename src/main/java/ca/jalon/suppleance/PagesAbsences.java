package ca.jalon.suppleance;

import ca.jalon.moteur.AuNomDeJalon;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Met fin à une absence avant son terme, de l'accueil, par la personne absente. */
@Controller
class PagesAbsences {

    private static final String RETOUR = "absence-finie";

    private final Suppleances suppleances;
    private final RuntimeService executions;
    private final AuNomDeJalon jalon;

    PagesAbsences(Suppleances suppleances, RuntimeService executions, AuNomDeJalon jalon) {
        this.suppleances = suppleances;
        this.executions = executions;
        this.jalon = jalon;
    }

    @PostMapping("/absences/{id}/fin")
    String finir(@PathVariable String id, Authentication personne, HttpServletResponse reponse, Model page) {
        Suppleance sienne = suppleances.ouvertesDe(personne.getName()).stream()
                .filter(suppleance ->
                        suppleance.id().equals(id) && suppleance.absent().equals(personne.getName()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            jalon.obtenir(() -> executions
                    .createMessageCorrelation(RETOUR)
                    .processInstanceId(sienne.id())
                    .correlateWithResult());
            return "redirect:/?finie#t-absences";
        } catch (MismatchingMessageCorrelationException ancienModele) {
            reponse.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute(
                    "phrase",
                    "Cette absence fut déclarée avant qu’on puisse l’écourter ici : la personne qui administre Jalon peut la migrer.");
            return "tache-indisponible";
        }
    }
}
