package ca.jalon.projet.page;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Libelles;
import ca.jalon.papier.Francais;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.projet.Projets;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.LignesDePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Résume à une autorité ce que le projet a dit et obtenu jusqu'ici : coûts d'une étape à l'autre, prérequis, conditions et leur
 * suivi, avis, et chaque papier d'un clic. Rien pour un dossier qui n'est pas un projet.
 */
@Component
class SourceBref implements SourceTexte {

    /** Ce qui se relit en entier, dans l'ordre du cycle. */
    private static final List<String> PAPIERS = List.of(
            "fiche-projet",
            "donner-avis-technologique",
            "prioriser-projet",
            "declaration-pgri",
            "confirmer-pgri",
            "dossier-opportunite",
            "dossier-affaires",
            "avis-dossier-affaires");

    private final Papiers papiers;
    private final Decisions decisions;
    private final LignesDePlan lignes;
    private final Libelles libelles;

    SourceBref(Papiers papiers, Decisions decisions, LignesDePlan lignes, Libelles libelles) {
        this.papiers = papiers;
        this.decisions = decisions;
        this.lignes = lignes;
        this.libelles = libelles;
    }

    @Override
    public String nom() {
        return "bref-du-projet";
    }

    @Override
    public String texte(Demande demande) {
        String numero = demande.texte(Projets.NUMERO.name());
        Map<String, Papier> derniers = new LinkedHashMap<>();
        PAPIERS.forEach(formulaire -> derniers.put(formulaire, null));
        papiers.du(numero).forEach(papier -> {
            if (derniers.containsKey(papier.formulaire())) {
                derniers.put(papier.formulaire(), papier);
            }
        });
        derniers.values().removeIf(Objects::isNull);
        if (!derniers.containsKey(Projets.FICHE)) {
            return "";
        }
        Set<Integer> enSuspens = decisions.enSuspens(numero, demande.compte());
        List<Decision> rendues = decisions.enVigueur(numero).stream()
                .filter(decision -> !enSuspens.contains(decision.rang()))
                .toList();
        List<String> bref = new ArrayList<>();
        bref.add(Markdown.puce(
                "Coûts",
                Stream.of(
                                montant("fiche", derniers, "fiche-projet", "budgetEstime"),
                                montant("PGRI", derniers, "declaration-pgri", "coutTotalEstime"),
                                montant("dossier d’opportunité", derniers, "dossier-opportunite", "couts"),
                                montant("dossier d’affaires", derniers, "dossier-affaires", "coutInvestissement"),
                                montant(
                                        "fonctionnement annuel",
                                        derniers,
                                        "dossier-affaires",
                                        "coutFonctionnementAnnuel"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "))));
        bref.add(Markdown.puce("Prérequis", prerequis(numero, derniers, rendues)));
        rendues.stream()
                .filter(decision -> decision.conditions() != null)
                .forEach(decision -> bref.add(Markdown.puce(
                        "Conditions (%s)".formatted(libelles.enTete("jalon", decision.jalon())),
                        decision.conditions())));
        dire(bref, "Suivi des conditions", derniers, "dossier-affaires", "conditionsDo");
        dire(bref, "Avis technologique", derniers, "donner-avis-technologique", "avisTechnologique");
        dire(bref, "Réserves technologiques", derniers, "donner-avis-technologique", "reserves");
        dire(bref, "Rang établi par le comité", derniers, "prioriser-projet", "rang");
        dire(bref, "Avis du CCT sur l’acquisition", derniers, "avis-dossier-affaires", "avisAcquisitionPrevue");
        bref.add("- Lire en entier : "
                + derniers.values().stream()
                        .map(papier -> "[%s](/projets/%s/papiers/%s)"
                                .formatted(Markdown.echapper(papier.titre()), numero, papier.id()))
                        .collect(Collectors.joining(" · ")));
        return "**Le projet en bref**\n\n" + String.join("\n", bref);
    }

    /** Planification reçue, numéro au PGRI, dossier d'affaires autorisé : ce que la table des prérequis regarde. */
    private String prerequis(String numero, Map<String, Papier> derniers, List<Decision> rendues) {
        String pgri = Stream.of("confirmer-pgri", "declaration-pgri")
                .map(formulaire -> reponse(derniers, formulaire, "numeroPgri"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String autorise = rendues.stream()
                .filter(decision -> decision.jalon().equals("DA") && decision.montant() != null)
                .map(decision -> " · dossier d’affaires autorisé pour " + Francais.montant(decision.montant()))
                .reduce((une, suivante) -> suivante)
                .orElse("");
        return (lignes.inscrit(numero) ? "planification reçue du CNCOT" : "planification non reçue du CNCOT")
                + (pgri == null ? "" : " · PGRI " + pgri)
                + autorise;
    }

    private static void dire(
            List<String> bref, String quoi, Map<String, Papier> derniers, String formulaire, String cle) {
        String dite = reponse(derniers, formulaire, cle);
        if (dite != null && !dite.isBlank()) {
            bref.add(Markdown.puce(quoi, dite));
        }
    }

    private static String montant(String quoi, Map<String, Papier> derniers, String formulaire, String cle) {
        String dit = reponse(derniers, formulaire, cle);
        return dit == null ? null : "%s %s".formatted(quoi, dit);
    }

    private static String reponse(Map<String, Papier> derniers, String formulaire, String cle) {
        Papier papier = derniers.get(formulaire);
        return papier == null ? null : papier.reponse(cle);
    }
}
