package ca.jalon.repondant;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Qui répondait de la télésanté au dernier jour de l'exercice : postes, comités tactiques. */
@Component
class FaitsRepondants implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeRepondants repondants;
    private final ListeComites comites;
    private final Valeurs valeurs;

    FaitsRepondants(Compteur compteur, ListeRepondants repondants, ListeComites comites, Valeurs valeurs) {
        this.compteur = compteur;
        this.repondants = repondants;
        this.comites = comites;
        this.valeurs = valeurs;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        Ligne ligne = compteur.lire(
                        """
                        select count(*) as tous, coalesce(sum(x.postes), 0) as postes,
                               count(case when x.postes = 2 then 1 end) as pourvus,
                               count(case when x.statut = 'EN_PLACE' then 1 end) as en_place,
                               count(case when x.statut = 'INTEGRE' then 1 end) as integres
                        from (select d.organisation,
                                     (select count(distinct r.volet) from jalon.repondant r
                                      where r.organisation = d.organisation and %s) as postes,
                                     (select min(c.statut) from jalon.comite c
                                      where c.instance = d.organisation and %s) as statut
                              from %s where %s) x
                        """.formatted(
                                        exercice.enCoursLeDernierJour("r.depuis", "r.jusque"),
                                        exercice.enCoursLeDernierJour("c.depuis", "c.jusque"),
                                        valeurs.etablissementsEnSql(),
                                        portee.condition()),
                        portee)
                .get(0);
        BigDecimal tous = ligne.nombre("tous");
        BigDecimal constitues = ligne.nombre("en_place").add(ligne.nombre("integres"));
        String postes = Compteur.lien(repondants, portee);
        String comitesTactiques = Compteur.lien(comites, portee, ListeComites.TYPE, Instance.TACTIQUE);
        return new Section(
                50,
                "Répondants et comités",
                "Aucun établissement.",
                List.of(
                        Fait.nombre("ETABLISSEMENTS", "Établissements", tous, null),
                        Fait.nombre(
                                "POSTES_VACANTS",
                                "Postes de pilote vacants au 31 mars",
                                tous.add(tous).subtract(ligne.nombre("postes")),
                                Compteur.lien(repondants, portee, ListeRepondants.VACANCE, Filtre.OUI)),
                        Fait.nombre(
                                "DEUX_PILOTES", "Établissements avec deux pilotes", ligne.nombre("pourvus"), postes),
                        Fait.nombre(
                                "COMITES_EN_PLACE",
                                "Comités tactiques en place",
                                ligne.nombre("en_place"),
                                comitesTactiques),
                        Fait.nombre(
                                "COMITES_INTEGRES",
                                "Comités confiés à une structure existante",
                                ligne.nombre("integres"),
                                comitesTactiques),
                        Fait.nombre(
                                "COMITES_ABSENTS",
                                "Établissements sans comité",
                                tous.subtract(constitues),
                                comitesTactiques)));
    }
}
