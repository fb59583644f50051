package ca.jalon.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les alertes d'usage de chaque service, le remède choisi, et le jour où l'usage s'est rétabli. */
@Component
class Alertes {

    static final String NOTION_MOTIF = "motifAlerte";

    static final String NOTION_REMEDE = "remede";

    private final JdbcClient base;

    Alertes(JdbcClient base) {
        this.base = base;
    }

    /**
     * Une alerte d'un service.
     *
     * @param rangReleve relevé où elle s'est levée ; le remède choisi, le premier qui le suit
     * @param suite numéro du dossier que le remède a ouvert, ou ce qu'il a fait
     */
    record Alerte(
            String service,
            int rang,
            String motif,
            String constat,
            String ouverteLe,
            int rangReleve,
            String remede,
            String remedeLe,
            String suite,
            String retablieLe) {}

    /** La plus récente d'abord. */
    List<Alerte> de(String service) {
        return base.sql("select * from jalon.alerte_usage where service = ? order by rang desc")
                .param(service)
                .query(Alerte.class)
                .list();
    }

    /** Celle qui n'est pas rétablie, la dernière levée. */
    Optional<Alerte> courante(String service) {
        return de(service).stream()
                .filter(alerte -> alerte.retablieLe() == null)
                .findFirst();
    }

    /** Celle dont le remède est à choisir, rétablie ou non : sa tâche est ouverte. */
    Optional<Alerte> aSoigner(String service) {
        return de(service).stream().filter(alerte -> alerte.remede() == null).findFirst();
    }

    /** Celle qui court, par service, pour tous ceux qui en ont une. */
    Map<String, Alerte> courantes() {
        return base
                .sql("select * from jalon.alerte_usage where retablie_le is null order by rang")
                .query(Alerte.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Alerte::service, Function.identity(), (avant, apres) -> apres));
    }

    void lever(String service, String motif, String constat, String jour, long rangReleve) {
        base.sql("""
                        insert into jalon.alerte_usage (service, rang, motif, constat, ouverte_le, rang_releve)
                        values (:service,
                                (select coalesce(max(rang), 0) + 1 from jalon.alerte_usage where service = :service),
                                :motif, :constat, :jour, :rang)
                        """)
                .param("service", service)
                .param("motif", motif)
                .param("constat", constat)
                .param("jour", jour)
                .param("rang", rangReleve)
                .update();
    }

    /** Chaque alerte sans remède reçoit celui-ci. */
    void soigner(String service, String remede, String suite, String jour, long rangReleve) {
        base.sql("""
                        update jalon.alerte_usage set remede = ?, suite = ?, remede_le = ?, rang_releve = ?
                        where service = ? and remede is null
                        """).params(remede, suite, jour, rangReleve, service).update();
    }

    /** L'usage retombe avant que son remède soit choisi : l'alerte qui l'attend court de nouveau. */
    void rouvrir(String service) {
        base.sql("update jalon.alerte_usage set retablie_le = null where service = ? and remede is null")
                .param(service)
                .update();
    }

    /** Celles d'un accompagnement qui a pris fin : plus personne n'en choisira le remède. */
    void classer(String service, String jour) {
        retablir(service, jour);
        base.sql(
                        "update jalon.alerte_usage set remede = 'SANS_SUITE', remede_le = ? where service = ? and remede is null")
                .params(jour, service)
                .update();
    }

    void retablir(String service, String jour) {
        base.sql("update jalon.alerte_usage set retablie_le = ? where service = ? and retablie_le is null")
                .params(jour, service)
                .update();
    }
}
