package ca.jalon.bilan;

import ca.jalon.portail.tableau.Csv;
import ca.jalon.securite.PagesPubliques;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Les chiffres des bilans consolidés déposés, sans connexion, si l'installation le veut : ni texte, ni établissement. */
@Controller
@ConditionalOnProperty("jalon.bilans.publics")
class DonneesOuvertes implements PagesPubliques {

    private final Bilans bilans;
    private final PagesBilans pages;

    DonneesOuvertes(Bilans bilans, PagesBilans pages) {
        this.bilans = bilans;
        this.pages = pages;
    }

    @Override
    public List<String> chemins() {
        return List.of("/bilans/publics/*");
    }

    @GetMapping("/bilans/publics/{annee:\\d{4}}.csv")
    ResponseEntity<byte[]> publics(@PathVariable int annee) {
        List<Bilan> deposes = bilans.deLAnnee(annee).stream()
                .filter(bilan -> bilan.palier() != Palier.LOCAL && bilan.depose())
                .toList();
        return PagesBilans.fichier(Csv.de(pages.lignes(deposes)), Csv.TYPE, "bilans " + annee + ".csv");
    }
}
