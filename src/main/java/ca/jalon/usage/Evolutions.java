package ca.jalon.usage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les évolutions demandées de chaque service, leur rang et leur suite. */
@Component
class Evolutions {

    /** À prioriser : nul n'a encore répondu. */
    static final String DEMANDEE = "DEMANDEE";

    /** Mise à la planification : une ligne du plan la porte. */
    static final String PLANIFIEE = "PLANIFIEE";

    static final String NOTION_SUITE = "suiteEvolution";

    private final JdbcClient base;

    Evolutions(JdbcClient base) {
        this.base = base;
    }

    /**
     * Une évolution demandée.
     *
     * @param origine dossier d'où elle vient ; {@code null} si on l'a demandée elle-même
     * @param ligne celle du plan annuel ; {@code null} si elle n'y est pas
     * @param projet numéro du projet qui la réalise, ou qui réalise sa ligne ; {@code null} s'il n'y en a pas
     */
    record Evolution(
            String numero,
            String service,
            String demande,
            String origine,
            Integer rang,
            String suite,
            String ligne,
            String projet,
            String le) {}

    void inscrire(String numero, String service, String demande, String origine, String jour) {
        base.sql("""
                        insert into jalon.evolution (numero, service, demande, origine, suite, le)
                        values (?, ?, ?, ?, ?, ?)
                        """).params(numero, service, demande, origine, DEMANDEE, jour).update();
    }

    void ranger(String numero, String suite, Integer rang, String projet) {
        base.sql("update jalon.evolution set suite = ?, rang = ?, projet = ? where numero = ?")
                .params(suite, rang, projet, numero)
                .update();
    }

    /** Les premières à faire d'abord, les écartées à la fin. */
    List<Evolution> de(String service) {
        return base.sql("""
                        select e.numero, e.service, e.demande, e.origine, e.rang, e.suite, e.ligne,
                            coalesce(e.projet, l.projet) as projet, e.le
                        from jalon.evolution e left join jalon.plan_ligne l on l.id = e.ligne
                        where e.service = ?
                        order by case when e.suite = 'ECARTEE' then 2 when e.rang is null then 1 else 0 end, e.rang, e.numero
                        """).param(service).query(Evolution.class).list();
    }
}
