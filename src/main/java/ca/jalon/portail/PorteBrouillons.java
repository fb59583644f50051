package ca.jalon.portail;

import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Brouillons.Objet;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.SaisiesEnCours;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reçoit de Tasklist ce que la personne est en train d'écrire. Rien ne s'y lit : le brouillon revient avec le formulaire servi,
 * à elle seule.
 */
@RestController
@RequestMapping("/brouillons")
class PorteBrouillons {

    /** En octets : le plus long envoi accepté, écrit tout en lettres accentuées. */
    private static final int TAILLE_MAX = 400_000;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SaisiesEnCours saisies;
    private final Brouillons brouillons;

    PorteBrouillons(SaisiesEnCours saisies, Brouillons brouillons) {
        this.saisies = saisies;
        this.brouillons = brouillons;
    }

    @PutMapping(path = "/taches/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> garderTache(@PathVariable String id, Authentication personne, HttpServletRequest requete)
            throws IOException {
        return garder(Objet.tache(id), personne, requete);
    }

    @PutMapping(path = "/departs/{cle}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> garderDepart(@PathVariable String cle, Authentication personne, HttpServletRequest requete)
            throws IOException {
        return garder(Objet.depart(cle), personne, requete);
    }

    @DeleteMapping("/taches/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void effacerTache(@PathVariable String id, Authentication personne) {
        brouillons.retirer(personne.getName(), Objet.tache(id));
    }

    @DeleteMapping("/departs/{cle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void effacerDepart(@PathVariable String cle, Authentication personne) {
        brouillons.retirer(personne.getName(), Objet.depart(cle));
    }

    private Map<String, String> garder(Objet objet, Authentication personne, HttpServletRequest requete)
            throws IOException {
        byte[] corps = requete.getInputStream().readNBytes(TAILLE_MAX + 1);
        if (corps.length > TAILLE_MAX) {
            throw new Refus(
                    HttpStatus.PAYLOAD_TOO_LARGE.value(), "Ce brouillon est trop long : il n’est plus enregistré.");
        }
        Map<String, Object> saisie;
        try {
            saisie = JSON.readValue(corps, new TypeReference<>() {});
        } catch (IOException e) {
            throw new Refus(HttpStatus.BAD_REQUEST.value(), "Ce brouillon n’est pas un objet JSON lisible.");
        }
        if (saisie == null) {
            throw new Refus(HttpStatus.BAD_REQUEST.value(), "Ce brouillon n’est pas un objet JSON lisible.");
        }
        return Map.of("le", saisies.garder(personne.getName(), objet, saisie).toString());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refuser(Refus refus) {
        return ResponseEntity.status(refus.statut()).body(Map.of("message", refus.getMessage()));
    }
}
