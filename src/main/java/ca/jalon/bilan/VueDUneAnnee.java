package ca.jalon.bilan;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.papier.Francais;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.portail.tableau.Portee;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** L'année des bilans : où en est chaque établissement, et les territoires côte à côte. */
@Component
class VueDUneAnnee {

    private final Bilans bilans;
    private final Reddition reddition;
    private final Organisations organisations;
    private final Attentes attentes;
    private final JdbcClient base;

    VueDUneAnnee(Bilans bilans, Reddition reddition, Organisations organisations, Attentes attentes, JdbcClient base) {
        this.bilans = bilans;
        this.reddition = reddition;
        this.organisations = organisations;
        this.attentes = attentes;
        this.base = base;
    }

    /** @param cases une par étape locale, puis le dépôt */
    record Rangee(String code, String nom, boolean ouvert, List<Case> cases) {}

    /** @param ton {@code null} pour une étape à venir */
    record Case(String dit, String ton) {}

    record Territoire(String code, String nom, Case etape, List<Rangee> rangees) {}

    /** Un fait, territoire par territoire, puis pour le Québec ; {@code ministere} est ce qui n'est d'aucun territoire. */
    record Comparaison(String libelle, List<String> valeurs, String ministere, String quebec) {}

    Map<String, Object> de(int annee, Regard regard) {
        Map<String, Bilan> vus = bilans.visibles(annee, regard).stream()
                .collect(Collectors.toMap(Bilan::perimetre, Function.identity()));
        Map<String, String> territoires = organisations.nomsDesTerritoires();
        Map<String, Object> vue = new LinkedHashMap<>();
        vue.put("etapes", Etape.locales());
        vue.put("territoires", matrice(annee, regard, vus));
        vue.put("quebec", vus.containsKey(Portee.QUEBEC) ? etape(vus.get(Portee.QUEBEC)) : null);
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

    private List<Territoire> matrice(int annee, Regard regard, Map<String, Bilan> vus) {
        Map<String, Map<String, OffsetDateTime>> faites = faites(annee);
        Map<String, List<Attentes.Attend>> attendus =
                attentes.parNumero(vus.values().stream().map(Bilan::numero).toList());
        List<Territoire> territoires = new ArrayList<>();
        organisations.nomsDesTerritoires().forEach((code, nom) -> {
            List<Rangee> rangees = organisations
                    .etablissements()
                    .filter(etablissement -> etablissement.territoire().equals(code))
                    .filter(etablissement -> regard.tout()
                            || regard.territoires().contains(code)
                            || regard.organisations().contains(etablissement.code()))
                    .map(etablissement -> rangee(
                            etablissement.code(), etablissement.nom(), vus.get(etablissement.code()), faites, attendus))
                    .toList();
            if (!rangees.isEmpty() || vus.containsKey(code)) {
                territoires.add(new Territoire(code, nom, etape(vus.get(code)), rangees));
            }
        });
        return territoires;
    }

    private static Case etape(Bilan bilan) {
        return bilan == null
                ? null
                : new Case(
                        bilan.depose()
                                ? "Déposé le " + Francais.jour(bilan.deposeLe())
                                : bilan.etape().libelle(),
                        ListeBilans.ton(bilan.etape().name()));
    }

    private static Rangee rangee(
            String code,
            String nom,
            Bilan bilan,
            Map<String, Map<String, OffsetDateTime>> faites,
            Map<String, List<Attentes.Attend>> attendus) {
        List<Case> cases = new ArrayList<>();
        for (Etape etape : Etape.locales()) {
            cases.add(bilan == null ? new Case("", null) : situer(bilan, etape, faites, attendus));
        }
        cases.add(
                bilan == null
                        ? new Case("non ouvert", "rouge")
                        : bilan.depose() || bilan.etape() == Etape.NON_DEPOSE ? etape(bilan) : new Case("", null));
        return new Rangee(code, nom, bilan != null, cases);
    }

    /** Une étape qu'un retour a fait recommencer n'est plus faite. */
    private static Case situer(
            Bilan bilan,
            Etape etape,
            Map<String, Map<String, OffsetDateTime>> faites,
            Map<String, List<Attentes.Attend>> attendus) {
        if (bilan.etape() == etape) {
            return new Case(
                    attendus.getOrDefault(bilan.numero(), List.of()).stream()
                            .map(attend -> "chez " + attend.qui())
                            .findFirst()
                            .orElse("en cours"),
                    "jaune");
        }
        OffsetDateTime faite = faites.getOrDefault(bilan.numero(), Map.of()).get(etape.formulaire());
        return faite != null
                        && (bilan.depose() || etape.ordinal() < bilan.etape().ordinal())
                ? new Case(Francais.jour(faite.toInstant()), "vert")
                : new Case("", null);
    }

    /** Quand chaque étape fut passée en dernier, par numéro puis par formulaire ; en une lecture. */
    private Map<String, Map<String, OffsetDateTime>> faites(int annee) {
        Map<String, Map<String, OffsetDateTime>> faites = new HashMap<>();
        base.sql("""
                        select e.dossier, e.formulaire, max(e.le) as le
                        from jalon.ecrit e join jalon.bilan b on b.numero = e.dossier
                        where b.annee = ? group by e.dossier, e.formulaire
                        """).param(annee).query((ResultSet ligne) -> {
            faites.computeIfAbsent(ligne.getString("dossier"), nouveau -> new HashMap<>())
                    .put(ligne.getString("formulaire"), ligne.getObject("le", OffsetDateTime.class));
        });
        return faites;
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
