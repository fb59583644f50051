package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.piece.Piece;
import ca.jalon.piece.PieceRefusee;
import ca.jalon.piece.Pieces;
import ca.jalon.portail.DossiersVus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Joint et rend les pièces d'un projet : ses droits sont ceux du projet. */
@Controller
class PagesPieces {

    /** Rien de ce qu'on rend ne s'exécute, même ouvert par mégarde dans le navigateur. */
    private static final String BAC_A_SABLE = "default-src 'none'; sandbox";

    private final DossiersVus vus;
    private final Pieces pieces;

    PagesPieces(DossiersVus vus, Pieces pieces) {
        this.vus = vus;
        this.pieces = pieces;
    }

    @PostMapping("/projets/{numero}/pieces")
    String joindre(
            @PathVariable String numero,
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(required = false) String tache,
            Authentication personne,
            HttpServletResponse reponse,
            Model page)
            throws IOException {
        Dossier projet = vus.par(personne, numero);
        Path recu = Files.createTempFile("piece-", null);
        try {
            fichier.transferTo(recu);
            try {
                pieces.joindre(projet.numero(), fichier.getOriginalFilename(), recu, personne.getName());
            } catch (DuplicateKeyException memeContenu) {
                // Une autre personne vient de garder le même contenu : il est là, la pièce n'a plus qu'à le nommer.
                pieces.joindre(projet.numero(), fichier.getOriginalFilename(), recu, personne.getName());
            }
            UriComponentsBuilder retour = UriComponentsBuilder.fromPath("/projets/{numero}")
                    .queryParam("jointe")
                    .fragment("t-pieces");
            return "redirect:"
                    + (tache == null
                            ? retour.build(projet.numero())
                            : retour.queryParam("tache", "{tache}").build(projet.numero(), tache));
        } catch (PieceRefusee refus) {
            reponse.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("phrase", refus.getMessage());
            page.addAttribute("numero", numero);
            page.addAttribute("tache", tache);
            return "piece-refusee";
        } finally {
            Files.deleteIfExists(recu);
        }
    }

    @GetMapping("/projets/{numero}/pieces/{id}")
    void rendre(
            @PathVariable String numero, @PathVariable String id, Authentication personne, HttpServletResponse reponse)
            throws IOException {
        vus.par(personne, numero);
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
}
