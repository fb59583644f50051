package ca.jalon.portail.tableau;

import ca.jalon.formulaire.Refus;
import ca.jalon.portail.tableau.Indicateurs.Chiffre;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Le tableau de bord : au plus huit chiffres et quatre graphiques, chacun ouvrant sa liste. */
@Controller
class TableauDeBord {

    private static final int CHIFFRES = 8;
    private static final int GRAPHIQUES = 4;

    private final List<Indicateurs> indicateurs;
    private final Lecteurs lecteurs;
    private final Portees portees;

    TableauDeBord(List<Indicateurs> indicateurs, Lecteurs lecteurs, Portees portees) {
        this.indicateurs = indicateurs;
        this.lecteurs = lecteurs;
        this.portees = portees;
    }

    @GetMapping("/tableau")
    String tableau(@RequestParam(defaultValue = "") String portee, Authentication personne, Model page) {
        List<Portee> ouvertes = portees.de(lecteurs.de(personne.getName()));
        page.addAttribute("portees", ouvertes);
        if (!ouvertes.isEmpty()) {
            Portee choisie = ouvertes.stream()
                    .filter(ouverte -> portee.isEmpty() || ouverte.code().equals(portee))
                    .findFirst()
                    .orElseThrow(() -> new Refus(404, "Portée : elle n’existe pas, ou ne vous est pas ouverte."));
            page.addAttribute("portee", choisie);
            page.addAttribute(
                    "chiffres",
                    indicateurs.stream()
                            .flatMap(domaine -> domaine.chiffres(choisie).stream())
                            .sorted(Comparator.comparing(Chiffre::rang))
                            .limit(CHIFFRES)
                            .toList());
            page.addAttribute(
                    "graphiques",
                    indicateurs.stream()
                            .flatMap(domaine -> domaine.graphiques(choisie).stream())
                            .sorted(Comparator.comparing(Graphique::rang))
                            .limit(GRAPHIQUES)
                            .toList());
        }
        return "tableau/bord";
    }
}
