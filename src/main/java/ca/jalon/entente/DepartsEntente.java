package ca.jalon.entente;

import ca.jalon.dossier.Intentions;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Ouvre l'entente d'un service, ou son changement, de la page ou du courriel qui le propose : le numéro y est déjà choisi. Le
 * formulaire n'offre que ce que la personne tient, sa porte le juge.
 */
@Controller
class DepartsEntente {

    private static final String CHANGER = "changer-entente";

    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Intentions intentions;

    DepartsEntente(Annuaire annuaire, Organisations organisations, Intentions intentions) {
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.intentions = intentions;
    }

    @GetMapping("/services/{numero}/entente")
    String conclure(@PathVariable String numero, Authentication personne) {
        return ouvrir(Entente.PROCESSUS, numero, personne);
    }

    @GetMapping("/ententes/{numero}/changer")
    String changer(@PathVariable String numero, Authentication personne) {
        return ouvrir(CHANGER, numero, personne);
    }

    private String ouvrir(String processus, String numero, Authentication personne) {
        if (!organisations.demarre(annuaire.groupes(personne.getName()), processus)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        intentions.retenir(personne.getName(), processus, numero);
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + processus;
    }
}
