package ca.jalon.moteur;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Donne l'heure à toute l'application : celle du moteur, lue en heure du Québec quelle que soit la machine. */
@Configuration
public class Horloge {

    static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    /** Le jour qu'il était au Québec à cet instant. */
    public static LocalDate jour(Date instant) {
        return LocalDate.ofInstant(instant.toInstant(), QUEBEC);
    }

    @Bean
    Clock clock() {
        return new HorlogeDuMoteur(QUEBEC);
    }

    private static final class HorlogeDuMoteur extends Clock {

        private final ZoneId zone;

        HorlogeDuMoteur(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId autre) {
            return new HorlogeDuMoteur(autre);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
