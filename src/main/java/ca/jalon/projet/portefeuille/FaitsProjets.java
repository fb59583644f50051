package ca.jalon.projet.portefeuille;

import ca.jalon.calendrier.Exercice;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.projet.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Les projets de l'exercice : combien, où ils en sont, ce qu'ils coûtent, le temps à chaque porte. */
@Component
class FaitsProjets implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeProjets projets;
    private final Jalons jalons;
    private final Libelles libelles;

    FaitsProjets(Compteur compteur, ListeProjets projets, Jalons jalons, Libelles libelles) {
        this.libelles = libelles;
        this.compteur = compteur;
        this.projets = projets;
        this.jalons = jalons;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        String ouvert = exercice.ouvertALaFin("d.inscrit_le", "d.ferme_le");
        String parPhase = Arrays.stream(Phase.values())
                .map(phase -> ", count(case when %1$s and d.phase = '%2$s' then 1 end) as p_%2$s"
                        .formatted(ouvert, phase.name()))
                .collect(Collectors.joining());
        Ligne ligne = compteur.lire(
                        """
                        select count(case when %1$s then 1 end) as en_cours,
                               count(case when %2$s then 1 end) as inscrits, count(case when %3$s then 1 end) as finis,
                               coalesce(sum(case when %1$s then d.plafond end), 0) as autorise,
                               coalesce(sum(case when %1$s then e.couts_engages end), 0) as engage,
                               coalesce(sum(case when %1$s then e.couts_reels end), 0) as depense%4$s
                        from %5$s where %6$s and %7$s
                        """.formatted(
                                        ouvert,
                                        exercice.pendant("d.inscrit_le"),
                                        exercice.pendant("d.ferme_le"),
                                        parPhase,
                                        projets.source(),
                                        Dossiers.VISIBLES,
                                        portee.condition()),
                        portee)
                .get(0);
        String liste = Compteur.lien(projets, portee);
        String ouverts = Compteur.lien(projets, portee, "ouvert", Filtre.OUI);
        List<Fait> faits = new ArrayList<>(List.of(
                Fait.nombre("PROJETS_EN_COURS", "Projets en cours au 31 mars", ligne.nombre("en_cours"), ouverts),
                Fait.nombre("PROJETS_INSCRITS", "Projets inscrits dans l’exercice", ligne.nombre("inscrits"), liste),
                Fait.nombre("PROJETS_TERMINES", "Projets terminés dans l’exercice", ligne.nombre("finis"), liste)));
        for (Phase phase : Phase.values()) {
            faits.add(Fait.nombre(
                    "PROJETS_" + phase.name(),
                    "Dont, à l’arrêté : " + libelles.enTete(Phase.NOTION, phase.name()),
                    ligne.nombre("p_" + phase.name()),
                    Compteur.lien(projets, portee, "phase", phase.name(), "ouvert", Filtre.OUI)));
        }
        faits.add(Fait.montant("COUTS_AUTORISES", "Autorisé aux projets en cours", ligne.nombre("autorise"), ouverts));
        faits.add(Fait.montant("COUTS_ENGAGES", "Engagé par ces projets", ligne.nombre("engage"), ouverts));
        faits.add(Fait.montant("COUTS_REELS", "Dépensé par ces projets", ligne.nombre("depense"), ouverts));
        faits.addAll(delais(exercice, portee));
        return new Section(10, "Projets", "Aucun projet dans l’exercice.", faits);
    }

    private List<Fait> delais(Exercice exercice, Portee portee) {
        Map<String, Ligne> parPorte = compteur
                .lire(TempsAuxPortes.sql(jalons.duCycle(), exercice.pendant("max(c.consignee_le)"), portee), portee)
                .stream()
                .collect(Collectors.toMap(ligne -> ligne.texte("jalon"), ligne -> ligne));
        return jalons.duCycle().stream()
                .map(porte -> Fait.jours(
                        "DELAI_" + porte.code(),
                        "Délai médian, porte " + porte.nom(),
                        parPorte.containsKey(porte.code())
                                ? parPorte.get(porte.code()).nombre("mediane")
                                : null,
                        null))
                .toList();
    }
}
