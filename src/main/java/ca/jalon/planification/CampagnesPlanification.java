package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.CLOTURE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TITRE;

import ca.jalon.calendrier.Matin;
import ca.jalon.campagne.Campagne;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.planification.Planification.Palier;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Les trois temps de la planification d'un exercice, chacun à sa date (choix de Jalon) : les établissements en octobre, les CCT à
 * la mi-janvier avec ce qui leur est parvenu, le CNCOT en mars. Une date, non une attente : un retard n'arrête personne. Chacun se
 * clôt aussi à une date sue d'avance, même ouvert en retard, avant que l'automne en rouvre un.
 */
@Configuration
class CampagnesPlanification {

    private final Organisations organisations;

    CampagnesPlanification(Organisations organisations) {
        this.organisations = organisations;
    }

    @Bean
    Campagne planificationLocale() {
        return new Temps(
                "PLANIFICATION",
                "Planification annuelle des établissements",
                MonthDay.of(10, 1),
                MonthDay.of(9, 1),
                Period.ofMonths(6),
                "planification-annuelle",
                List.of("pilote-clinique", "pilote-technologique"),
                () -> organisations.etablissements().toList(),
                Palier.LOCAL);
    }

    @Bean
    Campagne planificationTerritoriale() {
        return new Temps(
                "PLANIFICATION_CCT",
                "Planification annuelle des territoires",
                MonthDay.of(1, 15),
                MonthDay.of(9, 15),
                Period.ofMonths(6),
                "planification-territoire",
                List.of("coordonnateur-cct", "equipe-cct"),
                organisations::ccts,
                Palier.TERRITORIAL);
    }

    @Bean
    Campagne planificationNationale() {
        return new Temps(
                "PLANIFICATION_CNCOT",
                "Réception des plans par le CNCOT",
                MonthDay.of(3, 1),
                MonthDay.of(8, 31),
                Period.ofMonths(6),
                "planification-nationale",
                List.of("pilote-clinique-ministeriel", "pilote-technologique-ministeriel"),
                () -> List.of(organisations.ministere()),
                Palier.NATIONAL);
    }

    private record Temps(
            String code,
            String nom,
            MonthDay ouverture,
            MonthDay cloture,
            Period duree,
            String processus,
            List<String> acteurs,
            Supplier<Collection<Organisation>> concernees,
            Palier palier)
            implements Campagne {

        @Override
        public Collection<Organisation> organisations() {
            return concernees.get();
        }

        /** Ce qui s'ouvre à l'automne prépare l'exercice qui suit ; en hiver, celui d'avril qui vient. */
        @Override
        public Map<String, Object> depart(int annee, Organisation organisation) {
            int exercice = palier == Palier.LOCAL ? annee + 1 : annee;
            return Map.of(
                    ETABLISSEMENT.name(),
                    organisation.code(),
                    ANNEE.name(),
                    (long) exercice,
                    PALIER.name(),
                    palier.name(),
                    CLOTURE.name(),
                    Matin.duProchain(cloture, ouverture.atYear(annee)),
                    TITRE.name(),
                    "Plan %s, %s".formatted(Planification.nom(exercice), organisation.nom()));
        }
    }
}
