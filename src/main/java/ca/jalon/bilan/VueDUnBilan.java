package ca.jalon.bilan;

import ca.jalon.bilan.Corrections.Correction;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.papier.Francais;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.Signatures;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Ce qu'un bilan donne à lire, à l'écran comme sur papier : chiffres et corrections, textes, décisions, reddition, conclusions. */
@Component
class VueDUnBilan {

    private final Bilans bilans;
    private final Corrections corrections;
    private final Reddition reddition;
    private final Ecrits ecrits;
    private final Papiers papiers;
    private final Signatures signatures;
    private final Attentes attentes;
    private final Clock horloge;

    VueDUnBilan(
            Bilans bilans,
            Corrections corrections,
            Reddition reddition,
            Ecrits ecrits,
            Papiers papiers,
            Signatures signatures,
            Attentes attentes,
            Clock horloge) {
        this.bilans = bilans;
        this.corrections = corrections;
        this.reddition = reddition;
        this.ecrits = ecrits;
        this.papiers = papiers;
        this.signatures = signatures;
        this.attentes = attentes;
        this.horloge = horloge;
    }

    /** Qui a décidé, ou écrit, et quand. */
    record Signe(String titre, String texte, String quand) {}

    Map<String, Object> de(Bilan bilan) {
        List<Ecrit> tous = ecrits.duDossier(bilan.numero());
        Signatures.Noms noms = signatures.deComptes(tous.stream().map(Ecrit::auteur));
        Optional<Papier> scelle = papiers.du(bilan.numero()).stream()
                .filter(papier -> papier.id().equals(bilan.ecrit()))
                .findFirst();
        Map<String, Correction> demandees = corrections.de(bilan);
        Map<String, Object> vue = new LinkedHashMap<>();
        vue.put("bilan", bilan);
        vue.put("nomBilan", bilans.nom(bilan.perimetre()));
        vue.put("sections", bilan.faits());
        vue.put("muettes", muettes(bilan.faits(), demandees));
        vue.put("corrections", demandees);
        vue.put(
                "auteurs",
                demandees.values().stream()
                        .map(Correction::auteur)
                        .distinct()
                        .collect(Collectors.toMap(auteur -> auteur, auteur -> noms.de(auteur, null))));
        vue.put("textes", textes(tous));
        vue.put("sansVolet", bilan.palier() == Palier.LOCAL && bilan.depose() && sansVolet(tous));
        vue.put("decisions", bilan.depose() ? decisions(tous, noms) : List.of());
        vue.put("conclusions", conclusions(tous, noms));
        vue.put("absents", bilan.absents().stream().map(bilans::nom).toList());
        vue.put("reddition", reddition.extrait(bilan));
        vue.put("attend", attentes.de(bilan.numero()));
        vue.put("scelle", scelle.orElse(null));
        vue.put(
                "intact",
                scelle.map(papier -> bilan.empreinteDesFaits().equals(papier.reponse(BilanAnnuel.EMPREINTE_FAITS)))
                        .orElse(false));
        vue.put("maintenant", horloge.instant());
        return vue;
    }

    /** Sections dont rien n'est arrivé : leur phrase suffit. */
    private static List<Integer> muettes(List<Section> sections, Map<String, Correction> demandees) {
        return sections.stream()
                .filter(Section::rien)
                .filter(section -> section.faits().stream().noneMatch(fait -> demandees.containsKey(fait.code())))
                .map(Section::rang)
                .toList();
    }

    private static List<ReponseDite> textes(List<Ecrit> tous) {
        Map<String, ReponseDite> dites = Ecrits.dernieresDites(tous, BilanAnnuel.PARAGRAPHES);
        return BilanAnnuel.PARAGRAPHES.stream()
                .filter(dites::containsKey)
                .map(dites::get)
                .toList();
    }

    private static boolean sansVolet(List<Ecrit> tous) {
        return tous.stream().noneMatch(ecrit -> ecrit.formulaire().equals(BilanAnnuel.VOLET));
    }

    private static List<Signe> decisions(List<Ecrit> tous, Signatures.Noms noms) {
        return Stream.of(
                        signe(tous, noms, BilanAnnuel.ENTERINEMENT, "Entériné"),
                        signe(tous, noms, BilanAnnuel.APPROBATION, "Approuvé"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Signe> signe(List<Ecrit> tous, Signatures.Noms noms, String formulaire, String titre) {
        return dernier(tous, formulaire).map(ecrit -> {
            Map<String, Object> valeurs = ecrit.valeurs();
            Object resolution = valeurs.get("resolutionBilan");
            return new Signe(
                    titre,
                    "Consigné par " + noms.de(ecrit.auteur(), ecrit.pour())
                            + (resolution == null ? "" : ", résolution " + resolution),
                    "séance du " + Francais.date((String) valeurs.get("dateSeanceBilan")));
        });
    }

    private static List<Signe> conclusions(List<Ecrit> tous, Signatures.Noms noms) {
        List<Signe> conclusions = new ArrayList<>();
        Map<String, String> titres = new LinkedHashMap<>();
        titres.put("conclusionReddition", "Conclusions des pilotes ministériels");
        titres.put("suiteReddition", "Suites proposées");
        titres.put("suiteExecutif", "Ce que le comité exécutif en retient");
        for (String formulaire : List.of(BilanAnnuel.CONCLUSION, BilanAnnuel.RECEPTION)) {
            dernier(tous, formulaire)
                    .ifPresent(ecrit -> ecrit.reponses().stream()
                            .filter(dite -> !dite.montree() && titres.containsKey(dite.cle()))
                            .forEach(dite -> conclusions.add(new Signe(
                                    titres.get(dite.cle()),
                                    dite.libelle(),
                                    noms.de(ecrit.auteur(), ecrit.pour()) + ", le " + Francais.jour(ecrit.le())))));
        }
        return conclusions;
    }

    private static Optional<Ecrit> dernier(List<Ecrit> tous, String formulaire) {
        return tous.stream()
                .filter(ecrit -> ecrit.formulaire().equals(formulaire))
                .reduce((un, suivant) -> suivant);
    }
}
