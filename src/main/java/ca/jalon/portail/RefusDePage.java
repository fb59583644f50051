package ca.jalon.portail;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.refus.TraductionRefus;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Dit d'une phrase, sous son statut, le refus qu'un geste d'une page n'attendait pas : tâche prise entre-temps, dossier suspendu,
 * deux gestes au même instant.
 */
@ControllerAdvice(basePackages = "ca.jalon")
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusDePage {

    @ExceptionHandler
    ModelAndView refuser(Refus refus) {
        return new ModelAndView("refus", Map.of("phrase", refus.getMessage()), HttpStatusCode.valueOf(refus.statut()));
    }

    /** Ce que Jalon fait pour une personne n'est signé de personne : le moteur n'y dit pas lui-même le conflit. */
    @ExceptionHandler
    ModelAndView croiser(ProcessEngineException erreur) {
        return refuser(TraductionRefus.croisement(erreur).orElseThrow(() -> erreur));
    }
}
