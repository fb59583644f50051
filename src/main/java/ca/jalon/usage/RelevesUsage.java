package ca.jalon.usage;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les relevés : un chiffre par indicateur et par jour, quelle que soit la porte par où il entre. */
@Component
class RelevesUsage {

    /** Portes d'un relevé. */
    static final String FORMULAIRE = "FORMULAIRE";

    static final String FICHIER = "FICHIER";
    static final String SYSTEME = "SYSTEME";
    static final String MANQUE = "MANQUE";

    private final JdbcClient base;
    private final Clock horloge;

    RelevesUsage(JdbcClient base, Clock horloge) {
        this.base = base;
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

    /** Écrit ce chiffre à son jour ; redit, il remplace. */
    void noter(Indicateur indicateur, Releve releve) {
        if (ecrire("""
                        update jalon.releve set valeur = :valeur, reponses = :reponses, auteur = :auteur,
                            origine = :origine, commentaire = :commentaire, le = :le
                        where indicateur = :indicateur and periode = :periode
                        """, indicateur, releve) == 0) {
            ecrire("""
                        insert into jalon.releve (indicateur, periode, valeur, reponses, auteur, origine, commentaire, le)
                        values (:indicateur, :periode, :valeur, :reponses, :auteur, :origine, :commentaire, :le)
                        """, indicateur, releve);
        }
    }

    private int ecrire(String sql, Indicateur indicateur, Releve releve) {
        return base.sql(sql)
                .param("indicateur", indicateur.id())
                .param("periode", releve.periode())
                .param("valeur", releve.valeur())
                .param("reponses", releve.reponses())
                .param("auteur", releve.auteur())
                .param("origine", releve.origine())
                .param("commentaire", releve.commentaire())
                .param("le", Timestamp.from(horloge.instant()))
                .update();
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

    /** Combien des derniers jours de relevé du service, de suite, n'ont reçu aucun chiffre. */
    long manquesDeSuite(String service) {
        return base.sql("""
                        select count(r.valeur) from jalon.releve r join jalon.indicateur i on i.id = r.indicateur
                        where i.service = ? and i.suivi = true group by r.periode order by r.periode desc
                        """).param(service).query(Long.class).list().stream()
                .takeWhile(chiffres -> chiffres == 0)
                .count();
    }
}
