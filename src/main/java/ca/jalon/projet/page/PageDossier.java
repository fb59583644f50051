package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.moteur.requetes.TachesOuvertes;
import ca.jalon.moteur.requetes.TachesOuvertes.Attente;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.piece.Piece;
import ca.jalon.piece.Pieces;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.JournalDossier;
import ca.jalon.portail.Liens;
import ca.jalon.portail.Signatures;
import ca.jalon.registre.Attaches;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import ca.jalon.registre.Risques;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** La page d'un projet : où il en est, ce qu'on peut y faire, ce qui s'y est fait, ses papiers. */
@Controller
class PageDossier {

    /** Au-delà, le reste du journal se déplie. */
    private static final int FAITS_MONTRES = 12;

    /** Au-delà, la liste du soutien dit le reste. */
    static final int ATTACHES_MONTREES = 20;

    private final DossiersVus vus;
    private final TachesOuvertes taches;
    private final Attentes attendues;
    private final Decisions decisions;
    private final ChaineDesDecisions chaine;
    private final Papiers papiers;
    private final Risques risques;
    private final EtatsAvancement etats;
    private final Echanges echanges;
    private final Attaches attaches;
    private final Pieces pieces;
    private final LignePortes ligne;
    private final DureesObservees durees;
    private final SchemaCycle schema;
    private final Departs departs;
    private final Signatures signatures;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Liens liens;
    private final Clock horloge;

    PageDossier(
            DossiersVus vus,
            TachesOuvertes taches,
            Attentes attendues,
            Decisions decisions,
            ChaineDesDecisions chaine,
            Papiers papiers,
            Risques risques,
            EtatsAvancement etats,
            Echanges echanges,
            Attaches attaches,
            Pieces pieces,
            LignePortes ligne,
            DureesObservees durees,
            SchemaCycle schema,
            Departs departs,
            Signatures signatures,
            Organisations organisations,
            Annuaire annuaire,
            Liens liens,
            Clock horloge) {
        this.vus = vus;
        this.taches = taches;
        this.attendues = attendues;
        this.decisions = decisions;
        this.chaine = chaine;
        this.papiers = papiers;
        this.risques = risques;
        this.etats = etats;
        this.echanges = echanges;
        this.attaches = attaches;
        this.pieces = pieces;
        this.ligne = ligne;
        this.durees = durees;
        this.schema = schema;
        this.departs = departs;
        this.signatures = signatures;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.liens = liens;
        this.horloge = horloge;
    }

    /** Une tâche ouverte ; {@code id} seulement si la personne peut l'ouvrir. */
    record EnCours(String id, String nom, String qui, Instant depuis, long jours, Instant echeance, boolean enRetard) {}

