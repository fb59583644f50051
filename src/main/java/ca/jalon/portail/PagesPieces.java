package ca.jalon.portail;

import ca.jalon.piece.Piece;
import ca.jalon.piece.PieceRefusee;
import ca.jalon.piece.Pieces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Joint, montre et rend les pièces d'un dossier de toute nature : leurs droits sont ceux du dossier. */
@Controller
class PagesPieces {

    /** Rien de ce qu'on rend ne s'exécute, même ouvert par mégarde dans le navigateur. */
    private static final String BAC_A_SABLE = "default-src 'none'; sandbox";

    private static final String ANCRE = "t-pieces";

    private final Liens liens;
    private final Pieces pieces;
    private final Signatures signatures;

    PagesPieces(Liens liens, Pieces pieces, Signatures signatures) {
        this.liens = liens;
        this.pieces = pieces;
        this.signatures = signatures;
    }

    /** Les pièces d'un dossier, pour qui vient d'une tâche ou d'une page qui ne les montre pas. */
    @GetMapping("/dossiers/{numero}/pieces")
    String montrer(@PathVariable String numero, Authentication personne, Model page) {
        Lieu lieu = lieu(numero, personne);
        List<Piece> jointes = pieces.duDossier(numero);
        page.addAttribute("lieu", lieu);
        page.addAttribute("pieces", jointes);
        page.addAttribute("noms", signatures.deComptes(jointes.stream().map(Piece::deposePar)));
        return "piece/pieces";
    }

    @PostMapping({"/projets/{numero}/pieces", "/dossiers/{numero}/pieces"})
    String joindre(
            @PathVariable String numero,
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(required = false) String tache,
            Authentication personne,
            HttpServletResponse reponse,
            Model page)
            throws IOException {
        Lieu lieu = lieu(numero, personne);
        Path recu = Files.createTempFile("piece-", null);
        try {
            fichier.transferTo(recu);
            try {
                pieces.joindre(numero, fichier.getOriginalFilename(), recu, personne.getName());
            } catch (DuplicateKeyException memeContenu) {
                // Une autre personne vient de garder le même contenu : il est là, la pièce n'a plus qu'à le nommer.
                pieces.joindre(numero, fichier.getOriginalFilename(), recu, personne.getName());
            }
            return "redirect:" + retour(lieu, true, tache);
        } catch (PieceRefusee refus) {
            reponse.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("phrase", refus.getMessage());
            page.addAttribute("retour", retour(lieu, false, tache));
            return "piece-refusee";
        } finally {
            Files.deleteIfExists(recu);
        }
    }

    @GetMapping({"/projets/{numero}/pieces/{id}", "/dossiers/{numero}/pieces/{id}"})
    void rendre(
            @PathVariable String numero, @PathVariable String id, Authentication personne, HttpServletResponse reponse)
            throws IOException {
        lieu(numero, personne);
        Piece piece = pieces.trouver(numero, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        reponse.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        reponse.setContentLengthLong(piece.taille());
        reponse.setHeader("Content-Security-Policy", BAC_A_SABLE);
        reponse.setHeader("X-Content-Type-Options", "nosniff");
        reponse.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(piece.nom(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        pieces.verser(piece, reponse.getOutputStream());
    }

    /** Où l'on revient : la page du projet, ou celle des pièces. */
    private static String retour(Lieu lieu, boolean jointe, String tache) {
        UriComponentsBuilder retour = UriComponentsBuilder.fromPath(
                        lieu.racine().equals(lieu.adresse()) ? lieu.adresse() : lieu.racine() + "/pieces")
                .fragment(ANCRE);
        if (jointe) {
            retour.queryParam("jointe");
        }
        return tache == null
                ? retour.build().toUriString()
                : retour.queryParam("tache", "{tache}").build(tache).toString();
    }

    private Lieu lieu(String numero, Authentication personne) {
        return liens.lieu(numero, personne.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
