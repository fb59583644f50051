package ca.jalon.sceau;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Donne aux actes leur rang, sans trou, et signe la tête de l'arbre qui en résulte ; un seul nœud à la fois.
 *
 * <p>Ne signe jamais par-dessus un passé qui n'est plus celui de la dernière tête.
 */
@Component
public class Scelleur {

    private static final int LOT = 2_000;

    /**
     * Un acte peut être écrit avant un autre et confirmé après : un passage ordinaire cherche parmi les derniers seulement, celui
     * de la nuit parmi tous.
     */
    private static final int RETARDATAIRES = 10_000;

    private final JdbcClient base;
    private final JdbcTemplate lots;
    private final JdbcClient parPages;
    private final Tours tours;
    private final Cles cles;
    private final Temoin temoin;
    private final TransactionTemplate transaction;
    private final Clock horloge = Clock.systemUTC();

    /** L'arbre de la dernière tête que ce nœud a vue ; la base en est la vérité. */
    private Arbre arbre = new Arbre();

    Scelleur(
            JdbcClient base,
            JdbcTemplate lots,
            Tours tours,
            Cles cles,
            Temoin temoin,
            PlatformTransactionManager transactions) {
        this.base = base;
        this.lots = lots;
        this.parPages = ParPages.lecture(lots.getDataSource());
        this.tours = tours;
        this.cles = cles;
        this.temoin = temoin;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record ASceller(long id, String empreinte) {}

    /**
     * Scelle ce qui attend, par lots.
     *
     * @param tous vrai pour chercher parmi tous les actes, et non les derniers
     * @return la dernière tête signée ici, vide si rien n'attendait ou si un autre nœud s'en charge
     * @throws Alteration si le passé scellé n'est plus celui que la dernière tête signe
     */
    public synchronized Optional<TeteSignee> sceller(boolean tous) {
        Optional<TeteSignee> derniere = Optional.empty();
        for (Lot lot = lot(tous); lot != null; lot = lot.plein() ? lot(tous) : null) {
            arbre = lot.arbre();
            derniere = lot.tete();
            derniere.ifPresent(temoin::retenir);
        }
        return derniere;
    }

    private record Lot(Arbre arbre, Optional<TeteSignee> tete, boolean plein) {}

    private Lot lot(boolean tous) {
        return transaction.execute(etat -> tours.prendre("sceller") ? faire(tous) : null);
    }

    private Lot faire(boolean tous) {
        Arbre nouveau = rattraper(derniere());
        List<ASceller> actes = base.sql("""
                        select a.id, a.empreinte from jalon.acte a
                        where a.id > :plancher and not exists (select 1 from jalon.sceau s where s.acte = a.id)
                        order by a.id fetch first :lot rows only
                        """)
                .param("plancher", tous ? 0 : plancher())
                .param("lot", LOT)
                .query(ASceller.class)
                .list();
        if (actes.isEmpty()) {
            return new Lot(nouveau, Optional.empty(), false);
        }
        long avant = nouveau.taille();
        actes.forEach(acte -> nouveau.ajouter(HexFormat.of().parseHex(acte.empreinte())));
        List<Object[]> rangs = new ArrayList<>();
        for (ASceller acte : actes) {
            rangs.add(new Object[] {++avant, acte.id()});
        }
        lots.batchUpdate("insert into jalon.sceau (rang, acte) values (?, ?)", rangs);
        Instant maintenant = horloge.instant().truncatedTo(ChronoUnit.MILLIS);
        TeteSignee tete = cles.signer(new Tete(cles.origine(), nouveau.taille(), nouveau.racine(), maintenant));
        base.sql("insert into jalon.tete (taille, le, note) values (?, ?, ?)")
                .params(tete.tete().taille(), Timestamp.from(maintenant), tete.note())
                .update();
        return new Lot(nouveau, Optional.of(tete), actes.size() == LOT);
    }

    private long plancher() {
        return base.sql("select coalesce(max(acte), 0) from jalon.sceau")
                        .query(Long.class)
                        .single()
                - RETARDATAIRES;
    }

    /** L'arbre de tout ce qui est scellé, s'il est encore celui de la dernière tête. */
    private Arbre rattraper(Optional<TeteSignee> derniere) {
        long taille = derniere.map(tete -> tete.tete().taille()).orElse(0L);
        Arbre connu = arbre.taille() <= taille ? arbre.copie() : new Arbre();
        parPages.sql("""
                        select a.empreinte from jalon.sceau s join jalon.acte a on a.id = s.acte
                        where s.rang > ? order by s.rang
                        """)
                .param(connu.taille())
                .query((ResultSet ligne) -> connu.ajouter(HexFormat.of().parseHex(ligne.getString("empreinte"))));
        derniere.ifPresent(tete -> {
            if (cles.auteur(tete.note()).isEmpty()) {
                throw new Alteration("La dernière tête (%d actes) n’est signée d’aucune clé connue.".formatted(taille));
            }
        });
        byte[] signee = derniere.map(tete -> tete.tete().racine()).orElseGet(() -> new Arbre().racine());
        if (connu.taille() != taille || !Arrays.equals(connu.racine(), signee)) {
            throw new Alteration("Les %d actes scellés ne sont plus ceux que signe la dernière tête (%d actes)."
                    .formatted(connu.taille(), taille));
        }
        temoin.exiger(taille);
        return connu;
    }

    /**
     * La tête la plus récente.
     *
     * @throws Alteration si elle ne se lit plus
     */
    public Optional<TeteSignee> derniere() {
        try {
            return lireLaDerniere();
        } catch (IllegalArgumentException e) {
            throw new Alteration("La dernière tête ne se lit plus : " + e.getMessage());
        }
    }

    private Optional<TeteSignee> lireLaDerniere() {
        return base.sql("select taille, note from jalon.tete order by taille desc fetch first 1 row only")
                .query(TeteSignee::deLaBase)
                .optional();
    }

    /** Depuis combien de temps attend le plus ancien acte qui n'a pas de rang. */
    public Duration retard() {
        return base.sql("""
                        select min(a.le) from jalon.acte a
                        where a.id > ? and not exists (select 1 from jalon.sceau s where s.acte = a.id)
                        """)
                .param(plancher())
                .query((ligne, rang) -> Optional.ofNullable(ligne.getObject(1, OffsetDateTime.class)))
                .single()
                .map(plusAncien -> Duration.between(plusAncien.toInstant(), horloge.instant()))
                .orElse(Duration.ZERO);
    }
}
