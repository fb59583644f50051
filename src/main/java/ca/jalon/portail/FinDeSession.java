package ca.jalon.portail;

import ca.jalon.formulaire.Administrateurs;
import ca.jalon.organisation.Annuaire;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dit de qui est la session et combien elle dure sans geste ; le demander la prolonge d'autant. */
@RestController
class FinDeSession {

    private final Administrateurs administrateurs;
    private final Annuaire annuaire;

    FinDeSession(Administrateurs administrateurs, Annuaire annuaire) {
        this.administrateurs = administrateurs;
        this.annuaire = annuaire;
    }

    /**
     * @param secondes durée d'une session sans geste
     * @param administre vrai si la personne change ce que les modèles fixent : dates, groupes, responsable
     */
    record Session(String compte, int secondes, boolean administre) {}

    @GetMapping("/session")
    Session duree(HttpSession session, Authentication personne) {
        String compte = personne.getName();
        return new Session(
                compte,
                session.getMaxInactiveInterval(),
                administrateurs.estAdministrateur(compte, List.copyOf(annuaire.groupes(compte))));
    }
}
