package ca.jalon.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nomme un dossier de toute nature, sans juger qui le voit : à ne demander que pour qui le voit, ou y tient une tâche. */
@Component
public class Identites {

    private final JdbcClient base;

    Identites(JdbcClient base) {
        this.base = base;
    }

    /** @param territoire {@code null} s'il n'en a pas */
    public record Identite(String numero, String titre, String territoire) {}

    public Optional<Identite> trouver(String numero) {
        return base.sql("select numero, titre, territoire from jalon.dossier where numero = ?")
                .param(numero)
                .query(Identite.class)
                .optional();
    }

    /** Titres de ces dossiers, par numéro, en une lecture ; un numéro inconnu n'y est pas. */
    public Map<String, String> titres(Collection<String> numeros) {
        Map<String, String> titres = new HashMap<>();
        if (!numeros.isEmpty()) {
            base.sql("select numero, titre from jalon.dossier where numero in (:numeros)")
                    .param("numeros", numeros)
                    .query(ligne -> {
                        titres.put(ligne.getString("numero"), ligne.getString("titre"));
                    });
        }
        return titres;
    }
}
