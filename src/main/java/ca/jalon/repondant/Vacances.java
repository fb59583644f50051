package ca.jalon.repondant;

import ca.jalon.registre.Volet;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retient depuis quand un poste est vacant, et les avis qui en sont partis. */
@Component
class Vacances {

    private final JdbcClient base;

    Vacances(JdbcClient base) {
        this.base = base;
    }

    /** @param avis combien sont partis */
    record Vacance(String organisation, Volet volet, LocalDate depuis, int avis) {}

    /** Sans effet si la vacance est déjà connue. */
    void ouvrir(String organisation, Volet volet, String depuis) {
        base.sql("""
                        insert into jalon.vacance (organisation, volet, depuis, avis)
                        select ?, ?, ?, 0 where not exists (
                            select 1 from jalon.vacance where organisation = ? and volet = ?)
                        """)
                .params(organisation, volet.name(), depuis, organisation, volet.name())
                .update();
    }

    void pourvoir(String organisation, Volet volet) {
        base.sql("delete from jalon.vacance where organisation = ? and volet = ?")
                .params(organisation, volet.name())
                .update();
    }

    List<Vacance> toutes() {
        return base.sql("select * from jalon.vacance order by organisation, volet")
                .query((ligne, rang) -> new Vacance(
                        ligne.getString("organisation"),
                        Volet.valueOf(ligne.getString("volet")),
                        LocalDate.parse(ligne.getString("depuis")),
                        ligne.getInt("avis")))
                .list();
    }

    void noterAvis(Vacance vacance) {
        base.sql("update jalon.vacance set avis = avis + 1 where organisation = ? and volet = ?")
                .params(vacance.organisation(), vacance.volet().name())
                .update();
    }
}
