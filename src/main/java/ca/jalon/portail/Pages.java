package ca.jalon.portail;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.Risques;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Sert nos pages : la connexion, « Mes projets » et l'histoire d'un projet. */
@Controller
class Pages {

    private final Dossiers dossiers;
    private final Decisions decisions;
    private final Risques risques;
    private final EtatsAvancement etats;
    private final Attentes attentes;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Clock horloge;

    Pages(
            Dossiers dossiers,
            Decisions decisions,
            Risques risques,
            EtatsAvancement etats,
            Attentes attentes,
            Organisations organisations,
            Annuaire annuaire,
            Clock horloge) {
        this.dossiers = dossiers;
        this.decisions = decisions;
        this.risques = risques;
        this.etats = etats;
        this.attentes = attentes;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.horloge = horloge;
    }

    /** Une ligne de « Mes projets » ; {@code attend} dit chez qui le projet se trouve, depuis {@code jours} jours. */
    record Ligne(Dossier projet, String organisation, LocalDate suspenduLe, List<Attentes.Attend> attend) {}

    @GetMapping("/connexion")
    String connexion() {
        return "connexion";
    }

    @GetMapping("/projets")
    String projets(Authentication personne, Model page) {
        List<Dossier> projets = visibles(personne);
        Map<String, List<Attentes.Attend>> attendent =
                attentes.parNumero(projets.stream().map(Dossier::numero).toList());
        page.addAttribute(
                "lignes",
                projets.stream()
                        .map(projet -> ligne(projet, attendent.getOrDefault(projet.numero(), List.of())))
                        .toList());
        return "projets";
    }

    @GetMapping("/projets/{numero}")
    String projet(@PathVariable String numero, Authentication personne, Model page) {
        // Un projet d'une autre organisation et un projet qui n'existe pas se répondent pareil.
        Dossier projet = visibles(personne).stream()
                .filter(candidat -> candidat.numero().equals(numero))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("ligne", ligne(projet, attentes.de(numero)));
        page.addAttribute("decisions", decisions.duProjet(numero));
        page.addAttribute("risques", risques.ouverts(numero));
        page.addAttribute("etat", etats.dernier(numero).orElse(null));
        page.addAttribute("anomalies", decisions.verifier(numero));
        page.addAttribute("organisations", organisations);
        return "projet";
    }

    /** Son organisation ; un rôle de territoire voit son territoire ; un rôle national ou d'administration, tout. */
    private List<Dossier> visibles(Authentication personne) {
        // Relus à chaque page : une suppléance donnée ou reprise vaut aussitôt.
        Set<String> groupes = annuaire.groupes(personne.getName());
        boolean national = organisations.roles().stream()
                .anyMatch(role -> (role.palier() == Palier.NATIONAL || role.palier() == Palier.SYSTEME)
                        && groupes.contains(role.id()));
        if (national) {
            return dossiers.tous();
        }
        Set<String> organisationsPropres = Annuaire.organisations(groupes);
        boolean territorial = organisations.roles().stream()
                .anyMatch(role -> role.palier() == Palier.TERRITOIRE && groupes.contains(role.id()));
        if (territorial) {
            Set<String> territoires = organisationsPropres.stream()
                    .map(organisations::organisation)
                    .map(Organisation::territoire)
                    .collect(Collectors.toSet());
            return dossiers.parTerritoires(territoires);
        }
        return dossiers.parOrganisations(organisationsPropres);
    }

    private Ligne ligne(Dossier projet, List<Attentes.Attend> attend) {
        return new Ligne(
                projet,
                organisations.nom(projet.organisation()),
                projet.suspenduDepuis() == null
                        ? null
                        : LocalDate.ofInstant(projet.suspenduDepuis(), horloge.getZone()),
                attend);
    }
}
