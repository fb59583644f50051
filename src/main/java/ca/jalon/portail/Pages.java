package ca.jalon.portail;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Sert nos pages : la connexion et « Mes projets ». */
@Controller
class Pages {

    private final Dossiers dossiers;
    private final Attentes attentes;
    private final Organisations organisations;
    private final Regards regards;
    private final Clock horloge;

    Pages(Dossiers dossiers, Attentes attentes, Organisations organisations, Regards regards, Clock horloge) {
        this.dossiers = dossiers;
        this.attentes = attentes;
        this.organisations = organisations;
        this.regards = regards;
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
        List<Dossier> projets = dossiers.visibles(regards.de(personne.getName()));
        Map<String, List<Attentes.Attend>> attendent =
                attentes.parNumero(projets.stream().map(Dossier::numero).toList());
        page.addAttribute(
                "lignes",
                projets.stream()
                        .map(projet -> ligne(projet, attendent.getOrDefault(projet.numero(), List.of())))
                        .toList());
        return "projets";
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
