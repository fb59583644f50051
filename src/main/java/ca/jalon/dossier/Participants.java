package ca.jalon.dossier;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient quelles organisations participent à un dossier, à quel titre, de quand à quand. */
@Component
public class Participants {

    private final JdbcClient base;
    private final Clock horloge;

    Participants(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /**
     * Fait que ces organisations, et elles seules, participent au dossier à ce titre : les nouvelles entrent, les autres en sortent.
     *
     * @return celles qui viennent d'entrer
     */
    public Set<String> fixer(String numero, Qualite qualite, Collection<String> organisations) {
        Set<String> dedans = du(numero).getOrDefault(qualite, Set.of());
        dedans.stream()
                .filter(sortante -> !organisations.contains(sortante))
                .forEach(sortante -> base.sql("""
                                update jalon.participant set jusque = :maintenant
                                where dossier = :numero and organisation = :organisation and qualite = :qualite
                                  and jusque is null
                                """)
                        .param("numero", numero)
                        .param("organisation", sortante)
                        .param("qualite", qualite.name())
                        .param("maintenant", maintenant())
                        .update());
        Set<String> entrees = new LinkedHashSet<>(organisations);
        entrees.removeAll(dedans);
        entrees.forEach(entree -> admettre(numero, entree, qualite));
        return entrees;
    }

    /** Organisations qui participent aujourd'hui au dossier, par titre. */
    public Map<Qualite, Set<String>> du(String numero) {
        Map<Qualite, Set<String>> participants = new EnumMap<>(Qualite.class);
        base.sql("""
                        select organisation, qualite from jalon.participant where dossier = ? and jusque is null
                        order by organisation
                        """).param(numero).query(ligne -> {
            participants
                    .computeIfAbsent(Qualite.valueOf(ligne.getString("qualite")), nouvelle -> new LinkedHashSet<>())
                    .add(ligne.getString("organisation"));
        });
        return participants;
    }

    /** Numéros des dossiers où l'une de ces organisations participe aujourd'hui à ce titre. */
    public Set<String> dossiers(Qualite qualite, Collection<String> organisations) {
        return Set.copyOf(base.sql("""
                        select distinct dossier from jalon.participant
                        where organisation in (:organisations) and qualite = :qualite and jusque is null
                        """)
                .param("organisations", Dossiers.ouAucun(organisations))
                .param("qualite", qualite.name())
                .query(String.class)
                .list());
    }

    private void admettre(String numero, String organisation, Qualite qualite) {
        base.sql("""
                        insert into jalon.participant (dossier, organisation, qualite, depuis)
                        select d.numero, :organisation, :qualite, :maintenant from jalon.dossier d
                        where d.numero = :numero
                        """)
                .param("numero", numero)
                .param("organisation", organisation)
                .param("qualite", qualite.name())
                .param("maintenant", maintenant())
                .update();
    }

    private Timestamp maintenant() {
        return Timestamp.from(horloge.instant());
    }
}
