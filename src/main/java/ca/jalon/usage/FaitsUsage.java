package ca.jalon.usage;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * L'usage des services dans l'exercice: ce que le dernier relevé de chacun en disait, et les alertes.
 *
 * <p>Des flux comptés sur quatre semaines ne s'additionnent pas d'un relevé à l'autre : seul le dernier compte. Un relevé est manqué
 * quand aucun indicateur du service n'y a de chiffre ; un service qui a cessé ne se compte plus.
 */
@Component
class FaitsUsage implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeReleves releves;

    FaitsUsage(Compteur compteur, ListeReleves releves) {
        this.compteur = compteur;
        this.releves = releves;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        String dansLExercice = exercice.pendantLeJour("r.periode");
        Ligne dernier = compteur.lire("""
                        select coalesce(sum(case when i.code = 'CAS' then r.valeur end), 0) as cas,
                               coalesce(sum(case when i.code = 'UTILISATEURS' then r.valeur end), 0) as utilisateurs,
                               coalesce(sum(case when i.code = 'SITES' then r.valeur end), 0) as sites
                        from jalon.indicateur i
                        join jalon.service d on d.numero = i.service
                        join jalon.releve r on r.indicateur = i.id
                        where %1$s and r.valeur is not null and %2$s
                          and r.periode = (select max(r.periode) from jalon.releve r
                                           where r.indicateur = i.id and r.valeur is not null and %1$s)
                        """.formatted(dansLExercice, portee.condition()), portee)
                .get(0);
        Ligne vie = compteur.lire("""
                        select count(*) as manques from (
                            select i.service, r.periode
                            from jalon.indicateur i
                            join jalon.service d on d.numero = i.service
                            join jalon.releve r on r.indicateur = i.id
                            where %s and %s
                            group by i.service, r.periode
                            having count(r.valeur) = 0) jours
                        """.formatted(dansLExercice, portee.condition()), portee)
                .get(0);
        Ligne suivis = compteur.lire(
                        """
                        select count(case when %4$s then 1 end) as suivis,
                               count(case when %4$s and a.routine_le <= '%2$s' then 1 end) as routine,
                               coalesce(sum((select count(*) from jalon.alerte_usage x
                                             where x.service = a.service and %1$s)), 0) as alertes
                        from jalon.accompagnement a
                        join jalon.service d on d.numero = a.service
                        join jalon.dossier p on p.numero = a.dossier
                        where a.depuis <= '%2$s' and %3$s
                        """.formatted(
                                        exercice.pendantLeJour("x.ouverte_le"),
                                        exercice.fin(),
                                        portee.condition(),
                                        exercice.ouvertALaFin("p.inscrit_le", "p.ferme_le")),
                        portee)
                .get(0);
        String liste = Compteur.lien(releves, portee);
        return new Section(
                35,
                "Usage des services",
                "Aucun service n’était accompagné.",
                List.of(
                        Fait.nombre(
                                "USAGE_SUIVIS",
                                "Services accompagnés ou en routine",
                                suivis.nombre("suivis"),
                                "/usage"),
                        Fait.nombre("USAGE_ROUTINE", "Dont passés en routine", suivis.nombre("routine"), "/usage"),
                        Fait.nombre(
                                "USAGE_CAS",
                                "Cas traités sur quatre semaines, au dernier relevé",
                                dernier.nombre("cas"),
                                liste),
                        Fait.nombre(
                                "USAGE_UTILISATEURS",
                                "Utilisateurs actifs, au dernier relevé",
                                dernier.nombre("utilisateurs"),
                                liste),
                        Fait.nombre(
                                "USAGE_SITES",
                                "Établissements opérationnels, au dernier relevé",
                                dernier.nombre("sites"),
                                liste),
                        Fait.nombre("USAGE_MANQUES", "Relevés manqués", vie.nombre("manques"), liste),
                        Fait.nombre(
                                "USAGE_ALERTES",
                                "Alertes d’usage ouvertes dans l’exercice",
                                suivis.nombre("alertes"),
                                "/usage")));
    }
}
