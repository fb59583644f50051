package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.campagne.Campagne;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import ca.jalon.portail.tableau.Portee;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Le 1er avril, les bilans de l'exercice clos la veille : un par établissement, un par territoire, un pour le Québec. */
@Configuration
class CampagnesDesBilans {

    private final Organisations organisations;
    private final Bilans bilans;
    private final Clock horloge;

    CampagnesDesBilans(Organisations organisations, Bilans bilans, Clock horloge) {
        this.organisations = organisations;
        this.bilans = bilans;
        this.horloge = horloge;
    }

    @Bean
    Campagne campagneDesBilansLocaux() {
        return new CampagneDeBilans(
                "BILAN_LOCAL",
                "Bilan annuel des établissements",
                BilanAnnuel.LOCAL,
                List.of("pilote-clinique", "direction-clinique"),
                () -> organisations.etablissements(),
                Organisation::code,
                BilanAnnuel.ORGANISATION.name());
    }

    @Bean
    Campagne campagneDesBilansTerritoriaux() {
        return new CampagneDeBilans(
                "BILAN_TERRITOIRE",
                "Bilan annuel des territoires",
                BilanAnnuel.CONSOLIDE,
                List.of("coordonnateur-cct", "ctcot"),
                () -> organisations.territoires().stream().map(Territoire::code).map(organisations::cct),
                Organisation::territoire,
                BilanAnnuel.PERIMETRE.name());
    }

    @Bean
    Campagne campagneDuBilanNational() {
        return new CampagneDeBilans(
                "BILAN_QUEBEC",
                "Bilan annuel du Québec",
                BilanAnnuel.CONSOLIDE,
                List.of("pilote-clinique-ministeriel", "pilote-technologique-ministeriel"),
                () -> Stream.of(organisations.ministere()),
                ministere -> Portee.QUEBEC,
                BilanAnnuel.PERIMETRE.name());
    }

    /** @param champ variable du départ qui reçoit le périmètre */
    private final class CampagneDeBilans implements Campagne {

        private final String code;
        private final String nom;
        private final String processus;
        private final List<String> acteurs;
        private final Supplier<Stream<Organisation>> tenues;
        private final Function<Organisation, String> perimetre;
        private final String champ;

        CampagneDeBilans(
                String code,
                String nom,
                String processus,
                List<String> acteurs,
                Supplier<Stream<Organisation>> tenues,
                Function<Organisation, String> perimetre,
                String champ) {
            this.code = code;
            this.nom = nom;
            this.processus = processus;
            this.acteurs = acteurs;
            this.tenues = tenues;
            this.perimetre = perimetre;
            this.champ = champ;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String nom() {
            return nom;
        }

        @Override
        public MonthDay ouverture() {
            return MonthDay.of(4, 1);
        }

        @Override
        public String processus() {
            return processus;
        }

        @Override
        public List<String> acteurs() {
            return acteurs;
        }

        /** Un bilan que quelqu'un a commencé sans attendre la campagne est le sien. */
        @Override
        public Collection<Organisation> organisations() {
            int annee = Exercice.dernierClos(LocalDate.now(horloge)).annee();
            return tenues.get()
                    .filter(organisation ->
                            bilans.de(annee, perimetre.apply(organisation)).isEmpty())
                    .toList();
        }

        @Override
        public Map<String, Object> depart(int annee, Organisation organisation) {
            return Map.of(BilanAnnuel.EXERCICE.name(), String.valueOf(annee), champ, perimetre.apply(organisation));
        }
    }
}
