package ca.jalon.bilan;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.portail.tableau.Portee;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** L'année des bilans : où en est chaque établissement, et les territoires côte à côte. */
@Component
class VueDUneAnnee {

    private final Bilans bilans;
    private final Reddition reddition;
    private final Organisations organisations;
    private final MatriceDesBilans matrice;

    VueDUneAnnee(Bilans bilans, Reddition reddition, Organisations organisations, MatriceDesBilans matrice) {
        this.bilans = bilans;
        this.reddition = reddition;
        this.organisations = organisations;
        this.matrice = matrice;
    }

    /** Un fait, territoire par territoire, puis pour le Québec ; {@code ministere} est ce qui n'est d'aucun territoire. */
    record Comparaison(String libelle, List<String> valeurs, String ministere, String quebec) {}

    Map<String, Object> de(int annee, Regard regard) {
        Map<String, Bilan> vus = bilans.visibles(annee, regard).stream()
                .collect(Collectors.toMap(Bilan::perimetre, Function.identity()));
        Map<String, String> territoires = organisations.nomsDesTerritoires();
        Map<String, Object> vue = new LinkedHashMap<>();
        vue.put("etapes", Etape.locales());
        vue.put("territoires", matrice.de(annee, regard, vus));
        vue.put("quebec", vus.containsKey(Portee.QUEBEC) ? MatriceDesBilans.etape(vus.get(Portee.QUEBEC)) : null);
        vue.put(
                "colonnes",
                territoires.values().stream()
                        .map(nom -> nom.replaceFirst("^RUISSS de l’Université (de )?", ""))
                        .toList());
        Map<String, List<Comparaison>> comparaisons = comparer(vus);
        vue.put("comparaisons", comparaisons);
        vue.put(
                "ministere",
                comparaisons.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(comparaison -> comparaison.ministere() != null));
        vue.put("graphiques", graphiques(annee, vus));
        return vue;
    }

    /** Les rubriques de la reddition nationale, pour chaque territoire dont le bilan se lit. */
    private Map<String, List<Comparaison>> comparer(Map<String, Bilan> vus) {
        List<Bilan> territoires = organisations.nomsDesTerritoires().keySet().stream()
                .map(vus::get)
                .toList();
        Bilan quebec = vus.get(Portee.QUEBEC);
        Bilan modele = quebec != null
                ? quebec
                : territoires.stream().filter(un -> un != null).findFirst().orElse(null);
        Map<String, List<Comparaison>> comparaisons = new LinkedHashMap<>();
        if (modele != null) {
            reddition
                    .extrait(modele)
                    .forEach((rubrique, faits) -> comparaisons.put(
                            rubrique,
                            faits.stream()
                                    .map(fait -> comparer(fait, territoires, quebec))
                                    .toList()));
        }
        return comparaisons;
    }

    private static Comparaison comparer(Fait fait, List<Bilan> territoires, Bilan quebec) {
        return new Comparaison(
                fait.libelle(),
                territoires.stream().map(bilan -> dire(bilan, fait.code())).toList(),
                ministere(fait, territoires, quebec),
                dire(quebec, fait.code()));
    }

    private static String dire(Bilan bilan, String code) {
        return bilan == null ? "—" : bilan.fait(code).map(Fait::dire).orElse("—");
    }

    private static String ministere(Fait fait, List<Bilan> territoires, Bilan quebec) {
        if (quebec == null || !fait.unite().sAdditionne() || territoires.contains(null)) {
            return null;
        }
        BigDecimal reste = territoires.stream()
                .map(bilan -> valeur(bilan, fait.code()))
                .reduce(valeur(quebec, fait.code()), BigDecimal::subtract);
        return reste.signum() == 0 ? null : new Fait(fait.code(), fait.libelle(), reste, fait.unite(), null).dire();
    }

    private static BigDecimal valeur(Bilan bilan, String code) {
        return bilan.fait(code)
                .map(Fait::valeur)
                .filter(valeur -> valeur != null)
                .orElse(BigDecimal.ZERO);
    }

    private List<Graphique> graphiques(int annee, Map<String, Bilan> vus) {
        List<Bilan> territoires = organisations.nomsDesTerritoires().keySet().stream()
                .map(vus::get)
                .filter(bilan -> bilan != null)
                .toList();
        return territoires.isEmpty()
                ? List.of()
                : List.of(
                        graphique(
                                1,
                                annee,
                                "Soutien résolu",
                                "Demandes résolues dans l’exercice, au niveau 1 ou plus haut.",
                                Map.of("niveau 1", "SOUTIEN_N1"),
                                "SOUTIEN_RESOLUES",
                                "plus haut",
                                territoires),
                        graphique(
                                2,
                                annee,
                                "Évaluations de la pérennité",
                                "Évaluations dues dans l’exercice, faites ou non.",
                                Map.of("faites", "EVALUATIONS_FAITES"),
                                "EVALUATIONS_DUES",
                                "pas encore faites",
                                territoires));
    }

    /** Chaque barre est un territoire : une part nommée, et le reste du total. */
    private Graphique graphique(
            int rang,
            int annee,
            String titre,
            String propos,
            Map<String, String> part,
            String total,
            String reste,
            List<Bilan> territoires) {
        String nomDeLaPart = part.keySet().iterator().next();
        String code = part.get(nomDeLaPart);
        List<Barre> barres = territoires.stream()
                .map(bilan -> {
                    String lien = "/bilans/%d/%s".formatted(annee, bilan.perimetre());
                    String nom = bilans.nom(bilan.perimetre());
                    double partie = valeur(bilan, code).doubleValue();
                    double tout = valeur(bilan, total).doubleValue();
                    return new Barre(
                            nom,
                            lien,
                            Affichage.nombre(tout),
                            List.of(
                                    new Part(
                                            Graphique.BIEN,
                                            partie,
                                            "%s, %s : %s".formatted(nom, nomDeLaPart, Affichage.nombre(partie)),
                                            lien),
                                    new Part(
                                            Graphique.RETARD,
                                            tout - partie,
                                            "%s, %s : %s".formatted(nom, reste, Affichage.nombre(tout - partie)),
                                            lien)),
                            null,
                            List.of(Affichage.nombre(partie), Affichage.nombre(tout - partie), Affichage.nombre(tout)));
                })
                .toList();
        return new Graphique(
                rang,
                titre,
                propos,
                List.of(new Serie(Graphique.BIEN, nomDeLaPart), new Serie(Graphique.RETARD, reste)),
                List.of("Territoire", nomDeLaPart, reste, "total"),
                barres,
                "Rien à dessiner.");
    }
}
