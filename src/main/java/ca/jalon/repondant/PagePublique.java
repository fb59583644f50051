package ca.jalon.repondant;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import ca.jalon.securite.PagesPubliques;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** « Trouver un répondant de télésanté », sans connexion, si l'installation le veut : établissement, poste, nom, courriel ; rien d'autre. */
@Controller
@ConditionalOnProperty("jalon.repondants.publics")
class PagePublique implements PagesPubliques {

    private final Repondants repondants;
    private final Postes postes;
    private final Organisations organisations;

    PagePublique(Repondants repondants, Postes postes, Organisations organisations) {
        this.repondants = repondants;
        this.postes = postes;
        this.organisations = organisations;
    }

    /** Un établissement, et qui tient ses deux postes. */
    record Etablissement(String nom, String courriel, List<Poste> postes) {

        /** Vrai si son nom, ou celui d'une personne en poste, contient ce mot, sans accents ni majuscules. */
        boolean dit(String mot) {
            return Stream.concat(Stream.of(nom), postes.stream().map(Poste::nom).filter(Objects::nonNull))
                    .anyMatch(texte -> MotsCherches.normaliser(texte).contains(mot));
        }
    }

    /** @param nom {@code null} si le poste est vacant */
    record Poste(String titre, String nom, String courriel) {}

    @Override
    public List<String> chemins() {
        return List.of("/repondants/publics");
    }

    @GetMapping("/repondants/publics")
    String publics(@RequestParam(name = "q", defaultValue = "") String cherche, Model page) {
        String mot = MotsCherches.normaliser(cherche);
        Map<String, Repondant> parPoste = repondants.tousEnPoste().stream()
                .collect(Collectors.toMap(Repondant::groupe, Function.identity(), (un, autre) -> un));
        page.addAttribute(
                "etablissements",
                organisations
                        .etablissements()
                        .map(etablissement -> new Etablissement(
                                etablissement.nom(),
                                etablissement.courriel(),
                                List.of(
                                        poste(etablissement.code(), Volet.CLINIQUE, parPoste),
                                        poste(etablissement.code(), Volet.TECHNOLOGIQUE, parPoste))))
                        .filter(etablissement -> etablissement.dit(mot))
                        .toList());
        page.addAttribute("q", cherche);
        return "repondant/publics";
    }

    private Poste poste(String organisation, Volet volet, Map<String, Repondant> parPoste) {
        Repondant ligne = parPoste.get(volet.role() + "." + organisation);
        return new Poste(
                organisations.role(volet.role()).nom(),
                ligne == null ? null : postes.personne(ligne),
                ligne == null ? null : ligne.courriel());
    }
}
