package ca.jalon.soutien;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.sceau.Actes;
import ca.jalon.sceau.Nature;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Tient le journal de chaque demande : transferts, pauses, qualifications, questions et réponses. */
@Component
public class Journal {

    private final JdbcClient base;
    private final Actes actes;
    private final PersonneConnectee personne;
    private final Clock horloge;

    Journal(JdbcClient base, Actes actes, PersonneConnectee personne, Clock horloge) {
        this.base = base;
        this.actes = actes;
        this.personne = personne;
        this.horloge = horloge;
    }

    /** Une ligne du journal ; {@code par} manque quand l'horloge agit seule. */
    public record Ligne(Instant le, String par, String niveau, String nature, String texte) {}

    void noter(String numero, String niveau, String nature, String texte) {
        KeyHolder id = new GeneratedKeyHolder();
        base.sql("insert into jalon.journal_demande (numero, le, par, niveau, nature, texte) values (?, ?, ?, ?, ?, ?)")
                .params(
                        numero,
                        Timestamp.from(horloge.instant()),
                        personne.compte().orElse(null),
                        niveau,
                        nature,
                        texte == null ? "" : texte)
                .update(id, "id");
        actes.consigner(Nature.JOURNAL, String.valueOf(id.getKeyAs(Number.class).longValue()));
    }

    /** Les lignes d'une demande, de la première à la dernière. */
    public List<Ligne> lire(String numero) {
        return base.sql("select * from jalon.journal_demande where numero = ? order by id")
                .param(numero)
                .query((ligne, rang) -> new Ligne(
                        ligne.getTimestamp("le").toInstant(),
                        ligne.getString("par"),
                        ligne.getString("niveau"),
                        ligne.getString("nature"),
                        ligne.getString("texte")))
                .list();
    }
}
