package ca.jalon.registre;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les états d'avancement déposés : avancement, échéancier et coûts de chaque période. */
@Component
public class EtatsAvancement {

    private final JdbcClient base;
    private final Clock horloge;

    EtatsAvancement(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /**
     * Un état d'avancement.
     *
     * @param dossier dépôt où se lit l'état entier
     * @param reponse ce qu'en dit le comité directeur, {@code null} tant qu'il ne l'a pas examiné
     */
    public record Etat(
            String numero,
            String periodeDu,
            String periodeAu,
            int avancement,
            String statutEcheancier,
            String statutCouts,
            String statutPortee,
            BigDecimal coutsEngages,
            BigDecimal coutsReels,
            long dossier,
            String deposePar,
            String reponse,
            String reponsePar) {}

    public void deposer(Etat etat) {
        base.sql("update jalon.etat_avancement set dernier = false where numero = ? and dernier = true")
                .param(etat.numero())
                .update();
        base.sql("""
                        insert into jalon.etat_avancement (numero, rang, periode_du, periode_au, avancement,
                            statut_echeancier, statut_couts, statut_portee, couts_engages, couts_reels, dossier,
                            depose_par, depose_le, dernier)
                        values (:numero,
                            (select coalesce(max(rang), 0) + 1 from jalon.etat_avancement where numero = :numero),
                            :du, :au, :avancement, :echeancier, :couts, :portee, :engages, :reels, :dossier,
                            :par, :maintenant, true)
                        """)
                .param("numero", etat.numero())
                .param("du", etat.periodeDu())
                .param("au", etat.periodeAu())
                .param("avancement", etat.avancement())
                .param("echeancier", etat.statutEcheancier())
                .param("couts", etat.statutCouts())
                .param("portee", etat.statutPortee())
                .param("engages", etat.coutsEngages())
                .param("reels", etat.coutsReels())
                .param("dossier", etat.dossier())
                .param("par", etat.deposePar())
                .param("maintenant", Timestamp.from(horloge.instant()))
                .update();
    }

    /** Note ce que le comité directeur répond à l'état déposé. */
    public void repondre(long dossier, String reponse, String par) {
        base.sql("update jalon.etat_avancement set reponse = ?, reponse_par = ? where dossier = ?")
                .params(reponse, par, dossier)
                .update();
    }

    /** Tous les états déposés du projet, du plus ancien au plus récent. */
    public List<Etat> duProjet(String numero) {
        return base.sql("select * from jalon.etat_avancement where numero = ? order by rang")
                .param(numero)
                .query(Etat.class)
                .list();
    }

    /** Dernier état déposé du projet. */
    public Optional<Etat> dernier(String numero) {
        return base.sql(
                        "select * from jalon.etat_avancement where numero = ? order by rang desc fetch first 1 row only")
                .param(numero)
                .query(Etat.class)
                .optional();
    }
}
