package ca.jalon.portail.tableau;

import ca.jalon.formulaire.Refus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Répond d'une phrase à une adresse qu'une liste ne comprend pas. */
@ControllerAdvice(basePackageClasses = RefusDeListe.class)
@Order(0)
class RefusDeListe {

    @ExceptionHandler
    ModelAndView refuser(Refus refus, HttpServletRequest requete) {
        return new ModelAndView(
                "tableau/refus",
                Map.of(
                        "phrase",
                        refus.getMessage(),
                        "liste",
                        requete.getRequestURI().replaceAll("\\.\\w+$", "")),
                HttpStatusCode.valueOf(refus.statut()));
    }
}
