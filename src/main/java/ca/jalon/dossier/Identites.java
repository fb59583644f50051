package ca.jalon.dossier;

import ca.jalon.organisation.Regard;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /**
     * @param territoire {@code null} s'il n'en a pas
     * @param fermeLe {@code null} tant qu'il court
     */
    public record Identite(
            String numero,
            String titre,
            String territoire,
            String nature,
            String phase,
            String etat,
            Instant inscritLe,
            Instant fermeLe) {}

    public Optional<Identite> trouver(String numero) {
        return base.sql("select * from jalon.dossier where numero = ?")
                .param(numero)
                .query((ligne, rang) -> new Identite(
                        ligne.getString("numero"),
                        ligne.getString("titre"),
                        ligne.getString("territoire"),
                        ligne.getString("nature"),
                        ligne.getString("phase"),
                        ligne.getString("etat"),
                        ligne.getObject("inscrit_le", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(ligne.getObject("ferme_le", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .optional();
    }

    /**
     * La nature de ce dossier, si ce regard le voit ; une demande de soutien se lit de qui en a une tâche, un incident de
     * confidentialité ne se dit pas ici.
     */
    public Optional<String> natureVue(String numero, Regard regard) {
        return base.sql("select d.nature from jalon.dossier d where d.numero = :numero and d.nature <> :tu"
                        + " and (d.nature = :soutien or " + Dossiers.VUS + ")")
                .param("numero", numero)
                .param("tu", Dossier.CONFIDENTIALITE)
                .param("soutien", Dossier.SOUTIEN)
                .params(Dossiers.parametres(regard))
                .query(String.class)
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
