package ca.jalon.dossier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Garde ce que l'on s'écrit au fil d'un dossier : on y ajoute, on y lit, on n'y change rien. */
@Component
public class Echanges {

    private static final String QUESTION = "Question";

    private static final RowMapper<Echange> LIGNE = (ligne, numero) -> new Echange(
            ligne.getLong("rang"),
            ligne.getString("dossier"),
            ligne.getString("objet"),
            ligne.getString("auteur"),
            ligne.getString("pour"),
            ligne.getObject("le", OffsetDateTime.class).toInstant(),
            ligne.getString("texte"),
            ligne.getObject("repond_a", Long.class));

    private final JdbcClient base;
    private final Clock horloge;

    Echanges(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /**
     * Un commentaire laissé sur une tâche, une question posée à quelqu'un, ou la réponse à une question.
     *
     * @param objet nom de la tâche, ce jour-là ; « Question » hors d'une tâche
     * @param auteur compte de la personne
     * @param pour compte à qui la question est posée, {@code null} sinon
     * @param le instant (UTC)
     * @param repondA rang de la question, {@code null} hors d'une réponse
     */
    public record Echange(
            long rang,
            String dossier,
            String objet,
            String auteur,
            String pour,
            Instant le,
            String texte,
            Long repondA) {

        public boolean question() {
            return pour != null;
        }
    }

    /** @param reponse {@code null} tant que personne n'a répondu */
    public record Question(Echange posee, Echange reponse) {}

    /** Garde un commentaire, dans la transaction de qui le laisse. */
    public void commenter(String dossier, String tache, String objet, String auteur, String texte) {
        ajouter(dossier, tache, objet, auteur, null, texte, null);
    }

    /** Garde une question. */
    public Echange demander(String dossier, String auteur, String pour, String texte) {
        return question(dossier, ajouter(dossier, null, QUESTION, auteur, pour, texte, null))
                .orElseThrow();
    }

    /**
     * Garde la réponse à une question.
     *
     * @throws org.springframework.dao.DuplicateKeyException si quelqu'un y a déjà répondu
     */
    public void repondre(Echange question, String auteur, String texte) {
        ajouter(question.dossier(), null, QUESTION, auteur, null, texte, question.rang());
    }

    private long ajouter(
            String dossier, String tache, String objet, String auteur, String pour, String texte, Long repondA) {
        KeyHolder rang = new GeneratedKeyHolder();
        base.sql("""
                        insert into jalon.echange (dossier, tache, objet, auteur, le, texte, pour, repond_a)
                        values (:dossier, :tache, :objet, :auteur, :le, :texte, :pour, :repondA)
                        """)
                .param("dossier", dossier)
                .param("tache", tache)
                .param("objet", objet)
                .param("auteur", auteur)
                .param("le", Timestamp.from(horloge.instant()))
                .param("texte", texte)
                .param("pour", pour)
                .param("repondA", repondA)
                .update(rang, "rang");
        return rang.getKeyAs(Number.class).longValue();
    }

    /** Tout ce qui s'est écrit sur un dossier, du plus ancien au plus récent. */
    public List<Echange> duDossier(String dossier) {
        return base.sql("select * from jalon.echange where dossier = ? order by rang")
                .param(dossier)
                .query(LIGNE)
                .list();
    }

    /** Les questions parmi ces échanges, dans le même ordre, chacune avec sa réponse. */
    public static List<Question> questions(List<Echange> echanges) {
        Map<Long, Echange> reponses = new HashMap<>();
        echanges.forEach(echange -> reponses.put(echange.repondA(), echange));
        return echanges.stream()
                .filter(Echange::question)
                .map(posee -> new Question(posee, reponses.get(posee.rang())))
                .toList();
    }

    /** La question de ce rang dans ce dossier. */
    public Optional<Echange> question(String dossier, long rang) {
        return base.sql("select * from jalon.echange where dossier = ? and rang = ? and pour is not null")
                .params(dossier, rang)
                .query(LIGNE)
                .optional();
    }

    public Optional<Echange> reponse(Echange question) {
        return base.sql("select * from jalon.echange where repond_a = ?")
                .param(question.rang())
                .query(LIGNE)
                .optional();
    }

    /** Questions posées à ce compte et que personne n'a répondues, de la plus ancienne à la plus récente. */
    public List<Echange> attendues(String compte) {
        return base.sql("""
                        select q.* from jalon.echange q
                        where q.pour = ? and not exists (select 1 from jalon.echange r where r.repond_a = q.rang)
                        order by q.rang
                        """).param(compte).query(LIGNE).list();
    }
}
