package ca.jalon.usage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Donne à deux services fictifs du profil « demo » des indicateurs et leurs relevés, une seule fois : l'un est en alerte. */
@Component
@Profile("demo")
@Order(26)
class UsageDemo implements ApplicationRunner {

    private final Indicateurs indicateurs;
    private final RelevesUsage releves;
    private final Alertes alertes;
    private final Clock horloge;

    UsageDemo(Indicateurs indicateurs, RelevesUsage releves, Alertes alertes, Clock horloge) {
        this.indicateurs = indicateurs;
        this.releves = releves;
        this.alertes = alertes;
        this.horloge = horloge;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!indicateurs.de("SV-0001").isEmpty()) {
            return;
        }
        suivre("SV-0001", Mesurable.SITES, 4, 1, 2, 3, 3, 4, 4, 4);
        suivre("SV-0001", Mesurable.UTILISATEURS, 20, 4, 9, 12, 15, 18, 19, 21);
        suivre("SV-0001", Mesurable.CAS, 60, 6, 18, 30, 42, 55, -1, 63);
        suivre("SV-0002", Mesurable.SITES, 2, 1, 2, 2, 2, 2, 2, 2);
        suivre("SV-0002", Mesurable.CAS, 40, 8, 22, 31, 38, 41, 39, 17);
        suivre("SV-0002", Mesurable.SATISFACTION, 8, 7, 8, 8, 9, 8, 8, 7);
        alertes.lever(
                "SV-0002",
                "BAISSE",
                "Cas traités : 17 pour une moyenne de 39,33 (43 %)",
                Usage.aujourdhui(horloge).toString(),
                0);
    }

    /** Un chiffre par mois, le dernier du mois passé ; -1 : le relevé a manqué. */
    private void suivre(String service, Mesurable code, int cible, int... chiffres) {
        Indicateur indicateur = new Indicateur(
                service, code, code.famille(), code.nom(), code.unite(), BigDecimal.valueOf(cible), Indicateur.HAUSSE);
        List<Indicateur> suivis = new ArrayList<>(indicateurs.de(service));
        suivis.add(indicateur);
        indicateurs.fixer(service, suivis);
        LocalDate premier = Usage.aujourdhui(horloge).withDayOfMonth(1).minusMonths(chiffres.length);
        for (int rang = 0; rang < chiffres.length; rang++) {
            boolean manque = chiffres[rang] < 0;
            releves.noter(
                    indicateur,
                    new RelevesUsage.Releve(
                            premier.plusMonths(rang).toString(),
                            manque ? null : BigDecimal.valueOf(chiffres[rang]),
                            null,
                            null,
                            manque ? RelevesUsage.MANQUE : RelevesUsage.FICHIER,
                            null));
        }
    }
}
