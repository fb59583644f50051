package ca.jalon.soutien;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des incidents de confidentialité. */
@Component
public class Violations {

    private final JdbcClient base;
    private final Clock horloge;

    Violations(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    void inscrire(String numero, String organisation, String demande, String texte) {
        base.sql(
                        "insert into jalon.violation (numero, organisation, demande, texte, declaree_le) values (?, ?, ?, ?, ?)")
                .params(numero, organisation, demande, texte, Timestamp.from(horloge.instant()))
                .update();
    }

    void ajouter(String numero, String texte) {
        base.sql("update jalon.violation set texte = ? where numero = ?")
                .params(lire(numero) + "\n" + texte, numero)
                .update();
    }

    public String lire(String numero) {
        return base.sql("select texte from jalon.violation where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    void fermer(String numero) {
        base.sql("update jalon.violation set close_le = ? where numero = ?")
                .params(Timestamp.from(horloge.instant()), numero)
                .update();
    }
}
