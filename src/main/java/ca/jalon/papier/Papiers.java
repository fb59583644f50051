package ca.jalon.papier;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.dossier.Ecrits.Garde;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Libelles;
import ca.jalon.papier.Papier.Ligne;
import ca.jalon.papier.Papier.Section;
import ca.jalon.piece.Pieces;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Relit les papiers d'un dossier : ses écrits et ses décisions, dans l'ordre où ils furent faits. */
@Component
public class Papiers {

    /** Ce qui précède le rang d'une décision dans l'identifiant de son papier. */
    public static final String DECISION = "decision-";

    /** Documents dont une instance nouvelle fait une version nouvelle ; ailleurs, c'est un autre papier. */
    private static final Set<String> DOCUMENTS = Set.of(
            "fiche-projet",
            "declaration-pgri",
            "dossier-opportunite",
            "dossier-affaires",
            "charte-projet",
            "etat-avancement",
            "rapport-cloture",
            "plan-perennite",
            "etablir-cadre-gestion",
            "evaluation-perennite");

    /** Une décision s'écrit dans la commande qui reçoit son formulaire. */
    private static final Duration MEME_ENVOI = Duration.ofMinutes(2);

    private final Ecrits ecrits;
    private final Decisions decisions;
    private final Presentations presentations;
    private final PapierDeDecision papierDeDecision;
    private final Pieces pieces;
    private final Libelles libelles;

    Papiers(
            Ecrits ecrits,
            Decisions decisions,
            Presentations presentations,
            PapierDeDecision papierDeDecision,
            Pieces pieces,
            Libelles libelles) {
        this.pieces = pieces;
        this.ecrits = ecrits;
        this.decisions = decisions;
        this.presentations = presentations;
        this.papierDeDecision = papierDeDecision;
        this.libelles = libelles;
    }

    /** Tous les papiers du dossier, du plus ancien au plus récent ; l'écrit d'une décision ne fait qu'un avec elle. */
    public List<Papier> du(String numero) {
        return entiers(numero, decisions.duProjet(numero));
    }

    private List<Papier> entiers(String numero, List<Decision> rendues) {
        return du(
                numero,
                rendues,
                pieces.auxDepots(rendues.stream().map(Decision::dossier).toList()));
    }

    /** @param soumises pièces de chaque dossier décidé */
    private List<Papier> du(String numero, List<Decision> rendues, Map<Long, String> soumises) {
        List<Papier> papiers = new ArrayList<>();
        List<Garde> libres = new ArrayList<>(ecrits.gardes(numero));
        for (Decision decision : rendues) {
            Optional<Garde> sien = libres.stream()
                    .filter(garde -> estDe(garde.ecrit(), decision))
                    .reduce((un, suivant) -> suivant);
            sien.ifPresent(libres::remove);
            papiers.add(papierDeDecision.lire(
                    decision,
                    soumises.get(decision.dossier()),
                    sien.map(Garde::ecrit).map(this::sections).orElse(List.of())));
        }
        Map<String, List<Papier>> versions = new HashMap<>();
        for (Garde garde : libres) {
            List<Papier> memes = versions.computeIfAbsent(suite(garde.ecrit()), cle -> new ArrayList<>());
            Papier papier = papier(garde, memes);
            memes.add(papier);
            papiers.add(papier);
        }
        papiers.sort(Comparator.comparing(Papier::le));
        return papiers;
    }

    /** Ceux que cette personne lit : la décision qu'une autre peut encore reprendre n'y est pas. */
    public List<Papier> pour(String numero, String compte) {
        return montrables(entiers(numero, decisions.duProjet(numero)), decisions.enSuspens(numero, compte));
    }

    /**
     * Les mêmes, à lister, quand les décisions du dossier et celles qui restent cachées, par leur rang, sont déjà lues ; les pièces
     * d'un dossier décidé n'y sont pas.
     */
    public List<Papier> sauf(String numero, List<Decision> rendues, Set<Integer> enSuspens) {
        return montrables(du(numero, rendues, Map.of()), enSuspens);
    }

    private static List<Papier> montrables(List<Papier> tous, Set<Integer> enSuspens) {
        Set<String> caches = enSuspens.stream().map(rang -> DECISION + rang).collect(Collectors.toSet());
        return tous.stream().filter(papier -> !caches.contains(papier.id())).toList();
    }

    /** Le papier de cet identifiant dans ce dossier. */
    public Optional<Papier> trouver(String numero, String id) {
        return du(numero).stream().filter(papier -> papier.id().equals(id)).findFirst();
    }

    private static boolean estDe(Ecrit ecrit, Decision decision) {
        return ecrit.formulaire().equals(decision.formulaire())
                && decision.personne().equals(ecrit.auteur())
                && Duration.between(ecrit.le(), decision.consigneeLe()).abs().compareTo(MEME_ENVOI) < 0;
    }

    /** Ce qui réunit les versions d'un même papier. */
    private String suite(Ecrit ecrit) {
        String document = ecrits.actuel(ecrit.formulaire());
        return DOCUMENTS.contains(document) ? document : document + " " + ecrit.portee();
    }

    private Papier papier(Garde garde, List<Papier> avant) {
        Ecrit ecrit = garde.ecrit();
        return new Papier(
                ecrit.id(),
                ecrits.actuel(ecrit.formulaire()),
                titre(ecrit.formulaire()),
                avant.size() + 1,
                ecrit.auteur(),
                ecrit.pour(),
                ecrit.le(),
                garde.empreinte(),
                avant.isEmpty() ? null : avant.get(avant.size() - 1).id(),
                false,
                motif(ecrit),
                sections(ecrit));
    }

    private String titre(String formulaire) {
        String fait = presentations.actuelle(formulaire).fait();
        return libelles.de("papier", formulaire).orElse(fait == null ? formulaire.replace('-', ' ') : fait);
    }

    private static String motif(Ecrit ecrit) {
        return ecrit.reponses().stream()
                .filter(dite -> !dite.montree() && dite.cle().startsWith("motif"))
                .map(ReponseDite::libelle)
                .findFirst()
                .orElse(null);
    }

    private List<Section> sections(Ecrit ecrit) {
        Presentation presentation = presentations.du(ecrit.deploiement(), ecrit.formulaire());
        List<Section> sections = new ArrayList<>();
        for (ReponseDite dite : ecrit.reponses()) {
            Ligne ligne = new Ligne(dite.cle(), dite.question(), presentation.dire(dite), dite.montree());
            if (sections.isEmpty() || !sections.get(sections.size() - 1).titre().equals(dite.section())) {
                sections.add(new Section(dite.section(), new ArrayList<>()));
            }
            sections.get(sections.size() - 1).lignes().add(ligne);
        }
        return sections;
    }
}
