package ca.jalon.soutien;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.Echangees;
import ca.jalon.portail.Liens;
import ca.jalon.registre.Equipements;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Retrouve une demande de soutien, ouverte ou fermée depuis longtemps : son état, ses délais, l'avis donné, son journal. */
@Controller
class PagesSoutien {

    private final Mots mots;
    private final Demandes demandes;
    private final Journal journal;
    private final Echeances echeances;
    private final Attentes attentes;
    private final Echangees echangees;
    private final Lecteurs lecteurs;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Delais delais;
    private final Equipements equipements;
    private final Liens liens;

    PagesSoutien(
            Mots mots,
            Demandes demandes,
            Journal journal,
            Echeances echeances,
            Attentes attentes,
            Echangees echangees,
            Lecteurs lecteurs,
            Organisations organisations,
            Annuaire annuaire,
            Delais delais,
            Equipements equipements,
            Liens liens) {
        this.mots = mots;
        this.demandes = demandes;
        this.journal = journal;
        this.echeances = echeances;
        this.attentes = attentes;
        this.echangees = echangees;
        this.lecteurs = lecteurs;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.delais = delais;
        this.equipements = equipements;
        this.liens = liens;
    }

    /** Une demande telle qu'on la montre ; {@code depasses} nomme les délais passés, {@code suite} dit le reste. */
    record Ligne(
            Demande demande, String etat, String qualification, String organisation, String depasses, String suite) {}

    /** {@code organisation} est celle dont les heures comptent ; vide au niveau 3. */
    record Delai(String objet, String organisation, String debut, String echeance, boolean depasse, String issue) {}

    record Arret(String attente, String motif, String debut, String fin) {}

    record Fait(String le, String par, String niveau, String nature, String texte) {}

    @GetMapping("/soutien/{numero}")
    String demande(@PathVariable String numero, Authentication personne, Model modele) {
        // La demande d'autrui et celle qui n'existe pas se répondent pareil.
        Demande demande = demandes.lisible(lecteurs.de(personne.getName()), numero)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Echeance> echues = echeances.toutes(numero);
        modele.addAttribute("ligne", ligne(demande, echues));
        modele.addAttribute("type", mots.type(demande.typeSoutien()));
        modele.addAttribute("portee", mots.portee(demande.niveauService()));
        modele.addAttribute("deposee", moment(demande.inscriteLe()));
        modele.addAttribute("close", demande.closeLe() == null ? null : moment(demande.closeLe()));
        modele.addAttribute("attend", attentes.de(numero));
        modele.addAttribute("actif", equipements.trouver(demande.actif()).orElse(null));
        modele.addAttribute(
                "pageActif",
                demande.actif() == null
                        ? null
                        : liens.page(demande.actif(), personne.getName()).orElse(null));
        modele.addAttribute("liens", liens.de(numero, personne.getName()));
        modele.addAttribute(
                "delais",
                echues.stream().map(echeance -> delai(demande, echeance)).toList());
        modele.addAttribute(
                "arrets",
                echeances.pauses(numero).stream()
                        .map(pause -> new Arret(
                                mots.attente(pause.attente()),
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
                                mots.niveau(ligne.niveau()),
                                ligne.nature(),
                                ligne.texte()))
                        .toList());
        modele.addAttribute("echanges", echangees.de(numero));
        return "demande";
    }

    private Ligne ligne(Demande demande, List<Echeance> echues) {
        return new Ligne(
                demande,
                mots.etat(demande.etat()),
                mots.qualification(demande.qualification()),
                organisations.nom(demande.organisation()),
                delais.depasses(echues),
                delais.suite(demande.etat(), demande.closeLe() != null, echues));
    }

    private Delai delai(Demande demande, Echeance echeance) {
        boolean depasse = echeance.depasseeLe() != null;
        boolean arrete = Delais.arretee(demande.etat()) && !echeance.objet().equals(Soutien.CONFIRMATION);
        String issue =
                depasse ? "Dépassé" : echeance.termineeLe() != null ? "Tenu" : arrete ? "Horloge arrêtée" : "En cours";
        return new Delai(
                mots.objet(echeance.objet()),
                echeance.organisation() == null ? "" : organisations.nom(echeance.organisation()),
                moment(echeance.debut()),
                moment(echeance.echeance()),
                depasse,
                issue);
    }

    private String moment(Instant instant) {
        return delais.moment(instant);
    }
}
