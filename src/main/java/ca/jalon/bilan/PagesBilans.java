package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Impression;
import ca.jalon.portail.tableau.Csv;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** L'année des bilans, un bilan, son PDF, l'extrait de la reddition et les données de l'année. */
@Controller
class PagesBilans {

    private static final String ANNEE = ListeBilans.CHEMIN + "/{annee:\\d{4}}";

    private final Bilans bilans;
    private final VueDUneAnnee annees;
    private final VueDUnBilan vues;
    private final Reddition reddition;
    private final Regards regards;
    private final Impression impression;
    private final Clock horloge;

    PagesBilans(
            Bilans bilans,
            VueDUneAnnee annees,
            VueDUnBilan vues,
            Reddition reddition,
            Regards regards,
            Impression impression,
            Clock horloge) {
        this.bilans = bilans;
        this.annees = annees;
        this.vues = vues;
        this.reddition = reddition;
        this.regards = regards;
        this.impression = impression;
        this.horloge = horloge;
    }

    @GetMapping(ListeBilans.CHEMIN + "/dernier")
    String dernier() {
        return "redirect:" + ListeBilans.CHEMIN + "/"
                + Exercice.dernierClos(LocalDate.now(horloge)).annee();
    }

    @GetMapping(ANNEE)
    String annee(@PathVariable int annee, Authentication personne, Model page) {
        page.addAttribute("exercice", new Exercice(annee));
        page.addAttribute("maintenant", horloge.instant());
        page.addAllAttributes(annees.de(annee, regards.de(personne.getName())));
        return "bilan/annee";
    }

    @GetMapping(ANNEE + "/{perimetre}")
    String bilan(@PathVariable int annee, @PathVariable String perimetre, Authentication personne, Model page) {
        page.addAllAttributes(vues.de(visible(annee, perimetre, personne)));
        return "bilan/bilan";
    }

    @GetMapping(ANNEE + "/{perimetre}.pdf")
    ResponseEntity<byte[]> imprimer(@PathVariable int annee, @PathVariable String perimetre, Authentication personne) {
        Bilan bilan = visible(annee, perimetre, personne);
        return fichier(
                impression.imprimer("bilan", vues.de(bilan)),
                MediaType.APPLICATION_PDF_VALUE,
                "bilan " + annee + " " + perimetre + ".pdf");
    }

    @GetMapping(ANNEE + "/{perimetre}/reddition.csv")
    ResponseEntity<byte[]> reddition(@PathVariable int annee, @PathVariable String perimetre, Authentication personne) {
        Bilan bilan = visible(annee, perimetre, personne);
        List<List<Object>> lignes = new ArrayList<>(List.of(List.of("Rubrique", "Fait", "Valeur", "Unité")));
        reddition
                .extrait(bilan)
                .forEach((rubrique, faits) -> faits.forEach(fait -> lignes.add(List.of(
                        rubrique, fait.libelle(), valeur(fait), fait.unite().name()))));
        return fichier(Csv.de(lignes), Csv.TYPE, "reddition " + annee + " " + perimetre + ".csv");
    }

    /** Tous les faits de l'année, des bilans que la personne voit. */
    @GetMapping(ANNEE + "/donnees.csv")
    ResponseEntity<byte[]> donnees(@PathVariable int annee, Authentication personne) {
        return fichier(
                Csv.de(lignes(bilans.visibles(annee, regards.de(personne.getName())))),
                Csv.TYPE,
                "bilans " + annee + ".csv");
    }

    /** Un chiffre par ligne, prêt pour un tableur ; aucun texte d'une personne. */
    List<List<Object>> lignes(List<Bilan> deLAnnee) {
        List<List<Object>> lignes = new ArrayList<>(List.of(List.of(
                "Exercice", "Palier", "Code", "Nom", "Section", "Fait", "Libellé", "Valeur", "Unité", "Déposé")));
        deLAnnee.forEach(bilan -> bilan.faits()
                .forEach(section -> section.faits()
                        .forEach(fait -> lignes.add(List.of(
                                bilan.exercice().libelle(),
                                bilan.palier().libelle,
                                bilan.perimetre(),
                                bilans.nom(bilan.perimetre()),
                                section.titre(),
                                fait.code(),
                                fait.libelle(),
                                valeur(fait),
                                fait.unite().name(),
                                bilan.depose() ? "oui" : "non")))));
        return lignes;
    }

    private static Object valeur(Fait fait) {
        return fait.valeur() == null ? "" : fait.valeur();
    }

    /** Un bilan caché et un bilan qui n'existe pas se répondent pareil. */
    private Bilan visible(int annee, String perimetre, Authentication personne) {
        return bilans.visibles(annee, regards.de(personne.getName())).stream()
                .filter(bilan -> bilan.perimetre().equals(perimetre))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static ResponseEntity<byte[]> fichier(byte[] contenu, String type, String nom) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(nom, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(contenu);
    }
}
