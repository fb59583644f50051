package ca.jalon.avis;

import ca.jalon.avis.Choix.ChoixRefuse;
import ca.jalon.avis.Choix.Envoi;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** La page où chacun choisit comment Jalon lui écrit, et lit ce que son prochain résumé dira. */
@Controller
class PagesCourriels {

    private static final String CHEMIN = "/mes-courriels";

    private final ChoixRetenus choix;
    private final Attentes attentes;

    PagesCourriels(ChoixRetenus choix, Attentes attentes) {
        this.choix = choix;
        this.attentes = attentes;
    }

    @GetMapping(CHEMIN)
    String lire(@RequestParam(required = false) String retenu, Authentication personne, Model page) {
        page.addAttribute("retenu", retenu != null);
        return montrer(personne, page);
    }

    @PostMapping(CHEMIN)
    String choisir(
            @RequestParam(defaultValue = "") String offertes,
            @RequestParam(defaultValue = "") String informations,
            @RequestParam(defaultValue = "") String heure,
            Authentication personne,
            HttpServletResponse reponse,
            Model page) {
        try {
            choix.retenir(personne.getName(), Choix.lire(offertes, informations, heure));
            return "redirect:" + CHEMIN + "?retenu";
        } catch (ChoixRefuse refus) {
            reponse.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("refus", refus.getMessage());
            return montrer(personne, page);
        }
    }

    private String montrer(Authentication personne, Model page) {
        page.addAttribute("choix", choix.de(personne.getName()));
        page.addAttribute("envois", Envoi.values());
        page.addAttribute(
                "heures",
                IntStream.rangeClosed(Choix.PREMIERE_HEURE, Choix.DERNIERE_HEURE)
                        .boxed()
                        .toList());
        page.addAttribute("groupes", attentes.enAttente(personne.getName()));
        return "mes-courriels";
    }
}
