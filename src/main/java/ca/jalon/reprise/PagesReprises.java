package ca.jalon.reprise;

import ca.jalon.reprise.Reprise.Colonne;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.reprise.Reprises.Apercu;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Fait remplir un registre d'un fichier : le modèle à télécharger, l'aperçu de chaque ligne, puis l'inscription. */
@Controller
class PagesReprises {

    private static final int TAILLE = 1024 * 1024;

    private final Reprises reprises;

    PagesReprises(Reprises reprises) {
        this.reprises = reprises;
    }

    @GetMapping("/reprises")
    String toutes(Model page) {
        page.addAttribute("reprises", reprises.toutes());
        return "reprise/reprises";
    }

    @GetMapping("/reprises/{code}")
    String une(@PathVariable String code, Model page) {
        return montrer(trouver(code), page);
    }

    /** Un fichier qui ne tient que l'en-tête, comme un tableur en français le lit. */
    @GetMapping("/reprises/{code}/modele.csv")
    ResponseEntity<String> modele(@PathVariable String code) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reprise-" + code + ".csv")
                                .build()
                                .toString())
                .body("\ufeff"
                        + trouver(code).colonnes().stream()
                                .map(Colonne::nom)
                                .collect(Collectors.joining(";", "", "\r\n")));
    }

    @PostMapping(value = "/reprises/{code}", params = "!contenu")
    String juger(
            @PathVariable String code,
            @RequestParam("fichier") MultipartFile fichier,
            HttpServletResponse reponse,
            Model page)
            throws IOException {
        Reprise reprise = trouver(code);
        try {
            if (fichier.isEmpty()) {
                throw new FichierRefuse("Choisir d’abord un fichier.");
            }
            if (fichier.getSize() > TAILLE) {
                throw new FichierRefuse("Ce fichier dépasse 1 Mo ; le partager en plusieurs.");
            }
            String texte = LectureCsv.texte(fichier.getBytes());
            page.addAttribute("contenu", texte);
            rendre(reprises.juger(reprise, texte), reponse, page);
        } catch (FichierRefuse refus) {
            refuser(refus, reponse, page);
        }
        return montrer(reprise, page);
    }

    @PostMapping(value = "/reprises/{code}", params = "contenu")
    String inscrire(
            @PathVariable String code,
            @RequestParam String contenu,
            Authentication personne,
            HttpServletResponse reponse,
            Model page) {
        Reprise reprise = trouver(code);
        try {
            Apercu apercu = reprises.inscrire(reprise, contenu, personne.getName());
            page.addAttribute("inscrit", apercu.inscriptible());
            rendre(apercu, reponse, page);
        } catch (FichierRefuse refus) {
            refuser(refus, reponse, page);
        }
        return montrer(reprise, page);
    }

    private static void rendre(Apercu apercu, HttpServletResponse reponse, Model page) {
        if (!apercu.fautives().isEmpty()) {
            reponse.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        page.addAttribute("apercu", apercu);
        page.addAttribute("nouveaux", apercu.combien(Effet.NOUVEAU));
        page.addAttribute("changes", apercu.combien(Effet.CHANGE));
        page.addAttribute("inchanges", apercu.combien(Effet.INCHANGE));
    }

    private static void refuser(FichierRefuse refus, HttpServletResponse reponse, Model page) {
        reponse.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("refus", refus.getMessage());
    }

    private static String montrer(Reprise reprise, Model page) {
        page.addAttribute("reprise", reprise);
        return "reprise/reprise";
    }

    private Reprise trouver(String code) {
        return reprises.trouver(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
