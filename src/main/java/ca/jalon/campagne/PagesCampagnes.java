package ca.jalon.campagne;

import ca.jalon.campagne.Campagnes.Passage;
import ca.jalon.campagne.RegistreCampagnes.Situation;
import ca.jalon.campagne.RegistreCampagnes.Suivi;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Francais;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Où en est chaque campagne, année par année : à qui voit tout le pays ; un administrateur l'ouvre sans attendre. */
@Controller
class PagesCampagnes {

    private static final String CHEMIN = "/campagnes";

    private final Campagnes campagnes;
    private final RegistreCampagnes registre;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Clock horloge;

    PagesCampagnes(
            Campagnes campagnes,
            RegistreCampagnes registre,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Clock horloge) {
        this.campagnes = campagnes;
        this.registre = registre;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.horloge = horloge;
    }

    /** @param annees la plus récente d'abord */
    record Vue(String code, String nom, String quand, int annee, List<Annee> annees) {}

    /** @param comptes « 2 non ouvertes, 3 en cours » */
    record Annee(int annee, String comptes, List<Ligne> lignes) {}

    record Ligne(String organisation, String numero, String situation, String ton, String detail) {}

    @GetMapping(CHEMIN)
    String toutes(Authentication personne, Model page) {
        exigerPays(personne);
        Map<String, List<Suivi>> parCampagne =
                registre.suivis(horloge.instant()).stream().collect(Collectors.groupingBy(Suivi::campagne));
        page.addAttribute(
                "campagnes",
                campagnes.toutes().stream()
                        .map(campagne -> vue(campagne, parCampagne.getOrDefault(campagne.code(), List.of())))
                        .toList());
        page.addAttribute("ouvre", administre(personne));
        return "campagne/campagnes";
    }

    @PostMapping(CHEMIN + "/{code}")
    String ouvrir(@PathVariable String code, Authentication personne, RedirectAttributes apres) {
        exigerPays(personne);
        if (!administre(personne)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Campagne campagne = campagnes.toutes().stream()
                .filter(une -> une.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Passage passage = campagnes.ouvrir(campagne);
        apres.addFlashAttribute(
                "fait",
                "%s. Ouvertes à l’instant : %d ; pas encore : %d."
                        .formatted(campagne.nom(), passage.ouvertes(), passage.restent()));
        return "redirect:" + CHEMIN;
    }

    private Vue vue(Campagne campagne, List<Suivi> suivis) {
        int annee = campagnes.annee(campagne);
        String jour = Francais.date(campagne.ouverture().atYear(annee));
        TreeMap<Integer, List<Suivi>> parAnnee =
                suivis.stream().collect(Collectors.groupingBy(Suivi::annee, TreeMap::new, Collectors.toList()));
        return new Vue(
                campagne.code(),
                campagne.nom(),
                campagnes.enCours(campagne)
                        ? "Ouverte depuis le %s ; ce qui n’est pas ouvert le sera dès que possible, jusqu’au %s."
                                .formatted(
                                        jour,
                                        Francais.date(campagne.ouverture()
                                                .atYear(annee)
                                                .plus(campagne.duree())))
                        : "S’ouvre le %s.".formatted(jour),
                annee,
                parAnnee.descendingMap().entrySet().stream()
                        .map(entree -> annee(entree.getKey(), entree.getValue()))
                        .toList());
    }

    private Annee annee(int annee, List<Suivi> suivis) {
        Map<Situation, Long> combien =
                suivis.stream().collect(Collectors.groupingBy(Suivi::situation, Collectors.counting()));
        return new Annee(
                annee,
                Arrays.stream(Situation.values())
                        .filter(combien::containsKey)
                        .map(situation -> situation.compte(combien.get(situation)))
                        .collect(Collectors.joining(", ")),
                suivis.stream()
                        .sorted(Comparator.comparing(Suivi::situation))
                        .map(this::ligne)
                        .toList());
    }

    private Ligne ligne(Suivi suivi) {
        String ton = switch (suivi.situation()) {
            case NON_OUVERTE -> "jaune";
            case EN_RETARD -> "retard";
            case EN_COURS -> "gris";
            case TERMINEE -> "vert";
            case INTERROMPUE -> "rouge";
        };
        return new Ligne(
                organisations.nom(suivi.organisation()),
                suivi.numero(),
                suivi.situation().mot(),
                ton,
                suivi.situation() == Situation.NON_OUVERTE
                        ? suivi.motif()
                        : "ouverte le " + Francais.date(suivi.ouverteLe()));
    }

    /** Un territoire lit ses plans sur leurs pages ; le suivi des campagnes est celui du pays. */
    private void exigerPays(Authentication personne) {
        if (!regards.de(personne.getName()).tout()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private boolean administre(Authentication personne) {
        return organisations.ouvre(annuaire.groupes(personne.getName()), "cockpit");
    }
}
