package ca.jalon.soutien;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les incidents de confidentialité de l'exercice : leur nombre, jamais leur contenu ni leur liste. */
@Component
class FaitsConfidentialite implements FaitsDuBilan {

    private final Compteur compteur;
    private final Valeurs valeurs;

    FaitsConfidentialite(Compteur compteur, Valeurs valeurs) {
        this.compteur = compteur;
        this.valeurs = valeurs;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        Ligne ligne = compteur.lire(
                        """
                        select count(case when %1$s then 1 end) as declares,
                               count(case when %1$s and v.risque = 'OUI' then 1 end) as serieux,
                               count(case when %2$s then 1 end) as clos
                        from jalon.violation v left join %3$s on d.organisation = v.organisation where %4$s
                        """.formatted(
                                        exercice.pendant("v.declaree_le"),
                                        exercice.pendant("v.close_le"),
                                        valeurs.etablissementsEnSql(),
                                        portee.condition()),
                        portee)
                .get(0);
        return new Section(
                80,
                "Confidentialité",
                "Aucun incident de confidentialité n’a été déclaré dans l’exercice.",
                List.of(
                        Fait.nombre("INCIDENTS_DECLARES", "Incidents déclarés", ligne.nombre("declares"), null),
                        Fait.nombre(
                                "INCIDENTS_SERIEUX",
                                "Dont à risque de préjudice sérieux",
                                ligne.nombre("serieux"),
                                null),
                        Fait.nombre("INCIDENTS_CLOS", "Incidents clos", ligne.nombre("clos"), null)));
    }
}
