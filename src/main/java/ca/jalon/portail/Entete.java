package ca.jalon.portail;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Liste;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Donne à chacune de nos pages son en-tête : qui est connecté, les listes, les applications qui lui sont ouvertes. */
@ControllerAdvice(basePackages = "ca.jalon")
class Entete {

    private final Annuaire annuaire;
    private final Organisations organisations;
    private final List<Liste> listes;

    Entete(Annuaire annuaire, Organisations organisations, List<Liste> listes) {
        this.listes = listes.stream().sorted(Comparator.comparing(Liste::rang)).toList();
        this.annuaire = annuaire;
        this.organisations = organisations;
    }

    @ModelAttribute
    void entete(Authentication personne, Model page) {
        if (personne != null) {
            Set<String> groupes = annuaire.groupes(personne.getName());
            page.addAttribute("nom", annuaire.nom(personne.getName()));
            page.addAttribute("listes", listes);
            page.addAttribute("cockpit", organisations.ouvre(groupes, "cockpit"));
            page.addAttribute("administration", organisations.ouvre(groupes, "admin"));
        }
    }
}
