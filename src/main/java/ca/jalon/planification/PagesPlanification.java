package ca.jalon.planification;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Francais;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.planification.Plans.Plan;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.registre.LigneDePlan.Statut;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Le plan d'un exercice, tel que chacun le voit : son établissement, son territoire ou le Québec ; fait pour s'imprimer. */
@Controller
class PagesPlanification {

    private static final String TERRITOIRE = ListeLignes.CHEMIN + "?annee=%d&territoire=%s";

    private final Plans plans;
    private final Organisations organisations;
    private final Regards regards;
    private final JdbcClient base;
    private final Clock horloge;
    private final Libelles libelles;

    PagesPlanification(
            Plans plans,
            Organisations organisations,
            Regards regards,
            JdbcClient base,
            Clock horloge,
            Libelles libelles) {
        this.libelles = libelles;
        this.plans = plans;
        this.organisations = organisations;
        this.regards = regards;
        this.base = base;
        this.horloge = horloge;
    }

    /** Ce qu'une autre ligne dit déjà, ou qui est reporté, ne coûte rien à cet exercice. */
    private static final Set<Statut> SANS_COUT = EnumSet.of(Statut.REGROUPEE, Statut.REPORTEE);

    /** Une ligne, ses codes dits en mots. */
    record Vue(
            String territoire,
            String organisation,
            Integer rang,
            String titre,
            String nature,
            String trimestre,
            BigDecimal cout,
            String statut,
            String avancement,
            String projet,
            String precision,
            boolean compte) {

        public String montant() {
            return cout == null ? "" : Francais.montant(cout);
        }
    }

    record Exercice(int annee, String nom, long lignes, String cout) {}

    record PlanVu(String qui, String numero, String etat, String absents) {}

    @GetMapping(ListeLignes.CHEMIN + "/cette-annee")
    String cetteAnnee() {
        return "redirect:%s/%d".formatted(ListeLignes.CHEMIN, Planification.exercice(LocalDate.now(horloge)));
    }

    @GetMapping(ListeLignes.CHEMIN + "/{annee:\\d{4}}")
    String exercice(@PathVariable int annee, Authentication personne, Model page) {
        Regard regard = regards.de(personne.getName());
        List<Vue> lignes = lignes(annee, regard);
        Map<String, List<Vue>> parOrganisation = lignes.stream()
                .collect(Collectors.groupingBy(Vue::organisation, LinkedHashMap::new, Collectors.toList()));
        page.addAttribute("annee", annee);
        page.addAttribute("exercice", Planification.nom(annee));
        page.addAttribute("exercices", exercices(regard));
        page.addAttribute("lignes", parOrganisation);
        page.addAttribute("plans", plans(annee, regard));
        page.addAttribute("graphique", graphique(annee, lignes));
        page.addAttribute("total", Francais.montant(somme(lignes.stream().filter(Vue::compte))));
        return "planification/exercice";
    }

    private List<Vue> lignes(int annee, Regard regard) {
        return base.sql("select l.*, " + ListeLignes.OU
                        + " as avancement from jalon.plan_ligne l where l.annee = :annee"
                        + " and l.statut <> 'ECARTEE' and " + ListeLignes.VISIBLES
                        + " order by l.territoire, l.organisation, coalesce(l.rang, 10000), l.id")
                .params(Dossiers.parametres(regard))
                .param("annee", annee)
                .query((ligne, rang) -> new Vue(
                        ligne.getString("territoire"),
                        organisations.nom(ligne.getString("organisation")),
                        ligne.getObject("rang", Integer.class),
                        ligne.getString("titre"),
                        libelles.dire(ListeLignes.NOTION_TYPE, ligne.getString("type")),
                        libelles.dire("trimestreLigne", ligne.getString("trimestre")),
                        ligne.getBigDecimal("cout"),
                        Statut.valueOf(ligne.getString("statut")).mot(),
                        ligne.getString("avancement"),
                        ligne.getString("projet"),
                        ligne.getBoolean("commune") ? "à mener ensemble" : null,
                        !SANS_COUT.contains(Statut.valueOf(ligne.getString("statut")))))
                .list();
    }

