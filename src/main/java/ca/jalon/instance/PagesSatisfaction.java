package ca.jalon.instance;

import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.TexteVisible;
import ca.jalon.instance.Satisfaction.Axe;
import ca.jalon.instance.Satisfaction.Sondage;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.AttendDeMoi;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** L'écran du sondage : cinq notes et un mot, pour les pilotes des établissements du territoire. */
@Controller
class PagesSatisfaction implements AttendDeMoi {

    static final String CHEMIN = "/satisfaction";

    private static final int TEXTE = 2000;

    /** « Sans opinion ». */
    private static final String SANS = "0";

    private final Sondages sondages;
    private final Organisations organisations;
    private final Annuaire annuaire;

    PagesSatisfaction(Sondages sondages, Organisations organisations, Annuaire annuaire) {
        this.sondages = sondages;
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    /** @param cct nom du CCT dont on demande ce qu'on pense */
    record Question(String dossier, String cct, String jusque) {}

    @GetMapping(CHEMIN)
    String lire(@RequestParam(required = false) String retenu, Authentication personne, Model page) {
        return montrer(personne, Map.of(), retenu != null, page);
    }

    @PostMapping(CHEMIN + "/{dossier}")
    String repondre(
            @PathVariable String dossier,
            @RequestParam Map<String, String> dites,
            Authentication personne,
            HttpServletResponse reponse,
            Model page) {
        try {
            Sondage sondage = siens(personne).stream()
                    .filter(un -> un.dossier().equals(dossier))
                    .findFirst()
                    .orElseThrow(
                            () -> new Refus(
                                    HttpStatus.CONFLICT.value(),
                                    "Ce sondage ne vous attend pas : il est clos, vous y avez répondu, ou il est celui d’un autre territoire."));
            String texte = TexteVisible.libre("Ce qu’il faudrait changer", dites.get("texte"), TEXTE);
            sondages.repondre(sondage.dossier(), personne.getName(), notes(dites), texte.isEmpty() ? null : texte);
            return "redirect:" + CHEMIN + "?retenu";
        } catch (Refus refus) {
            reponse.setStatus(refus.statut());
            page.addAttribute("refus", refus.getMessage());
            return montrer(personne, dites, false, page);
        }
    }

    /** @throws Refus (400) s'il en manque une, ou si elle n'est pas de la liste */
    private static Map<Axe, Integer> notes(Map<String, String> dites) {
        Map<Axe, Integer> notes = new EnumMap<>(Axe.class);
        for (Axe axe : Axe.values()) {
            String note = dites.getOrDefault(axe.name(), "");
            if (!note.matches("[0-5]")) {
                throw new Refus(400, "%s : choisir une note de 1 à 5, ou « sans opinion ».".formatted(axe.mot()));
            }
            if (!note.equals(SANS)) {
                notes.put(axe, Integer.valueOf(note));
            }
        }
        return notes;
    }

    /** L'accueil y mène aussi : le courriel de l'invitation se perd. */
    @Override
    public List<Attendu> de(String compte, Collection<String> groupes) {
        return siens(compte, groupes).stream()
                .map(sondage ->
                        new Attendu(CHEMIN, "Dire ce que vous pensez du CCT : " + cct(sondage), sondage.jusque()))
                .toList();
    }

    private List<Sondage> siens(Authentication personne) {
        return siens(personne.getName(), annuaire.groupes(personne.getName()));
    }

    private List<Sondage> siens(String compte, Collection<String> groupes) {
        return sondages.aRepondre(
                compte,
                organisations
                        .etablissements()
                        .filter(ici -> Satisfaction.INTERROGES.stream()
                                .anyMatch(role -> groupes.contains(role + "." + ici.code())))
                        .map(Organisation::territoire)
                        .distinct()
                        .toList());
    }

    private String cct(Sondage sondage) {
        return organisations.cct(sondage.territoire()).nom();
    }

    private String montrer(Authentication personne, Map<String, String> dites, boolean retenu, Model page) {
        page.addAttribute("retenu", retenu);
        page.addAttribute(
                "questions",
                siens(personne).stream()
                        .map(sondage -> new Question(sondage.dossier(), cct(sondage), sondage.jusque()))
                        .toList());
        page.addAttribute("axes", Axe.values());
        page.addAttribute("dites", dites);
        page.addAttribute("seuil", Satisfaction.SEUIL);
        return "instance/satisfaction";
    }
}
