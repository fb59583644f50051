package ca.jalon.registre;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compare les parties d'une entente à ceux qui reçoivent le service: un site entré n'a rien signé, une partie sortie n'a
 * plus à l'être. Le CCT que l'entente désigne peut en être partie sans recevoir le service.
 */
@Component
public class EcartsDesParties {

    /** Sites {@code x} que l'entente {@code e} ne lie pas ; aucun si le registre ignore ses parties. */
    private static final String ABSENTE = """
            x.service = e.service
            and exists (select 1 from jalon.entente_partie q where q.entente = e.numero and q.version = e.version)
            and not exists (select 1 from jalon.entente_partie p where p.entente = e.numero and p.version = e.version
                            and p.organisation = x.organisation and p.etat <> 'RETIREE')\
            """;

    /** Parties {@code p} de l'entente {@code e} qui n'offrent ni ne reçoivent le service. */
    private static final String EN_TROP = """
            p.entente = e.numero and p.version = e.version and p.etat <> 'RETIREE'
            and p.organisation <> coalesce(e.cct_soutien, '')
            and exists (select 1 from jalon.service s
                        where s.numero = e.service and s.etat <> 'CESSE' and s.organisation <> p.organisation)
            and not exists (select 1 from jalon.service_site x where x.service = e.service and x.organisation = p.organisation)\
            """;

    /** Vrai d'une entente {@code e} en vigueur dont les parties ne sont plus celles du service. */
    public static final String CONDITION = """
            (e.etat = 'EN_VIGUEUR' and (exists (select 1 from jalon.service_site x where %s)
                                        or exists (select 1 from jalon.entente_partie p where %s)))\
            """.formatted(ABSENTE, EN_TROP);

    private final JdbcClient base;

    EcartsDesParties(JdbcClient base) {
        this.base = base;
    }

    /**
     * Ce qui sépare une entente de son service, par code d'organisation.
     *
     * @param absents reçoivent le service sans être parties
     * @param enTrop sont parties sans offrir ni recevoir le service
     */
    public record Ecart(List<String> absents, List<String> enTrop) {

        public boolean aucun() {
            return absents.isEmpty() && enTrop.isEmpty();
        }
    }

    public Ecart de(String entente) {
        return new Ecart(
                lire("x.organisation from jalon.entente e join jalon.service_site x on " + ABSENTE, entente),
                lire("p.organisation from jalon.entente e join jalon.entente_partie p on " + EN_TROP, entente));
    }

    private List<String> lire(String organisations, String entente) {
        return base.sql("select " + organisations + " where e.numero = ? order by 1")
                .param(entente)
                .query(String.class)
                .list();
    }
}
