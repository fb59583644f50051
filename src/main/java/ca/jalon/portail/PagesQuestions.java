package ca.jalon.portail;

import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.formulaire.Refus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Les deux pages d'une question : celle où on la pose, celle où le courriel mène et où on y répond. */
@Controller
class PagesQuestions {

    private static final String CHEMIN = "/dossiers/{numero}/questions";

    private final Liens liens;
    private final Questions questions;
    private final Echanges echanges;
    private final Signatures signatures;

    PagesQuestions(Liens liens, Questions questions, Echanges echanges, Signatures signatures) {
        this.liens = liens;
        this.questions = questions;
        this.echanges = echanges;
        this.signatures = signatures;
    }

    @GetMapping(CHEMIN)
    String poser(@PathVariable String numero, Authentication personne, Model page) {
        return montrerDepart(lieu(numero, personne), personne, page);
    }

    @PostMapping(CHEMIN)
    String demander(
            @PathVariable String numero,
            @RequestParam(defaultValue = "") String pour,
            @RequestParam(defaultValue = "") String texte,
            Authentication personne,
            HttpServletResponse reponse,
            Model page) {
        Lieu lieu = lieu(numero, personne);
        try {
            Echange posee = questions.demander(lieu, personne.getName(), pour, texte);
            return "redirect:/dossiers/%s/questions/%d?posee".formatted(numero, posee.rang());
        } catch (Refus refus) {
            refuser(refus, reponse, page);
            page.addAttribute("pour", pour);
            page.addAttribute("texte", texte);
            return montrerDepart(lieu, personne, page);
        }
    }

    @GetMapping(CHEMIN + "/{rang:\\d{1,18}}")
    String lire(@PathVariable String numero, @PathVariable long rang, Authentication personne, Model page) {
        return montrer(lieu(numero, personne), question(numero, rang), personne, page);
    }

    @PostMapping(CHEMIN + "/{rang:\\d{1,18}}")
    String repondre(
            @PathVariable String numero,
            @PathVariable long rang,
            @RequestParam(defaultValue = "") String texte,
            Authentication personne,
            HttpServletResponse reponse,
            Model page) {
        Lieu lieu = lieu(numero, personne);
        Echange question = question(numero, rang);
        try {
            questions.repondre(lieu, question, personne.getName(), texte);
            return "redirect:/dossiers/%s/questions/%d?repondue".formatted(numero, rang);
        } catch (Refus refus) {
            refuser(refus, reponse, page);
            page.addAttribute("texte", texte);
            return montrer(lieu, question, personne, page);
        }
    }

    private String montrerDepart(Lieu lieu, Authentication personne, Model page) {
        page.addAttribute("lieu", lieu);
        page.addAttribute("interlocuteurs", questions.interlocuteurs(lieu.dossier(), personne.getName()));
        return "question/poser";
    }

    private String montrer(Lieu lieu, Echange question, Authentication personne, Model page) {
        Echange reponse = echanges.reponse(question).orElse(null);
        page.addAttribute("lieu", lieu);
        page.addAttribute("question", question);
        page.addAttribute("reponse", reponse);
        page.addAttribute("mienne", question.auteur().equals(personne.getName()));
        page.addAttribute("pourMoi", question.pour().equals(personne.getName()));
        page.addAttribute(
                "noms",
                signatures.deComptes(
                        Stream.of(question.auteur(), question.pour(), reponse == null ? null : reponse.auteur())
                                .filter(Objects::nonNull)));
        return "question/question";
    }

    private static void refuser(Refus refus, HttpServletResponse reponse, Model page) {
        reponse.setStatus(refus.statut());
        page.addAttribute("refus", refus.getMessage());
    }

    private Lieu lieu(String numero, Authentication personne) {
        return liens.lieu(numero, personne.getName()).orElseThrow(PagesQuestions::introuvable);
    }

    private Echange question(String numero, long rang) {
        return echanges.question(numero, rang).orElseThrow(PagesQuestions::introuvable);
    }

    private static ResponseStatusException introuvable() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
