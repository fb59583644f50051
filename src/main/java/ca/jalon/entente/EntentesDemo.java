package ca.jalon.entente;

import ca.jalon.registre.Services;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inscrit l'entente et le mandat fictifs du profil « demo », une seule fois : l'entente finit dans deux mois. */
@Component
@Profile("demo")
@Order(26)
class EntentesDemo implements ApplicationRunner {

    private static final String ENTENTE = "ENT-SV-0001";
    private static final String MANDAT = "MC-0001";

    private final Ententes ententes;
    private final MandatsCct mandats;
    private final Services services;
    private final Clock horloge;

    EntentesDemo(Ententes ententes, MandatsCct mandats, Services services, Clock horloge) {
        this.ententes = ententes;
        this.mandats = mandats;
        this.services = services;
        this.horloge = horloge;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate jour = LocalDate.now(horloge);
        if (mandats.trouver(MANDAT).isPresent() || services.trouver("SV-0001").isEmpty()) {
            return;
        }
        ententes.inscrire(
                ENTENTE, "SV-0001", "Télépathologie : examens extemporanés à distance", "ciusss-emtl", "MONTREAL");
        List<String> parties = List.of("ciusss-emtl", "cisss-lanaudiere", "cisss-laurentides", "ciusss-mcq");
        ententes.figer(ENTENTE, parties);
        parties.forEach(partie -> ententes.noter(
                ENTENTE, partie, Ententes.SIGNEE, jour.minusYears(2).toString(), "Secrétariat général"));
        ententes.mettreEnVigueur(
                ENTENTE, null, jour.minusYears(2).toString(), jour.plusDays(60).toString(), "GED-2024-0312");
        mandats.inscrire(new MandatsCct.Mandat(
                MANDAT,
                "chu-quebec",
                "ETUDE",
                "Normalisation des équipements de visioconférence",
                false,
                jour.minusMonths(3).toString(),
                jour.plusMonths(9).toString(),
                BigDecimal.valueOf(180_000),
                "ES-2026-003",
                List.of("LAVAL", "SHERBROOKE"),
                List.of()));
    }
}
