package ca.jalon.soutien;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des incidents de confidentialité. */
@Component
public class Violations {

    private final JdbcClient base;
    private final Dossiers dossiers;
    private final Clock horloge;

    Violations(JdbcClient base, Dossiers dossiers, Clock horloge) {
        this.base = base;
        this.dossiers = dossiers;
        this.horloge = horloge;
    }

    void inscrire(String numero, String organisation, String demande, String texte, String instance) {
        dossiers.ouvrir(
                Dossier.CONFIDENTIALITE,
                numero,
                "Incident de confidentialité",
                organisation,
                null,
                null,
                instance,
                "Traitement",
                null);
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
        dossiers.fermer(numero, "CLOS");
        base.sql("update jalon.violation set close_le = ? where numero = ?")
                .params(Timestamp.from(horloge.instant()), numero)
                .update();
    }
}
