package ca.jalon.usage;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les relevés : un chiffre par indicateur et par jour, quelle que soit la porte par où il entre. */
@Component
class RelevesUsage {

    /** Portes d'un relevé. */
    static final String FORMULAIRE = "FORMULAIRE";

    static final String FICHIER = "FICHIER";
    static final String SYSTEME = "SYSTEME";
    static final String ETAT = "ETAT";
    static final String MANQUE = "MANQUE";

    private final JdbcClient base;
    private final NamedParameterJdbcTemplate lots;
    private final Clock horloge;

    RelevesUsage(JdbcClient base, NamedParameterJdbcTemplate lots, Clock horloge) {
        this.base = base;
        this.lots = lots;
        this.horloge = horloge;
    }

    /**
     * Un chiffre d'un jour.
     *
     * @param valeur {@code null} si le relevé a manqué
     * @param reponses au sondage, pour une satisfaction; {@code null} ailleurs
     */
    record Releve(
            String periode, BigDecimal valeur, Integer reponses, String auteur, String origine, String commentaire) {

        boolean manque() {
            return valeur == null;
        }
    }

    /** Un chiffre, et l'indicateur qu'il mesure. */
    record Note(Indicateur indicateur, Releve releve) {}

    void noter(Indicateur indicateur, Releve releve) {
        noter(List.of(new Note(indicateur, releve)));
    }

    /**
     * Écrit chaque chiffre à son jour ; redit, il remplace.
     *
     * <p>Les indicateurs se verrouillent d'abord, toujours dans le même ordre : deux premiers envois simultanés du même jour se
     * suivent au lieu de se heurter. Sans transaction autour, rien ne les garde ; toutes les portes en ouvrent une.
     */
    void noter(List<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        base.sql("select id from jalon.indicateur where id in (:ids) order by id for update")
                .param(
                        "ids",
                        notes.stream()
                                .map(note -> note.indicateur().id())
                                .distinct()
                                .toList())
                .query(String.class)
                .list();
        int[] changes = ecrire("""
                        update jalon.releve set valeur = :valeur, reponses = :reponses, auteur = :auteur,
                            origine = :origine, commentaire = :commentaire, le = :le
                        where indicateur = :indicateur and periode = :periode
                        """, notes);
        List<Note> nouvelles = IntStream.range(0, changes.length)
                .filter(rang -> changes[rang] == 0)
                .mapToObj(notes::get)
                .toList();
        ecrire("""
                        insert into jalon.releve (indicateur, periode, valeur, reponses, auteur, origine, commentaire, le)
                        values (:indicateur, :periode, :valeur, :reponses, :auteur, :origine, :commentaire, :le)
                        """, nouvelles);
    }

    private int[] ecrire(String sql, List<Note> notes) {
        Timestamp maintenant = Timestamp.from(horloge.instant());
        return lots.batchUpdate(
                sql, notes.stream().map(note -> valeurs(note, maintenant)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource valeurs(Note note, Timestamp maintenant) {
        Releve releve = note.releve();
        return new MapSqlParameterSource("indicateur", note.indicateur().id())
                .addValue("periode", releve.periode())
                .addValue("valeur", releve.valeur(), Types.NUMERIC)
                .addValue("reponses", releve.reponses(), Types.INTEGER)
                .addValue("auteur", releve.auteur(), Types.VARCHAR)
                .addValue("origine", releve.origine())
                .addValue("commentaire", releve.commentaire(), Types.VARCHAR)
                .addValue("le", maintenant);
    }

    /** Du plus ancien au plus récent, manqués compris. */
    List<Releve> de(Indicateur indicateur) {
        return de(List.of(indicateur)).getOrDefault(indicateur.id(), List.of());
    }

    /** Les relevés de chacun, par identifiant, en une lecture. */
    Map<String, List<Releve>> de(Collection<Indicateur> indicateurs) {
        Map<String, List<Releve>> relus = new HashMap<>();
        if (!indicateurs.isEmpty()) {
            base.sql("select * from jalon.releve where indicateur in (:indicateurs) order by periode")
                    .param(
                            "indicateurs",
                            indicateurs.stream().map(Indicateur::id).toList())
                    .query(ligne -> {
                        relus.computeIfAbsent(ligne.getString("indicateur"), nouveau -> new ArrayList<>())
                                .add(new Releve(
                                        ligne.getString("periode"),
                                        ligne.getBigDecimal("valeur"),
                                        (Integer) ligne.getObject("reponses"),
                                        ligne.getString("auteur"),
                                        ligne.getString("origine"),
                                        ligne.getString("commentaire")));
                    });
        }
        return relus;
    }

    /** Combien des derniers jours de relevé du service, de suite, n'ont reçu aucun chiffre ; un état d'avancement n'en est pas un. */
    long manquesDeSuite(String service) {
        return base.sql("""
                        select count(r.valeur) from jalon.releve r join jalon.indicateur i on i.id = r.indicateur
                        where i.service = ? and i.suivi = true and r.origine <> 'ETAT' group by r.periode order by r.periode desc
                        """).param(service).query(Long.class).list().stream()
                .takeWhile(chiffres -> chiffres == 0)
                .count();
    }
}
