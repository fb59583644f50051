package ca.jalon.usage;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les indicateurs que chaque service suit ; ceux qu'il ne suit plus gardent leurs relevés. */
@Component
class Indicateurs {

    private static final RowMapper<Indicateur> LIGNE = (ligne, rang) -> new Indicateur(
            ligne.getString("service"),
            Mesurable.valueOf(ligne.getString("code")),
            ligne.getString("famille"),
            ligne.getString("nom"),
            ligne.getString("unite"),
            ligne.getBigDecimal("cible"),
            ligne.getString("sens"));

    private final JdbcClient base;

    Indicateurs(JdbcClient base) {
        this.base = base;
    }

    /** Fait suivre à ce service ces indicateurs, et eux seuls. */
    void fixer(String service, Collection<Indicateur> suivis) {
        base.sql("update jalon.indicateur set suivi = false where service = ?")
                .param(service)
                .update();
        for (Indicateur suivi : suivis) {
            ecrire(
                    "update jalon.indicateur set famille = :famille, nom = :nom, unite = :unite, cible = :cible,"
                            + " sens = :sens, rang = :rang, suivi = true where id = :id",
                    suivi,
                    "insert into jalon.indicateur (id, service, code, famille, nom, unite, cible, sens, rang, suivi)"
                            + " values (:id, :service, :code, :famille, :nom, :unite, :cible, :sens, :rang, true)");
        }
    }

    private void ecrire(String changer, Indicateur suivi, String creer) {
        if (appliquer(changer, suivi) == 0) {
            appliquer(creer, suivi);
        }
    }

    private int appliquer(String sql, Indicateur suivi) {
        return base.sql(sql)
                .param("id", suivi.id())
                .param("service", suivi.service())
                .param("code", suivi.code().name())
                .param("famille", suivi.famille())
                .param("nom", suivi.nom())
                .param("unite", suivi.unite())
                .param("cible", suivi.cible())
                .param("sens", suivi.sens())
                .param("rang", suivi.code().ordinal())
                .update();
    }

    /** Ceux que le service suit, dans l'ordre du formulaire. */
    List<Indicateur> de(String service) {
        return de(List.of(service));
    }

    /** Ceux que ces services suivent, en une lecture, dans l'ordre du formulaire. */
    List<Indicateur> de(Collection<String> services) {
        return services.isEmpty()
                ? List.of()
                : base.sql("select * from jalon.indicateur where service in (:services) and suivi = true order by rang")
                        .param("services", services)
                        .query(LIGNE)
                        .list();
    }
}