    @GetMapping("/projets/{numero}")
    String projet(@PathVariable String numero, Authentication personne, Model page) {
        String compte = personne.getName();
        Set<String> groupes = annuaire.groupes(compte);
        Dossier projet = vus.par(groupes, numero);
        List<Decision> rendues = decisions.duProjet(numero);
        Set<Integer> enSuspens = decisions.enSuspens(numero, compte);
        List<Papier> tous = papiers.sauf(numero, rendues, enSuspens);
        List<Attente> attentes = taches.parNumero(List.of(numero)).getOrDefault(numero, List.of());
        List<Echange> ecrits = echanges.duDossier(numero);
        List<Risques.Element> suivis = risques.duProjet(numero);
        List<Etat> deposes = etats.duProjet(numero);
        List<Piece> jointes = pieces.duDossier(numero);
        List<JournalDossier.Fait> faits =
                JournalDossier.de(projet.inscritLe(), projet.fermeLe(), tous, ecrits, jointes);
        Attaches.Entourage entourage = attaches.de(numero);
        Signatures.Noms noms = signatures.deComptes(Stream.of(
                        faits.stream().flatMap(fait -> Stream.of(fait.auteur(), fait.pour())),
                        attentes.stream()
                                .flatMap(attente ->
                                        Stream.concat(Stream.of(attente.titulaire()), attente.candidats().stream())),
                        suivis.stream().map(Risques.Element::responsable),
                        jointes.stream().map(Piece::deposePar),
                        ecrits.stream().map(Echange::pour))
                .flatMap(comptes -> comptes)
                .filter(Objects::nonNull));
        List<EnCours> enCours = attentes.stream()
                .map(attente -> enCours(attente, compte, groupes, noms))
                .toList();
        page.addAttribute("projet", projet);
        page.addAttribute("racine", "/projets/" + numero);
        page.addAttribute("organisation", organisations.nom(projet.organisation()));
        List<Decision> enVigueur = Decisions.enVigueur(rendues.stream()
                .filter(decision -> !enSuspens.contains(decision.rang()))
                .toList());
        List<LignePortes.Porte> portes = ligne.de(projet, tous, enVigueur);
        page.addAttribute("portes", portes);
        page.addAttribute("rattaches", liens.de(numero, compte));
        page.addAttribute("schema", schema.de(portes, enVigueur, projet.etat()));
        page.addAttribute("prevues", durees.prevoir(projet));
        page.addAttribute("enCours", enCours);
        page.addAttribute(
                "miennes", enCours.stream().filter(t -> t.id() != null).toList());
        page.addAttribute("departs", departs.nommes(projet, compte, groupes));
        page.addAttribute("entente", departs.entente(projet, groupes, entourage));
        page.addAttribute("anomalies", chaine.verifier(numero, rendues));
        page.addAttribute("recents", faits.stream().limit(FAITS_MONTRES).toList());
        page.addAttribute("anciens", faits.stream().skip(FAITS_MONTRES).toList());
        page.addAttribute("papiers", dernieres(tous));
        page.addAttribute("pieces", jointes);
        page.addAttribute("questions", Echanges.questions(ecrits));
        page.addAttribute("risques", suivis);
        page.addAttribute("etats", deposes);
        page.addAttribute("courbe", Courbe.de(deposes));
        page.addAttribute("entourage", entourage);
        page.addAttribute("adresses", adresses(entourage, compte));
        page.addAttribute("demande", demande(tous));
        page.addAttribute(
                "depense",
                deposes.isEmpty() ? null : deposes.get(deposes.size() - 1).coutsReels());
        page.addAttribute("organisations", organisations);
        page.addAttribute("noms", noms);
        return "projet";
    }

    /** Adresses des demandes et des ententes que cette personne peut ouvrir ; des autres, la page ne dit que le numéro. */
    private Map<String, String> adresses(Attaches.Entourage entourage, String compte) {
        return liens.pages(
                Stream.concat(
                                entourage.demandes().stream()
                                        .limit(ATTACHES_MONTREES)
                                        .map(Attaches.Demande::numero),
                                entourage.ententes().stream().map(Attaches.Entente::numero))
                        .toList(),
                compte);
    }

    private EnCours enCours(Attente attente, String compte, Set<String> groupes, Signatures.Noms noms) {
        Instant maintenant = horloge.instant();
        boolean mienne = attente.titulaire() == null
                ? attente.candidats().stream()
                        .anyMatch(candidat -> candidat.equals(compte) || groupes.contains(candidat))
                : attente.titulaire().equals(compte);
        return new EnCours(
                mienne ? attente.id() : null,
                attente.nom(),
                attendues.qui(attente, noms.parCompte()),
                attente.depuis(),
                ChronoUnit.DAYS.between(attente.depuis(), maintenant),
                attente.echeance(),
                attente.echeance() != null && attente.echeance().isBefore(maintenant));
    }

    /** La dernière version de chaque papier, la plus récente d'abord ; combien elle en a eu est dit par son numéro. */
    private static List<Papier> dernieres(List<Papier> tous) {
        Set<String> remplaces =
                tous.stream().map(Papier::precedent).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, Papier> derniers = new LinkedHashMap<>();
        for (int rang = tous.size() - 1; rang >= 0; rang--) {
            if (!remplaces.contains(tous.get(rang).id())) {
                derniers.put(tous.get(rang).id(), tous.get(rang));
            }
        }
        return List.copyOf(derniers.values());
    }

    /** Ce que le projet demande : le coût du dernier dossier déposé, d'affaires, d'opportunité, ou de la fiche. */
    static String demande(List<Papier> tous) {
        String demande = null;
        for (Papier papier : tous) {
            String cout = Stream.of("coutInvestissement", "couts", "budgetEstime")
                    .map(papier::reponse)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            demande = cout == null
                            || !Set.of("fiche-projet", "dossier-opportunite", "dossier-affaires")
                                    .contains(papier.formulaire())
                    ? demande
                    : cout;
        }
        return demande;
    }
}
