package ca.jalon.dossier;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Garde ce que l'on s'écrit au fil d'un dossier : on y ajoute, on y lit, on n'y change rien. */
@Component
public class Echanges {

    private final JdbcClient base;

    Echanges(JdbcClient base) {
        this.base = base;
    }

    /**
     * Un commentaire laissé sur une tâche.
     *
     * @param objet nom de la tâche, ce jour-là
     * @param auteur compte de la personne
     * @param le instant (UTC)
     */
    public record Echange(String objet, String auteur, Instant le, String texte) {}

    /** Ajoute un commentaire, dans la transaction de qui le laisse. */
    public void ajouter(String dossier, String tache, Echange echange) {
        base.sql("insert into jalon.echange (dossier, tache, objet, auteur, le, texte) values (?, ?, ?, ?, ?, ?)")
                .params(
                        dossier,
                        tache,
                        echange.objet(),
                        echange.auteur(),
                        Timestamp.from(echange.le()),
                        echange.texte())
                .update();
    }

    /** Les commentaires d'un dossier, du plus ancien au plus récent. */
    public List<Echange> duDossier(String dossier) {
        return base.sql("select objet, auteur, le, texte from jalon.echange where dossier = ? order by rang")
                .param(dossier)
                .query((ligne, rang) -> new Echange(
                        ligne.getString("objet"),
                        ligne.getString("auteur"),
                        ligne.getObject("le", OffsetDateTime.class).toInstant(),
                        ligne.getString("texte")))
                .list();
    }
}
