package ca.jalon.sceau;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Écrit tout le registre scellé, une ligne JSON à la fois : les têtes, puis les actes dans l'ordre de leurs rangs, chacun par le
 * texte même qui est sa feuille.
 */
@Component
public class Export {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient parPages;
    private final Scelleur scelleur;
    private final TransactionTemplate transaction;

    Export(DataSource source, Scelleur scelleur, PlatformTransactionManager transactions) {
        this.parPages = ParPages.lecture(source);
        this.scelleur = scelleur;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * Écrit l'export, sans le tenir en mémoire.
     *
     * @param tues natures de dossiers dont les actes ne disent que leur empreinte
     */
    public void ecrire(OutputStream destination, Collection<String> tues) throws IOException {
        OutputStream sortie = new BufferedOutputStream(destination, 1 << 16);
        try {
            transaction.executeWithoutResult(etat -> scelleur.derniere()
                    .ifPresent(derniere -> ecrire(sortie, derniere.tete().taille(), tues)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sortie.flush();
    }

    private void ecrire(OutputStream sortie, long taille, Collection<String> tues) {
        parPages.sql("select note from jalon.tete where taille <= ? order by taille")
                .param(taille)
                .query((ResultSet ligne) -> ligne(sortie, json("tete", ligne.getString("note"))));
        parPages.sql("""
                        select a.texte, a.empreinte, d.nature from jalon.sceau s
                        join jalon.acte a on a.id = s.acte left join jalon.dossier d on d.numero = a.dossier
                        where s.rang <= ? order by s.rang
                        """)
                .param(taille)
                .query((ResultSet ligne) -> ligne(
                        sortie,
                        tues.contains(String.valueOf(ligne.getString("nature")))
                                ? json("empreinte", ligne.getString("empreinte"))
                                : ligne.getString("texte")));
    }

    private static String json(String nom, String valeur) {
        return JSON.valueToTree(Map.of(nom, valeur)).toString();
    }

    private static void ligne(OutputStream sortie, String texte) {
        try {
            sortie.write(texte.getBytes(StandardCharsets.UTF_8));
            sortie.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
