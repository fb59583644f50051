package ca.jalon.repondant;

import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.Liens;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Siege;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** La page d'un comité : son statut, ses sièges, ses membres, ce qui manque. */
@Controller
class PagesRepondant {

    private final Instances instances;
    private final Comites comites;
    private final Postes postes;
    private final Composition composition;
    private final Organisations organisations;
    private final Liens liens;

    PagesRepondant(
            Instances instances,
            Comites comites,
            Postes postes,
            Composition composition,
            Organisations organisations,
            Liens liens) {
        this.instances = instances;
        this.comites = comites;
        this.postes = postes;
        this.composition = composition;
        this.organisations = organisations;
        this.liens = liens;
    }

    /** @param courriel {@code null} s'il n'est pas connu */
    record AuComite(String siege, String nom, String courriel) {}

    @GetMapping(ListeComites.CHEMIN + "/{code}")
    String comite(@PathVariable String code, Authentication personne, Model page) {
        Instance instance =
                instances.trouver(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Comite> comite = comites.enCours(code);
        page.addAttribute("instance", instance);
        page.addAttribute("comite", comite.orElse(null));
        page.addAttribute("membres", membres(instance, comite));
        page.addAttribute(
                "manquants",
                comite.filter(declare -> instance.tactique()).stream()
                        .flatMap(declare -> instances.manquants(declare).stream())
                        .map(composition::nom)
                        .toList());
        page.addAttribute(
                "acte",
                comite.map(Comite::dossier)
                        .flatMap(numero -> liens.page(numero, personne.getName()))
                        .orElse(null));
        Organisation cct = instance.territoire() == null ? null : organisations.cct(instance.territoire());
        page.addAttribute("cct", cct);
        return "repondant/comite";
    }

    private List<AuComite> membres(Instance instance, Optional<Comite> comite) {
        Stream<AuComite> nommes =
                comite.stream().flatMap(declare -> declare.membres().stream()).map(this::membre);
        Stream<AuComite> deDroit = instances.deDroit(instance).stream()
                .map(pilote -> new AuComite(
                        instance.tactique()
                                ? organisations.role(pilote.volet().role()).nom()
                                : postes.nom(pilote),
                        postes.personne(pilote),
                        pilote.courriel()));
        boolean siegent = !instance.tactique()
                || comite.filter(declare -> declare.statut() != Comite.Statut.ABSENT)
                        .isPresent();
        return Stream.concat(nommes, siegent ? deDroit : Stream.empty())
                .filter(Objects::nonNull)
                .toList();
    }

    private AuComite membre(Membre membre) {
        return new AuComite(
                membre.siege() == Siege.AUTRE ? "Membre" : composition.nom(membre.siege()),
                membre.nom(),
                membre.courriel());
    }
}
