package ca.jalon.portail;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Liste;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Donne à chacune de nos pages son en-tête : qui est connecté, les listes, les applications qui lui sont ouvertes. */
@ControllerAdvice(basePackages = "ca.jalon")
class Entete {

    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Map<Famille, List<Liste>> familles;

    Entete(Annuaire annuaire, Organisations organisations, List<Liste> listes) {
        this.familles = listes.stream()
                .sorted(Comparator.comparing(Liste::rang))
                .collect(
                        Collectors.groupingBy(Liste::famille, () -> new EnumMap<>(Famille.class), Collectors.toList()));
        this.annuaire = annuaire;
        this.organisations = organisations;
    }

    @ModelAttribute
    void entete(Authentication personne, Model page) {
        if (personne != null) {
            Set<String> groupes = annuaire.groupes(personne.getName());
            page.addAttribute("nom", annuaire.nom(personne.getName()));
            page.addAttribute("familles", familles);
            page.addAttribute("cockpit", organisations.ouvre(groupes, "cockpit"));
            page.addAttribute("administration", organisations.ouvre(groupes, "admin"));
        }
    }
}
