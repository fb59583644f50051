package ca.jalon.portail;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.Risques;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Sert nos pages : la connexion et l'histoire d'un projet. */
@Controller
class Pages {

    private final Dossiers dossiers;
    private final Decisions decisions;
    private final Risques risques;
    private final EtatsAvancement etats;
    private final Attentes attentes;
    private final Echangees echangees;
    private final Organisations organisations;
    private final Regards regards;
    private final Annuaire annuaire;
    private final Clock horloge;

    Pages(
            Dossiers dossiers,
            Decisions decisions,
            Risques risques,
            EtatsAvancement etats,
            Attentes attentes,
            Echangees echangees,
            Organisations organisations,
            Regards regards,
            Annuaire annuaire,
            Clock horloge) {
        this.annuaire = annuaire;
        this.dossiers = dossiers;
        this.decisions = decisions;
        this.risques = risques;
        this.etats = etats;
        this.attentes = attentes;
        this.echangees = echangees;
        this.organisations = organisations;
        this.regards = regards;
        this.horloge = horloge;
    }

    /** Un projet ; {@code attend} dit chez qui le projet se trouve, depuis {@code jours} jours. */
    record Ligne(Dossier projet, String organisation, LocalDate suspenduLe, List<Attentes.Attend> attend) {}

    @GetMapping("/connexion")
    String connexion() {
        return "connexion";
    }

    @GetMapping("/projets/{numero}")
    String projet(@PathVariable String numero, Authentication personne, Model page) {
        Dossier projet = dossiers.visible(numero, regards.de(personne.getName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("ligne", ligne(projet, attentes.de(numero)));
        page.addAttribute("decisions", decisions.duProjet(numero));
        page.addAttribute("risques", risques.ouverts(numero));
        page.addAttribute("etat", etats.dernier(numero).orElse(null));
        page.addAttribute("anomalies", decisions.verifier(numero));
        page.addAttribute("organisations", organisations);
        page.addAttribute("annuaire", annuaire);
        page.addAttribute("echanges", echangees.de(numero));
        return "projet";
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
