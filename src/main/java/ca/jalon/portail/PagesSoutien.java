package ca.jalon.portail;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.soutien.Demandes;
import ca.jalon.soutien.Demandes.Demande;
import ca.jalon.soutien.Journal;
import ca.jalon.soutien.Soutien;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Retrouve une demande de soutien, ouverte ou fermée depuis longtemps : son état, ses délais, l'avis donné, son journal. */
@Controller
class PagesSoutien {

    private static final int PAR_PAGE = 50;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH 'h' mm");

    private final Demandes demandes;
    private final Journal journal;
    private final Echeances echeances;
    private final Attentes attentes;
    private final Echangees echangees;
    private final Lecteurs lecteurs;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Clock horloge;

    PagesSoutien(
            Demandes demandes,
            Journal journal,
            Echeances echeances,
            Attentes attentes,
            Echangees echangees,
            Lecteurs lecteurs,
            Organisations organisations,
            Annuaire annuaire,
            Clock horloge) {
        this.demandes = demandes;
        this.journal = journal;
        this.echeances = echeances;
        this.attentes = attentes;
        this.echangees = echangees;
        this.lecteurs = lecteurs;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.horloge = horloge;
    }

    /** Une demande telle qu'on la montre ; {@code depasses} nomme les délais passés, {@code suite} dit le reste. */
    record Ligne(
            Demande demande, String etat, String qualification, String organisation, String depasses, String suite) {}

    /** {@code organisation} est celle dont les heures comptent ; vide au niveau 3. */
    record Delai(String objet, String organisation, String debut, String echeance, boolean depasse, String issue) {}

    record Arret(String attente, String motif, String debut, String fin) {}

    record Fait(String le, String par, String niveau, String nature, String texte) {}

    @GetMapping("/soutien")
    String demandes(
            @RequestParam(defaultValue = "") String mots,
            @RequestParam(defaultValue = "1") int page,
            Authentication personne,
            Model modele) {
        int rang = Math.max(1, page);
        String cherches = mots.replaceAll("\\p{Cntrl}", " ").strip();
        List<Demande> trouvees =
                demandes.lisibles(lecteurs.de(personne.getName()), cherches, PAR_PAGE + 1, (rang - 1L) * PAR_PAGE);
        List<Demande> montrees = trouvees.subList(0, Math.min(PAR_PAGE, trouvees.size()));
        Map<String, List<Echeance>> delais =
                echeances.toutes(montrees.stream().map(Demande::numero).toList());
        modele.addAttribute(
                "lignes",
                montrees.stream()
                        .map(demande -> ligne(demande, delais.getOrDefault(demande.numero(), List.of())))
                        .toList());
        modele.addAttribute("mots", cherches);
        modele.addAttribute("page", rang);
        modele.addAttribute("suivante", trouvees.size() > PAR_PAGE);
        return "demandes";
    }

    @GetMapping("/soutien/{numero}")
    String demande(@PathVariable String numero, Authentication personne, Model modele) {
        // La demande d'autrui et celle qui n'existe pas se répondent pareil.
        Demande demande = demandes.lisible(lecteurs.de(personne.getName()), numero)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Echeance> delais = echeances.toutes(numero);
        modele.addAttribute("ligne", ligne(demande, delais));
        modele.addAttribute("type", Soutien.libelleType(demande.typeSoutien()));
        modele.addAttribute("portee", Soutien.libellePortee(demande.niveauService()));
        modele.addAttribute("deposee", moment(demande.inscriteLe()));
        modele.addAttribute("close", demande.closeLe() == null ? null : moment(demande.closeLe()));
        modele.addAttribute("attend", attentes.de(numero));
        modele.addAttribute(
                "delais",
                delais.stream().map(echeance -> delai(demande, echeance)).toList());
        modele.addAttribute(
                "arrets",
                echeances.pauses(numero).stream()
                        .map(pause -> new Arret(
                                Soutien.libelleAttente(pause.attente()),
                                pause.motif(),
                                moment(pause.debut()),
                                pause.fin() == null ? "toujours" : moment(pause.fin())))
                        .toList());
        modele.addAttribute(
                "faits",
                journal.lire(numero).stream()
                        .map(ligne -> new Fait(
                                moment(ligne.le()),
                                ligne.par() == null ? "Jalon" : annuaire.nom(ligne.par()),
                                Soutien.libelleNiveau(ligne.niveau()),
                                ligne.nature(),
                                ligne.texte()))
                        .toList());
        modele.addAttribute("echanges", echangees.de(numero));
        return "demande";
    }

    /** Lit tout qui lit toutes les instances du soutien dans le moteur ; les autres, ce qui leur a été offert. */
    private Ligne ligne(Demande demande, List<Echeance> delais) {
        String depasses = delais.stream()
                .filter(delai -> delai.depasseeLe() != null)
                .map(delai -> Soutien.libelleObjet(delai.objet()))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Ligne(
                demande,
                Soutien.libelleEtat(demande.etat()),
                Soutien.libelleQualification(demande.qualification()),
                organisations.nom(demande.organisation()),
                depasses,
                suite(demande, delais, depasses.isEmpty()));
    }

    private String suite(Demande demande, List<Echeance> delais, boolean tenus) {
        if (demande.closeLe() != null) {
            return tenus ? "Tenus" : "";
        }
        if (arretee(demande)) {
            return "Horloge arrêtée";
        }
        return delais.stream()
                .filter(delai -> delai.objet().equals(Soutien.CORRECTION) && delai.depasseeLe() == null)
                .map(delai -> "Correction avant le " + moment(delai.echeance()))
                .collect(Collectors.joining());
    }

    /** Pendant une attente ; celle de la confirmation a sa propre échéance, qui court. */
    private static boolean arretee(Demande demande) {
        return demande.etat().equals("EN_ATTENTE") || demande.etat().equals("A_CONFIRMER");
    }

    private Delai delai(Demande demande, Echeance echeance) {
        boolean depasse = echeance.depasseeLe() != null;
        boolean arrete = arretee(demande) && !echeance.objet().equals(Soutien.CONFIRMATION);
        String issue =
                depasse ? "Dépassé" : echeance.termineeLe() != null ? "Tenu" : arrete ? "Horloge arrêtée" : "En cours";
        return new Delai(
                Soutien.libelleObjet(echeance.objet()),
                echeance.organisation() == null ? "" : organisations.nom(echeance.organisation()),
                moment(echeance.debut()),
                moment(echeance.echeance()),
                depasse,
                issue);
    }

    private String moment(Instant instant) {
        return instant.atZone(horloge.getZone()).format(MOMENT);
    }
}
