package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Jalons.Jalon;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Etendue;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decisions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Combien de temps prend chaque porte du cycle, du premier dépôt à la dernière décision qui n'a pas été reprise. */
@Component
class TempsAuxPortes {

    private final Compteur compteur;
    private final ListeProjets projets;
    private final Jalons jalons;

    TempsAuxPortes(Compteur compteur, ListeProjets projets, Jalons jalons) {
        this.compteur = compteur;
        this.projets = projets;
        this.jalons = jalons;
    }

    /**
     * Combien de jours a pris chaque porte passée ou refusée.
     *
     * @param passage condition, sur {@code max(c.consignee_le)}, des passages retenus
     */
    static String sql(List<Jalon> portes, String passage, Portee portee) {
        String sortie = portes.stream()
                .map(porte -> "when '%s' then '%s'"
                        .formatted(porte.code(), Phase.de(porte).name()))
                .collect(Collectors.joining(" ", "case c.jalon ", " end"));
        return """
                select p.jalon, count(*) as n, min(p.jours) as min, max(p.jours) as max,
                       percentile_cont(0.25) within group (order by p.jours) as quart,
                       percentile_cont(0.5) within group (order by p.jours) as mediane,
                       percentile_cont(0.75) within group (order by p.jours) as trois_quarts
                from (select c.numero, c.jalon,
                             (extract(epoch from max(c.consignee_le)) - extract(epoch from min(b.depose_le)))
                                 / 86400 as jours
                      from jalon.decision c
                      join (select numero, jalon, min(depose_le) as depose_le from jalon.depot
                            group by numero, jalon) b on b.numero = c.numero and b.jalon = c.jalon
                      join jalon.dossier d on d.numero = c.numero
                      where c.issue in ('AUTORISE', 'AUTORISE_AVEC_CONDITIONS', 'REFUSE')
                        and %s
                        and (d.etat <> 'EN_COURS' or d.phase <> %s)
                        and %s and %s
                      group by c.numero, c.jalon
                      having %s) p
                group by p.jalon
                """.formatted(Decisions.EN_VIGUEUR, sortie, Dossiers.VISIBLES, portee.condition(), passage);
    }

    /** D'un premier dépôt à la dernière décision qui n'a pas été reprise, une fois la porte passée ou refusée. */
    Graphique graphique(Portee portee) {
        Map<String, Ligne> parPorte = compteur.survoler(sql(jalons.duCycle(), "1 = 1", portee), portee).stream()
                .collect(Collectors.toMap(ligne -> ligne.texte("jalon"), ligne -> ligne));
        List<Barre> barres = jalons.duCycle().stream()
                .filter(porte -> parPorte.containsKey(porte.code()))
                .map(porte -> barre(porte, parPorte.get(porte.code()), portee))
                .toList();
        return new Graphique(
                2,
                "Temps à chaque porte",
                "Du premier dépôt à la dernière décision : le trait est la médiane, la boîte la moitié des cas.",
                List.of(),
                List.of("Porte", "Cas", "Plus court", "Premier quart", "Médiane", "Troisième quart", "Plus long"),
                barres,
                "Aucune porte n’a encore été passée dans cette portée.");
    }

    private Barre barre(Jalon porte, Ligne ligne, Portee portee) {
        Etendue etendue = new Etendue(
                jours(ligne, "min"),
                jours(ligne, "quart"),
                jours(ligne, "mediane"),
                jours(ligne, "trois_quarts"),
                jours(ligne, "max"));
        return new Barre(
                porte.nom(),
                Compteur.lien(projets, portee, "phase", Phase.de(porte).name(), "ouvert", Filtre.OUI),
                "médiane " + Affichage.jours(etendue.mediane()),
                List.of(),
                etendue,
                List.of(
                        Affichage.nombre(ligne.nombre("n")),
                        Affichage.jours(etendue.min()),
                        Affichage.jours(etendue.quart()),
                        Affichage.jours(etendue.mediane()),
                        Affichage.jours(etendue.troisQuarts()),
                        Affichage.jours(etendue.max())));
    }

    private static double jours(Ligne ligne, String champ) {
        return ligne.nombre(champ).doubleValue();
    }
}
