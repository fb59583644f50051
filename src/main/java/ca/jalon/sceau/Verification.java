package ca.jalon.sceau;

import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Relit tout ce qui est scellé : rangs, textes, têtes et leurs signatures, lignes des registres, témoin. */
@Component
public class Verification {

    private final JdbcClient base;
    private final JdbcClient parPages;
    private final Cles cles;
    private final Temoin temoin;
    private final Scelleur scelleur;
    private final TransactionTemplate transaction;

    Verification(
            JdbcClient base,
            DataSource source,
            Cles cles,
            Temoin temoin,
            Scelleur scelleur,
            PlatformTransactionManager transactions) {
        this.base = base;
        this.parPages = ParPages.lecture(source);
        this.cles = cles;
        this.temoin = temoin;
        this.scelleur = scelleur;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * Ce qu'une relecture a trouvé.
     *
     * @param taille actes scellés
     * @param anomalies une phrase chacune ; au plus cinquante
     */
    public record Constat(long taille, List<String> anomalies) {}

    /** Relit tout, jusqu'à la dernière tête. */
    public Constat verifier() {
        try {
            return transaction.execute(etat -> relire());
        } catch (Alteration e) {
            return new Constat(0, List.of(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Constat(0, List.of("Une tête ne se lit plus : " + e.getMessage()));
        }
    }

    private Constat relire() {
        Optional<TeteSignee> derniere = scelleur.derniere();
        long fin = derniere.map(tete -> tete.tete().taille()).orElse(0L);
        Relecture relecture = new Relecture(cles, fin, new Tetes(fin), temoin.derniere());
        lireLesActes(relecture, fin);
        lireLesRegistres(relecture);
        if (relecture.anomalies().isEmpty()) {
            derniere.ifPresent(temoin::retenir);
        }
        return new Constat(fin, relecture.anomalies());
    }

    private void lireLesActes(Relecture relecture, long fin) {
        parPages.sql("""
                        select s.rang, a.* from jalon.sceau s left join jalon.acte a on a.id = s.acte
                        where s.rang <= ? order by s.rang
                        """)
                .param(fin)
                .query((ResultSet ligne) -> relecture.acte(new Relecture.Scelle(
                        ligne.getLong("rang"),
                        ligne.getString("texte"),
                        ligne.getString("empreinte"),
                        ligne.getString("reference"),
                        ligne.getString("dossier"),
                        ligne.getString("precedente"))));
        relecture.finir();
        long deTrop = base.sql("select count(*) from jalon.sceau where rang >"
                        + " (select coalesce(max(taille), 0) from jalon.tete)")
                .query(Long.class)
                .single();
        if (deTrop > 0) {
            relecture.dire("%d rangs ne sont signés d’aucune tête.", deTrop);
        }
    }

    private void lireLesRegistres(Relecture relecture) {
        base.sql("""
                        select a.nature || ' ' || a.reference from jalon.acte a
                        where a.precedente <> ? and not exists (select 1 from jalon.acte p
                            where p.dossier = a.dossier and p.id < a.id and p.empreinte = a.precedente)
                        """)
                .param(TexteActe.ORIGINE)
                .query(String.class)
                .list()
                .forEach(acte -> relecture.dire("%s : l’acte qui le précède dans son dossier n’existe plus.", acte));
        for (Nature nature : Nature.values()) {
            parPages.sql("""
                            select a.texte as acte_texte, a.reference as acte_reference, s.* from jalon.acte a
                            left join %s s on %s = a.reference where a.nature = ?
                            """.formatted(nature.table, nature.reference))
                    .param(nature.name())
                    .query((ResultSet ligne) -> relecture.ligne(
                            nature,
                            ligne.getString("acte_reference"),
                            ligne.getString("acte_texte"),
                            ligne.getString(nature.dossier) == null ? null : TexteActe.contenu(ligne)));
            base.sql("""
                            select %s from %s s where not exists
                                (select 1 from jalon.acte a where a.nature = ? and a.reference = %s)
                            """.formatted(nature.reference, nature.table, nature.reference))
                    .param(nature.name())
                    .query(String.class)
                    .list()
                    .forEach(reference -> relecture.dire("%s %s : aucun acte ne l’a consignée.", nature, reference));
        }
    }

    /** Les têtes jusqu'à une taille, lues par pages. */
    private final class Tetes implements Iterator<TeteSignee> {

        private final long fin;
        private final Queue<TeteSignee> page = new ArrayDeque<>();
        private long lue;

        Tetes(long fin) {
            this.fin = fin;
        }

        @Override
        public boolean hasNext() {
            if (page.isEmpty()) {
                base.sql("select taille, note from jalon.tete where taille > ? and taille <= ? order by taille"
                                + " fetch first " + ParPages.PAGE + " rows only")
                        .params(lue, fin)
                        .query(TeteSignee::deLaBase)
                        .list()
                        .forEach(page::add);
            }
            return !page.isEmpty();
        }

        @Override
        public TeteSignee next() {
            lue = page.element().tete().taille();
            return page.remove();
        }
    }
}
