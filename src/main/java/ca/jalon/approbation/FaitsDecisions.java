package ca.jalon.approbation;

import ca.jalon.calendrier.Exercice;
import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.registre.Decisions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Les décisions rendues aux portes dans l'exercice, et qui n'ont pas été reprises. */
@Component
class FaitsDecisions implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeDecisions decisions;
    private final Libelles libelles;

    FaitsDecisions(Compteur compteur, ListeDecisions decisions, Libelles libelles) {
        this.libelles = libelles;
        this.compteur = compteur;
        this.decisions = decisions;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        Map<String, BigDecimal> parSens = compteur
                .lire(
                        "select x.sens, count(*) as n from (select " + ListeDecisions.SENS + " as sens from "
                                + decisions.source() + " where " + Decisions.EN_VIGUEUR + " and "
                                + exercice.pendant("c.consignee_le") + " and " + decisions.visibles() + " and "
                                + portee.condition() + ") x group by x.sens",
                        portee)
                .stream()
                .collect(Collectors.toMap(ligne -> ligne.texte("sens"), ligne -> ligne.nombre("n")));
        return new Section(
                20,
                "Décisions",
                "Aucune décision n’a été rendue dans l’exercice.",
                List.of("ACCORD", "RETOUR", "REFUS").stream()
                        .map(sens -> Fait.nombre(
                                "DECISIONS_" + sens,
                                libelles.enTete("faitDecision", sens),
                                parSens.getOrDefault(sens, BigDecimal.ZERO),
                                Compteur.lien(decisions, portee, "sens", sens, "vigueur", Filtre.OUI)))
                        .toList());
    }
}
