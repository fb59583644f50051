package ca.jalon.portail;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Donne à chacune de nos pages son en-tête : qui est connecté, et les applications qui lui sont ouvertes. */
@ControllerAdvice(basePackageClasses = Entete.class)
class Entete {

    private final Annuaire annuaire;
    private final Organisations organisations;

    Entete(Annuaire annuaire, Organisations organisations) {
        this.annuaire = annuaire;
        this.organisations = organisations;
    }

    @ModelAttribute
    void entete(Authentication personne, Model page) {
        if (personne != null) {
            Set<String> groupes = annuaire.groupes(personne.getName());
            page.addAttribute("nom", annuaire.nom(personne.getName()));
            page.addAttribute("cockpit", organisations.ouvre(groupes, "cockpit"));
            page.addAttribute("administration", organisations.ouvre(groupes, "admin"));
        }
    }
}
