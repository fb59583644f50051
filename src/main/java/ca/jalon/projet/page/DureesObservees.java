package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.projet.Phase;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Combien chaque phase a duré, d'une porte passée à la suivante, pour les projets du même niveau devant les mêmes autorités :
 * celles de l'établissement, du territoire ou du Québec. Ne se relit qu'une fois l'heure.
 */
@Component
class DureesObservees {

    private static final Duration FRAICHEUR = Duration.ofHours(1);

    private final JdbcClient base;
    private final LignePortes portes;
    private final Clock horloge;
    private final Cache<Groupe, Map<Phase, List<Duration>>> gardees =
            Caffeine.newBuilder().maximumSize(200).expireAfterWrite(FRAICHEUR).build();

    DureesObservees(JdbcClient base, LignePortes portes, Clock horloge) {
        this.base = base;
        this.portes = portes;
        this.horloge = horloge;
    }

    private record Groupe(String niveau, String organisation, String territoire) {}

    private record Passage(String numero, Instant inscrit, String porte, Instant le) {}

    /** Ce que l'on prévoit des portes de ce projet ; rien s'il est fermé, suspendu, ou sans niveau. */
    List<Prevision.Prevue> prevoir(Dossier projet) {
        Phase ici = Phase.chercher(projet.phase()).orElse(null);
        if (!projet.actif() || projet.niveau() == null || ici == null) {
            return List.of();
        }
        return Prevision.de(
                ici,
                projet.phaseDepuis(),
                horloge.instant(),
                gardees.get(groupe(projet), this::lire),
                projet.numero().hashCode());
    }

    private static Groupe groupe(Dossier projet) {
        return switch (projet.niveau()) {
            case "LOCAL" -> new Groupe("LOCAL", projet.organisation(), "");
            case "TERRITORIAL" -> new Groupe("TERRITORIAL", "", projet.territoire());
            default -> new Groupe(projet.niveau(), "", "");
        };
    }

    private Map<Phase, List<Duration>> lire(Groupe groupe) {
        Map<String, Instant> inscrits = new HashMap<>();
        Map<String, Map<Phase, Instant>> passees = new HashMap<>();
        for (Passage passage : passages(groupe)) {
            inscrits.put(passage.numero(), passage.inscrit());
            portes.phaseDeLaPorte(passage.porte())
                    .ifPresent(phase -> passees.computeIfAbsent(passage.numero(), n -> new EnumMap<>(Phase.class))
                            .put(phase, passage.le()));
        }
        Map<Phase, List<Duration>> durees = new EnumMap<>(Phase.class);
        passees.forEach((numero, passages) -> {
            Instant avant = inscrits.get(numero);
            for (Map.Entry<Phase, Instant> porte : passages.entrySet()) {
                if (porte.getValue().isAfter(avant)) {
                    durees.computeIfAbsent(porte.getKey(), phase -> new ArrayList<>())
                            .add(Duration.between(avant, porte.getValue()));
                    avant = porte.getValue();
                }
            }
        });
        return durees;
    }

    private List<Passage> passages(Groupe groupe) {
        return base.sql("""
                        select d.numero, d.inscrit_le, x.jalon as porte, max(x.consignee_le) as le
                        from jalon.decision x join jalon.dossier d on d.numero = x.numero
                        where d.nature = 'PROJET' and d.niveau = :niveau
                          and (:organisation = '' or d.organisation = :organisation)
                          and (:territoire = '' or d.territoire = :territoire)
                          and x.jalon in (:portes) and x.issue in ('AUTORISE', 'AUTORISE_AVEC_CONDITIONS')
                        group by d.numero, d.inscrit_le, x.jalon
                        union all
                        select d.numero, d.inscrit_le, e.formulaire, max(e.le)
                        from jalon.ecrit e join jalon.dossier d on d.numero = e.dossier
                        where d.nature = 'PROJET' and d.niveau = :niveau
                          and (:organisation = '' or d.organisation = :organisation)
                          and (:territoire = '' or d.territoire = :territoire)
                          and e.formulaire in (:portes)
                        group by d.numero, d.inscrit_le, e.formulaire
                        """)
                .param("niveau", groupe.niveau())
                .param("organisation", groupe.organisation())
                .param("territoire", groupe.territoire())
                .param("portes", portes.portes())
                .query((ligne, rang) -> new Passage(
                        ligne.getString("numero"),
                        ligne.getObject("inscrit_le", OffsetDateTime.class).toInstant(),
                        ligne.getString("porte"),
                        ligne.getObject("le", OffsetDateTime.class).toInstant()))
                .list();
    }
}
