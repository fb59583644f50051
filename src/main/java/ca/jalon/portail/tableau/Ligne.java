package ca.jalon.portail.tableau;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;

/** Une ligne lue de la base, et ce qu'on y a ajouté. */
public final class Ligne {

    private final Map<String, Object> champs;
    private final ZoneId fuseau;

    Ligne(Map<String, Object> champs, ZoneId fuseau) {
        this.champs = champs;
        this.fuseau = fuseau;
    }

    /** Le texte de ce champ, ou {@code null}. */
    public String texte(String champ) {
        Object lu = champs.get(champ);
        return lu == null ? null : lu.toString();
    }

    public BigDecimal nombre(String champ) {
        Object lu = champs.get(champ);
        return lu == null ? null : new BigDecimal(lu.toString());
    }

    public Instant instant(String champ) {
        Object lu = champs.get(champ);
        if (lu instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return lu == null ? null : ((Timestamp) lu).toInstant();
    }

    /** Le jour, à l'heure du Québec. */
    public LocalDate jour(String champ) {
        Instant lu = instant(champ);
        return lu == null ? null : LocalDate.ofInstant(lu, fuseau);
    }

    public void ajouter(String champ, Object valeur) {
        champs.put(champ, valeur);
    }

    /** Ce qu'on y a ajouté sous ce nom, ou {@code null}. */
    public <T> T ajoute(String champ, Class<T> type) {
        return type.cast(champs.get(champ));
    }
}
