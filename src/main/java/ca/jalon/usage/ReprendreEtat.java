package ca.jalon.usage;

import ca.jalon.registre.Deploiement;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fait des chiffres d'un état d'avancement autant de relevés du service, s'il les suit: personne ne les dit deux fois.
 *
 * <p>Les cas traités n'en sont pas : l'état les compte depuis le début, le relevé sur quatre semaines. Un chiffre déjà relevé ce
 * jour-là reste.
 */
@Component
class ReprendreEtat {

    private static final Map<Mesurable, String> CHAMPS = Map.of(
            Mesurable.SITES, "etablissementsOperationnels",
            Mesurable.UTILISATEURS, "utilisateursActifs",
            Mesurable.FORMES, "personnesFormees");

    private final Indicateurs indicateurs;
    private final RelevesUsage releves;
    private final Clock horloge;

    ReprendreEtat(Indicateurs indicateurs, RelevesUsage releves, Clock horloge) {
        this.indicateurs = indicateurs;
        this.releves = releves;
        this.horloge = horloge;
    }

    @EventListener
    void reprendre(Deploiement etat) {
        String aujourdhui = Usage.aujourdhui(horloge).toString();
        String jour = etat.jour().compareTo(aujourdhui) < 0 ? etat.jour() : aujourdhui;
        releves.noter(indicateurs.de(etat.numero()).stream()
                .filter(indicateur -> CHAMPS.containsKey(indicateur.code()))
                .flatMap(indicateur -> Stream.ofNullable(etat.chiffres().get(CHAMPS.get(indicateur.code())))
                        .filter(dit -> libre(indicateur, jour))
                        .map(dit -> new RelevesUsage.Note(
                                indicateur,
                                new RelevesUsage.Releve(
                                        jour,
                                        new BigDecimal(dit.toString()),
                                        null,
                                        etat.auteur(),
                                        RelevesUsage.ETAT,
                                        null))))
                .toList());
    }

    private boolean libre(Indicateur indicateur, String jour) {
        List<RelevesUsage.Releve> dits = releves.de(indicateur);
        return dits.stream()
                .noneMatch(releve -> releve.periode().equals(jour)
                        && !releve.manque()
                        && !releve.origine().equals(RelevesUsage.ETAT));
    }
}
