package ca.jalon.sceau;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /** Au-delà, un acte n'a pu entrer si tard sans qu'on l'y aide : une transaction dure moins, les horloges s'accordent mieux. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final int ANOMALIES_DITES = 50;

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
        Releve releve = new Releve(derniere.map(tete -> tete.tete().taille()).orElse(0L));
        releve.lireLesActes();
        releve.lireLesRegistres();
        if (releve.anomalies.isEmpty()) {
            derniere.ifPresent(temoin::retenir);
        }
        return new Constat(releve.fin, List.copyOf(releve.anomalies));
    }

    /** Une relecture en cours. */
    private final class Releve {

        private final long fin;
        private final List<String> anomalies = new ArrayList<>();
        private final Arbre arbre = new Arbre();
        private final Iterator<TeteSignee> tetes;
        private final Optional<TeteSignee> vue = temoin.derniere();
        private final List<PublicKey> signataires = new ArrayList<>();
        private TeteSignee prochaine;
        private Instant precedenteLe = Instant.EPOCH;
        private final Instant premiereLe;

        Releve(long fin) {
            this.fin = fin;
            this.tetes = new Tetes(fin);
            this.prochaine = tetes.hasNext() ? tetes.next() : null;
            this.premiereLe =
                    prochaine == null ? Instant.EPOCH : prochaine.tete().le();
        }

        private void dire(String phrase, Object... valeurs) {
            if (anomalies.size() < ANOMALIES_DITES) {
                anomalies.add(phrase.formatted(valeurs));
            }
        }

        void lireLesActes() {
            parPages.sql("""
                            select s.rang, a.* from jalon.sceau s left join jalon.acte a on a.id = s.acte
                            where s.rang <= ? order by s.rang
                            """).param(fin).query((ResultSet ligne) -> acte(ligne));
            if (arbre.taille() != fin) {
                dire("Il reste %d rangs ; la dernière tête en signe %d.", arbre.taille(), fin);
            }
            if (prochaine != null) {
                dire("La tête de %d actes ne se vérifie plus.", prochaine.tete().taille());
            }
            vue.filter(tete -> tete.tete().taille() > fin)
                    .ifPresent(tete -> dire(
                            "La base s’arrête à %d actes ; une tête en a signé %d le %s.",
                            fin, tete.tete().taille(), tete.tete().le()));
            long deTrop = compter("select count(*) from jalon.sceau where rang >"
                    + " (select coalesce(max(taille), 0) from jalon.tete)");
            if (deTrop > 0) {
                dire("%d rangs ne sont signés d’aucune tête.", deTrop);
            }
        }

        private void acte(ResultSet ligne) throws SQLException {
            long rang = ligne.getLong("rang");
            String texte = ligne.getString("texte");
            if (rang != arbre.taille() + 1) {
                dire("Le rang %d manque.", arbre.taille() + 1);
            }
            if (texte == null) {
                dire("L’acte de rang %d n’existe plus.", rang);
                return;
            }
            if (!TexteActe.empreinte(texte).equals(ligne.getString("empreinte"))) {
                dire("L’acte de rang %d n’a plus son empreinte.", rang);
            }
            try {
                lu(rang, TexteActe.lire(texte), ligne);
            } catch (JsonProcessingException | RuntimeException e) {
                dire("L’acte de rang %d ne se lit plus.", rang);
            }
            arbre.ajouter(Arbre.feuille(texte.getBytes(StandardCharsets.UTF_8)));
            comparerLesTetes();
        }

        private void lu(long rang, JsonNode acte, ResultSet ligne) throws SQLException {
            for (String champ : List.of("reference", "dossier", "precedente")) {
                if (!acte.path(champ).asText().equals(ligne.getString(champ))) {
                    dire("L’acte de rang %d ne dit pas la même chose que sa ligne (%s).", rang, champ);
                }
            }
            Instant le = Instant.parse(acte.path("le").asText());
            if (acte.path("reprise").asBoolean() && le.isAfter(premiereLe.plus(TOLERANCE))) {
                dire("L’acte de rang %d se dit d’avant le sceau, qui existait déjà.", rang);
            }
            if (le.isBefore(precedenteLe.minus(TOLERANCE))) {
                dire("L’acte de rang %d porte une heure bien antérieure à la tête qui le précède.", rang);
            }
        }

        private void comparerLesTetes() {
            vue.filter(tete -> tete.tete().taille() == arbre.taille()
                            && !Arrays.equals(tete.tete().racine(), arbre.racine()))
                    .ifPresent(tete -> dire(
                            "Les %d premiers actes ne sont plus ceux de la tête du %s que le témoin retient.",
                            arbre.taille(), tete.tete().le()));
            if (prochaine == null || prochaine.tete().taille() != arbre.taille()) {
                return;
            }
            Tete tete = prochaine.tete();
            if (!Arrays.equals(tete.racine(), arbre.racine())) {
                dire("Les %d premiers actes ne sont plus ceux que leur tête signe.", tete.taille());
            }
            if (!tete.origine().equals(cles.origine())) {
                dire("La tête de %d actes est d’un autre registre (%s).", tete.taille(), tete.origine());
            }
            cles.auteur(prochaine.note())
                    .ifPresentOrElse(
                            cle -> suivre(cle, tete),
                            () -> dire("La tête de %d actes n’est signée d’aucune clé connue.", tete.taille()));
            precedenteLe = tete.le();
            prochaine = tetes.hasNext() ? tetes.next() : null;
        }

        /** Une clé remplacée ne signe plus : qui l'aurait volée ne peut s'en servir. */
        private void suivre(PublicKey cle, Tete tete) {
            int connue = signataires.indexOf(cle);
            if (connue < 0) {
                signataires.add(cle);
            } else if (connue < signataires.size() - 1) {
                dire("La tête de %d actes est signée d’une clé déjà remplacée.", tete.taille());
            }
        }

        void lireLesRegistres() {
            base.sql("""
                            select a.nature || ' ' || a.reference from jalon.acte a
                            where a.precedente <> ? and not exists (select 1 from jalon.acte p
                                where p.dossier = a.dossier and p.id < a.id and p.empreinte = a.precedente)
                            """)
                    .param(TexteActe.ORIGINE)
                    .query(String.class)
                    .list()
                    .forEach(acte -> dire("%s : l’acte qui le précède dans son dossier n’existe plus.", acte));
            for (Nature nature : Nature.values()) {
                parPages.sql("""
                                select a.texte as acte_texte, a.reference as acte_reference, s.* from jalon.acte a
                                left join %s s on %s = a.reference where a.nature = ?
                                """.formatted(nature.table, nature.reference))
                        .param(nature.name())
                        .query((ResultSet ligne) -> comparer(nature, ligne));
                base.sql("""
                                select %s from %s s where not exists
                                    (select 1 from jalon.acte a where a.nature = ? and a.reference = %s)
                                """.formatted(nature.reference, nature.table, nature.reference))
                        .param(nature.name())
                        .query(String.class)
                        .list()
                        .forEach(reference -> dire("%s %s : aucun acte ne l’a consignée.", nature, reference));
            }
        }

        private void comparer(Nature nature, ResultSet ligne) throws SQLException {
            String reference = ligne.getString("acte_reference");
            if (ligne.getString(nature.dossier) == null) {
                dire("%s %s : la ligne n’existe plus.", nature, reference);
                return;
            }
            try {
                JsonNode aujourdhui = TexteActe.contenu(ligne);
                for (Map.Entry<String, JsonNode> ecrit : TexteActe.lire(ligne.getString("acte_texte"))
                        .path("contenu")
                        .properties()) {
                    JsonNode lu = aujourdhui.path(ecrit.getKey());
                    if (lu.isNull() != ecrit.getValue().isNull()
                            || !lu.asText().equals(ecrit.getValue().asText())) {
                        dire("%s %s : %s a changé depuis l’acte.", nature, reference, ecrit.getKey());
                    }
                }
            } catch (JsonProcessingException e) {
                dire("%s %s : l’acte ne se lit plus.", nature, reference);
            }
        }
    }

    private long compter(String sql) {
        return base.sql(sql).query(Long.class).single();
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
