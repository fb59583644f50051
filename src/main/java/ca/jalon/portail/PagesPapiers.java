package ca.jalon.portail;

import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.papier.Comparaison;
import ca.jalon.papier.Impression;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.papier.Verificateur;
import ca.jalon.piece.Piece;
import ca.jalon.piece.Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Sert les papiers d'un dossier de toute nature à qui le lit : relus, comparés, imprimés ; et la vérification d'une empreinte. */
@Controller
class PagesPapiers {

    private final Liens liens;
    private final Papiers papiers;
    private final Signatures signatures;
    private final Impression impression;
    private final Verificateur verificateur;
    private final Echanges echanges;
    private final Pieces pieces;
    private final Clock horloge;

    PagesPapiers(
            Liens liens,
            Papiers papiers,
            Signatures signatures,
            Impression impression,
            Verificateur verificateur,
            Echanges echanges,
            Pieces pieces,
            Clock horloge) {
        this.liens = liens;
        this.papiers = papiers;
        this.signatures = signatures;
        this.impression = impression;
        this.verificateur = verificateur;
        this.echanges = echanges;
        this.pieces = pieces;
        this.horloge = horloge;
    }

    @GetMapping({"/projets/{numero}/papiers/{id}", "/dossiers/{numero}/papiers/{id}"})
    String papier(@PathVariable String numero, @PathVariable String id, Authentication personne, Model page) {
        Lieu lieu = lieu(numero, personne);
        List<Papier> tous = papiers.pour(numero, personne.getName());
        Papier papier = dans(tous, id);
        page.addAttribute("lieu", lieu);
        page.addAttribute("papier", papier);
        page.addAttribute(
                "precedent",
                tous.stream()
                        .filter(autre -> autre.id().equals(papier.precedent()))
                        .findFirst()
                        .orElse(null));
        page.addAttribute("signatures", signatures.de(List.of(papier)));
        return "papier";
    }

    @GetMapping({"/projets/{numero}/papiers/{avant}/{apres}", "/dossiers/{numero}/papiers/{avant}/{apres}"})
    String comparer(
            @PathVariable String numero,
            @PathVariable String avant,
            @PathVariable String apres,
            Authentication personne,
            Model page) {
        Lieu lieu = lieu(numero, personne);
        List<Papier> tous = papiers.pour(numero, personne.getName());
        Papier ancien = dans(tous, avant);
        Papier nouveau = dans(tous, apres);
        page.addAttribute("lieu", lieu);
        page.addAttribute("avant", ancien);
        page.addAttribute("apres", nouveau);
        List<Comparaison.Rang> rangs = Comparaison.de(ancien, nouveau);
        page.addAttribute("rangs", rangs);
        page.addAttribute("differents", rangs.stream().anyMatch(Comparaison.Rang::change));
        page.addAttribute("signatures", signatures.de(List.of(ancien, nouveau)));
        return "comparer";
    }

    @GetMapping({"/projets/{numero}/papiers/{id}.pdf", "/dossiers/{numero}/papiers/{id}.pdf"})
    ResponseEntity<byte[]> imprimer(@PathVariable String numero, @PathVariable String id, Authentication personne) {
        Lieu lieu = lieu(numero, personne);
        Papier papier = dans(papiers.pour(numero, personne.getName()), id);
        return pdf("papier", donnees(lieu, List.of(papier)), numero + " " + papier.titre() + " v" + papier.version());
    }

    /** La lettre qui porte une décision à qui l'attendait. */
    @GetMapping({"/projets/{numero}/lettres/{id}.pdf", "/dossiers/{numero}/lettres/{id}.pdf"})
    ResponseEntity<byte[]> lettre(@PathVariable String numero, @PathVariable String id, Authentication personne) {
        Lieu lieu = lieu(numero, personne);
        Papier papier = dans(papiers.pour(numero, personne.getName()), id);
        if (!papier.decision()) {
            throw introuvable();
        }
        return pdf("lettre", donnees(lieu, List.of(papier)), numero + " lettre " + id);
    }

    /** Tout le dossier, relié, avec sa table des matières : papiers, questions et réponses, liste des pièces. */
    @GetMapping({"/projets/{numero}/dossier.pdf", "/dossiers/{numero}/dossier.pdf"})
    ResponseEntity<byte[]> dossier(@PathVariable String numero, Authentication personne) {
        Lieu lieu = lieu(numero, personne);
        Map<String, Object> donnees = donnees(lieu, papiers.pour(numero, personne.getName()));
        List<Echange> ecrits = echanges.duDossier(numero);
        List<Piece> jointes = pieces.duDossier(numero);
        donnees.put("questions", Echanges.questions(ecrits));
        donnees.put("pieces", jointes);
        donnees.put(
                "noms",
                signatures.deComptes(Stream.concat(
                        ecrits.stream().flatMap(echange -> Stream.of(echange.auteur(), echange.pour())),
                        jointes.stream().map(Piece::deposePar))));
        return pdf("dossier", donnees, numero + " dossier");
    }

    /**
     * Dit si Jalon garde un papier de cette empreinte. Qui la tient a le papier sous les yeux ; de quel dossier il est ne se dit
     * qu'à qui lit ce dossier.
     */
    @GetMapping("/verifier/{empreinte}")
    String verifier(@PathVariable String empreinte, Authentication personne, Model page) {
        Verificateur.Constat constat = verificateur.constater(empreinte).orElseThrow(PagesPapiers::introuvable);
        page.addAttribute("constat", constat);
        page.addAttribute("empreinte", empreinte);
        liens.lieu(constat.dossier(), personne.getName()).ifPresent(lieu -> {
            page.addAttribute("lieu", lieu);
            page.addAttribute(
                    "papier",
                    papiers.pour(constat.dossier(), personne.getName()).stream()
                            .filter(papier -> papier.id().equals(constat.papier()))
                            .findFirst()
                            .orElse(null));
        });
        return "verifier";
    }

    private Map<String, Object> donnees(Lieu lieu, List<Papier> choisis) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("projet", lieu.dossier());
        donnees.put("papiers", choisis);
        donnees.put("papier", choisis.isEmpty() ? null : choisis.get(0));
        donnees.put("signatures", signatures.de(choisis));
        donnees.put("maintenant", horloge.instant());
        return donnees;
    }

    private ResponseEntity<byte[]> pdf(String gabarit, Map<String, Object> donnees, String nom) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(nom + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(impression.imprimer(gabarit, donnees));
    }

    private Lieu lieu(String numero, Authentication personne) {
        return liens.lieu(numero, personne.getName()).orElseThrow(PagesPapiers::introuvable);
    }

    private static Papier dans(List<Papier> tous, String id) {
        return tous.stream()
                .filter(papier -> papier.id().equals(id))
                .findFirst()
                .orElseThrow(PagesPapiers::introuvable);
    }

    private static ResponseStatusException introuvable() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