    private List<Exercice> exercices(Regard regard) {
        return base.sql(
                        "select l.annee, count(*) as n, sum(case when l.statut not in ('REGROUPEE', 'REPORTEE') then l.cout end) as total from jalon.plan_ligne l"
                                + " where l.statut <> 'ECARTEE' and " + ListeLignes.VISIBLES
                                + " group by l.annee order by l.annee desc")
                .params(Dossiers.parametres(regard))
                .query((ligne, rang) -> new Exercice(
                        ligne.getInt("annee"),
                        Planification.nom(ligne.getInt("annee")),
                        ligne.getLong("n"),
                        ligne.getBigDecimal("total") == null ? "" : Francais.montant(ligne.getBigDecimal("total"))))
                .list();
    }

    private List<PlanVu> plans(int annee, Regard regard) {
        return plans.de(annee).stream()
                .filter(plan -> regard.tout()
                        || regard.organisations().contains(plan.organisation()) && plan.palier() == Palier.LOCAL
                        || plan.territoire() != null && regard.territoires().contains(plan.territoire()))
                .map(plan -> new PlanVu(qui(plan), plan.numero(), etat(plan), plan.absents()))
                .toList();
    }

    private String qui(Plan plan) {
        return plan.palier() == Palier.TERRITORIAL
                ? organisations.nomsDesTerritoires().get(plan.territoire())
                : organisations.nom(plan.organisation());
    }

    private static String etat(Plan plan) {
        return !plan.transmis()
                ? plan.enPreparation() ? "en préparation" : "clos sans être transmis"
                : (plan.etat().equals(Plans.RECU) ? "reçu par le CNCOT le " : "transmis le ")
                        + Francais.date(plan.transmisLe());
    }

    /** Ce qui était planifié, commencé, réalisé, territoire par territoire. */
    private Graphique graphique(int annee, List<Vue> lignes) {
        List<Barre> barres = organisations.territoires().stream()
                .map(territoire -> barre(
                        territoire.nom(),
                        TERRITOIRE.formatted(annee, territoire.code()),
                        lignes.stream()
                                .filter(ligne -> ligne.avancement() != null
                                        && territoire.code().equals(ligne.territoire()))
                                .toList()))
                .filter(barre -> !barre.parts().isEmpty())
                .toList();
        return new Graphique(
                1,
                "Planifié, commencé, réalisé",
                "Les lignes que le CNCOT a reçues : la barre entière est ce qui était planifié.",
                List.of(new Serie(Graphique.BIEN, "réalisées"), new Serie(0, "en cours"), new Serie(3, "à commencer")),
                List.of("Territoire", "Planifiées", "Réalisées", "En cours", "À commencer"),
                barres,
                "Le CNCOT n’a encore reçu aucune de ces lignes.");
    }

    private static Barre barre(String nom, String lien, List<Vue> siennes) {
        long realisees = compter(siennes, "REALISEE");
        long enCours = compter(siennes, "EN_COURS");
        long aCommencer = compter(siennes, "A_COMMENCER");
        return new Barre(
                nom,
                lien,
                siennes.size() + (siennes.size() > 1 ? " planifiées" : " planifiée"),
                Stream.of(
                                part(
                                        Graphique.BIEN,
                                        realisees,
                                        realisees > 1 ? "réalisées" : "réalisée",
                                        lien,
                                        "REALISEE"),
                                part(0, enCours, "en cours", lien, "EN_COURS"),
                                part(3, aCommencer, "à commencer", lien, "A_COMMENCER"))
                        .filter(part -> part.valeur() > 0)
                        .toList(),
                null,
                Stream.of(siennes.size(), realisees, enCours, aCommencer)
                        .map(Object::toString)
                        .toList());
    }

    private static Part part(int teinte, long nombre, String mot, String lien, String avancement) {
        return new Part(teinte, nombre, nombre + " " + mot, lien + "&" + ListeLignes.AVANCEMENT + "=" + avancement);
    }

    private static long compter(List<Vue> lignes, String avancement) {
        return lignes.stream()
                .filter(ligne -> avancement.equals(ligne.avancement()))
                .count();
    }

    private static BigDecimal somme(Stream<Vue> lignes) {
        return lignes.map(Vue::cout).filter(cout -> cout != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
