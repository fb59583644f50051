package ca.jalon.registre;

import ca.jalon.dossier.Empreinte;
import ca.jalon.sceau.Actes;
import ca.jalon.sceau.Nature;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fige les dossiers soumis aux autorités : chaque dépôt est une version nouvelle, aucune n'est reprise. */
@Component
public class Depots {

    private final JdbcClient base;
    private final Actes actes;
    private final Clock horloge;

    Depots(JdbcClient base, Actes actes, Clock horloge) {
        this.base = base;
        this.actes = actes;
        this.horloge = horloge;
    }

    public Depot deposer(String numero, String jalon, String texte, String deposePar) {
        int version = base.sql(
                        "select coalesce(max(version), 0) + 1 from jalon.depot where numero = :numero and jalon = :jalon")
                .param("numero", numero)
                .param("jalon", jalon)
                .query(Integer.class)
                .single();
        base.sql("""
                        insert into jalon.depot (numero, jalon, version, texte, empreinte, depose_par, depose_le)
                        values (:numero, :jalon, :version, :texte, :empreinte, :par, :maintenant)
                        """)
                .param("numero", numero)
                .param("jalon", jalon)
                .param("version", version)
                .param("texte", texte)
                .param("empreinte", Empreinte.de(texte))
                .param("par", deposePar)
                .param("maintenant", Timestamp.from(horloge.instant()))
                .update();
        Depot depose = base.sql(
                        "select * from jalon.depot where numero = :numero and jalon = :jalon and version = :version")
                .param("numero", numero)
                .param("jalon", jalon)
                .param("version", version)
                .query(Depot.class)
                .single();
        actes.consigner(Nature.DEPOT, String.valueOf(depose.id()));
        return depose;
    }

    public Depot lire(long id) {
        return base.sql("select * from jalon.depot where id = ?")
                .param(id)
                .query(Depot.class)
                .single();
    }

    /** Jour où ce dossier fut déposé, à l'heure de Jalon. */
    public LocalDate jour(long id) {
        return base.sql("select depose_le from jalon.depot where id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(horloge.getZone())
                .toLocalDate();
    }
}
