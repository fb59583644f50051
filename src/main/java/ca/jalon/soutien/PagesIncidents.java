package ca.jalon.soutien;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.PageDeDossier;
import ca.jalon.portail.Signatures;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Un incident au registre, dans l'ordre où les avis le disent, et ce que chaque étape en a écrit ; au seul responsable. */
@Controller
class PagesIncidents implements PageDeDossier {

    private final Violations violations;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Libelles libelles;
    private final Attentes attentes;
    private final Papiers papiers;
    private final Signatures signatures;

    PagesIncidents(
            Violations violations,
            Annuaire annuaire,
            Organisations organisations,
            Libelles libelles,
            Attentes attentes,
            Papiers papiers,
            Signatures signatures) {
        this.violations = violations;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.libelles = libelles;
        this.attentes = attentes;
        this.papiers = papiers;
        this.signatures = signatures;
    }

    @Override
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(
                ListeIncidents.CHEMIN + "/", violations.numerosLisibles(numeros, annuaire.groupes(compte)));
    }

    /** Un incident caché et un numéro inconnu se répondent pareil. */
    @GetMapping(ListeIncidents.CHEMIN + "/{numero}")
    String incident(@PathVariable String numero, Authentication personne, Model page) {
        Violations.Incident incident = lisible(numero, personne.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Papier> ecrits = papiers.du(numero);
        page.addAttribute("incident", incident);
        page.addAttribute("organisation", organisations.nom(incident.organisation()));
        page.addAttribute("nature", mot("natureViolation", incident.nature()));
        page.addAttribute("sensibilite", mot("sensibilite", incident.sensibilite()));
        page.addAttribute("probabilite", mot("probabiliteUsage", incident.probabilite()));
        page.addAttribute("mode", mot("modeAvisPersonnes", incident.modeAvis()));
        page.addAttribute(
                "joindre",
                responsables(incident.organisation()).stream()
                        .map(membre -> membre.nomComplet() + ", " + membre.courriel())
                        .toList());
        page.addAttribute("attend", attentes.de(numero));
        page.addAttribute("papiers", ecrits);
        page.addAttribute("signatures", signatures.de(ecrits));
        return "incident";
    }

    private List<Annuaire.Personne> responsables(String organisation) {
        List<Annuaire.Personne> nommees = annuaire.membres("responsable-protection-renseignements." + organisation);
        return nommees.isEmpty() ? annuaire.membres("dirigeant-etablissement." + organisation) : nommees;
    }

    private String mot(String notion, String code) {
        return code == null ? null : libelles.dire(notion, code);
    }

    private Optional<Violations.Incident> lisible(String numero, String compte) {
        return violations.lisible(numero, annuaire.groupes(compte));
    }
}
