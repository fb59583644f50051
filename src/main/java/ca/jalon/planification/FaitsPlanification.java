package ca.jalon.planification;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ce que le plan de l'exercice annonçait, et ce qui en est commencé. */
@Component
class FaitsPlanification implements FaitsDuBilan {

    private final Compteur compteur;

    FaitsPlanification(Compteur compteur) {
        this.compteur = compteur;
    }

    /** Un plan porte l'année où son exercice commence ; un exercice, celle où il finit. */
    @Override
    public Section section(Exercice exercice, Portee portee) {
        String plan = String.valueOf(exercice.annee() - 1);
        Ligne compte =
                compteur.lire("""
                        select count(case when d.inscrite_le is not null then 1 end) as inscrites,
                               count(case when d.inscrite_le is not null and d.projet is not null then 1 end) as commencees,
                               coalesce(sum(case when d.inscrite_le is not null then d.cout end), 0) as cout
                        from jalon.plan_ligne d
                        where d.annee = %s and d.statut <> 'REGROUPEE' and %s
                        """.formatted(plan, portee.condition()), portee).get(0);
        String lien = ListeLignes.CHEMIN + "/" + plan;
        return new Section(
                15,
                "Planification",
                "Aucune ligne de plan n’était inscrite.",
                List.of(
                        Fait.nombre("LIGNES_INSCRITES", "Lignes inscrites au plan", compte.nombre("inscrites"), lien),
                        Fait.nombre(
                                "LIGNES_COMMENCEES", "Dont devenues des projets", compte.nombre("commencees"), lien),
                        Fait.part(
                                "LIGNES_PART",
                                "Part du plan commencée",
                                compte.nombre("commencees"),
                                compte.nombre("inscrites"),
                                lien),
                        Fait.montant("LIGNES_COUT", "Coût estimé de ces lignes", compte.nombre("cout"), lien)));
    }
}
