package ca.jalon.approbation;

import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Jalons.Jalon;
import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.registre.Decisions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Retours et refus à chaque porte (domaine 4.y). */
@Component
class IndicateursDecisions implements Indicateurs {

    private static final List<String> SENS = List.of("ACCORD", "RETOUR", "REFUS");

    private static final Map<String, Integer> TEINTES =
            Map.of("ACCORD", Graphique.BIEN, "RETOUR", Graphique.RETARD, "REFUS", Graphique.ARRET);

    private final Compteur compteur;
    private final ListeDecisions decisions;
    private final Jalons jalons;
    private final Libelles libelles;

    IndicateursDecisions(Compteur compteur, ListeDecisions decisions, Jalons jalons, Libelles libelles) {
        this.libelles = libelles;
        this.compteur = compteur;
        this.decisions = decisions;
        this.jalons = jalons;
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        return List.of();
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        Map<String, Map<String, Long>> parPorte = new LinkedHashMap<>();
        compteur.survoler(
                        "select c.jalon, " + ListeDecisions.SENS + " as sens, count(*) as n from " + decisions.source()
                                + " where " + Decisions.EN_VIGUEUR + " and " + decisions.visibles() + " and "
                                + portee.condition() + " group by c.jalon, " + ListeDecisions.SENS,
                        portee)
                .forEach(ligne -> parPorte.computeIfAbsent(ligne.texte("jalon"), jalon -> new LinkedHashMap<>())
                        .put(ligne.texte("sens"), ligne.nombre("n").longValue()));
        List<Barre> barres = jalons.duCycle().stream()
                .filter(jalon -> parPorte.containsKey(jalon.code()))
                .map(jalon -> barre(jalon, parPorte.get(jalon.code()), portee))
                .toList();
        return List.of(new Graphique(
                4,
                "Retours et refus",
                "Décisions rendues à chaque porte et qui n’ont pas été reprises.",
                List.of(
                        new Serie(Graphique.BIEN, "accords"),
                        new Serie(Graphique.RETARD, "retours"),
                        new Serie(Graphique.ARRET, "refus")),
                List.of("Porte", "Accords", "Retours", "Refus", "Part des retours et des refus"),
                barres,
                "Aucune décision n’a encore été rendue dans cette portée."));
    }

    private Barre barre(Jalon porteDuCycle, Map<String, Long> nombres, Portee portee) {
        String jalon = porteDuCycle.code();
        String porte = porteDuCycle.nom();
        long accords = nombres.getOrDefault("ACCORD", 0L);
        long retours = nombres.getOrDefault("RETOUR", 0L);
        long refus = nombres.getOrDefault("REFUS", 0L);
        String part = Affichage.pourCent(retours + refus, accords + retours + refus);
        return new Barre(
                porte,
                Compteur.lien(decisions, portee, "jalon", jalon, "vigueur", Filtre.OUI),
                part + " de retours et de refus",
                SENS.stream()
                        .map(sens -> new Part(
                                TEINTES.get(sens),
                                nombres.getOrDefault(sens, 0L),
                                "%s, %s : %d"
                                        .formatted(
                                                porte,
                                                libelles.dire("sensDecision", sens),
                                                nombres.getOrDefault(sens, 0L)),
                                Compteur.lien(decisions, portee, "jalon", jalon, "sens", sens, "vigueur", Filtre.OUI)))
                        .toList(),
                null,
                List.of(Affichage.nombre(accords), Affichage.nombre(retours), Affichage.nombre(refus), part));
    }
}
