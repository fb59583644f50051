package ca.jalon.dossier;

import ca.jalon.organisation.Regard;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tient les dossiers de toute nature: où en est chacun, comment il a fini ; {@link Participants} dit qui y participe.
 *
 * <p>Les lectures ne rendent que les projets.
 */
@Component
public class Dossiers {

    /** Condition, sur un dossier {@code d}, de ce qu'un regard voit : par un participant ou par le territoire. */
    public static final String VUS = """
            (:tout = true or d.territoire in (:territoires)
             or exists (select 1 from jalon.participant p
                        where p.dossier = d.numero and p.jusque is null
                          and (p.organisation in (:ccts)
                               or p.organisation in (:organisations) and p.qualite in ('PORTEUR', 'PARTENAIRE'))))
            """;

    /** Parmi eux, les projets. */
    public static final String VISIBLES = "d.nature = 'PROJET' and " + VUS;

    private static final RowMapper<Dossier> LIGNE = (ligne, rang) -> new Dossier(
            ligne.getString("numero"),
            ligne.getString("nature"),
            ligne.getString("titre"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("niveau"),
            ligne.getString("phase"),
            ligne.getObject("phase_depuis", OffsetDateTime.class).toInstant(),
            ligne.getString("etat"),
            ligne.getString("instance"),
            ligne.getString("origine"),
            ligne.getObject("inscrit_le", OffsetDateTime.class).toInstant(),
            instant(ligne, "ferme_le"),
            instant(ligne, "suspendu_depuis"));

    private final JdbcClient base;
    private final Participants participants;
    private final Clock horloge;

    Dossiers(JdbcClient base, Participants participants, Clock horloge) {
        this.base = base;
        this.participants = participants;
        this.horloge = horloge;
    }

    /** Ouvre un dossier ; l'organisation qui le porte en est le premier participant. */
    public void ouvrir(
            String nature,
            String numero,
            String titre,
            String organisation,
            String territoire,
            String niveau,
            String instance,
            String phase,
            String origine) {
        base.sql("""
                        insert into jalon.dossier (numero, nature, titre, organisation, territoire, niveau, phase,
                                                   phase_depuis, etat, instance, origine, inscrit_le, recherche)
                        values (:numero, :nature, :titre, :organisation, :territoire, :niveau, :phase,
                                :maintenant, :etat, :instance, :origine, :maintenant, :recherche)
                        """)
                .param("numero", numero)
                .param("nature", nature)
                .param("titre", titre)
                .param("organisation", organisation)
                .param("territoire", territoire)
                .param("niveau", niveau)
                .param("phase", phase)
                .param("maintenant", maintenant())
                .param("etat", Dossier.EN_COURS)
                .param("instance", instance)
                .param("origine", origine)
                .param("recherche", MotsCherches.normaliser(numero, titre))
                .update();
        participants.fixer(numero, Qualite.PORTEUR, Set.of(organisation));
    }

    /** Fait entrer le projet dans une phase ; le titre et le niveau suivent ce que la fiche est devenue. */
    public void entrerEnPhase(String numero, String phase, String titre, String niveau) {
        base.sql("""
                        update jalon.dossier set phase = :phase, phase_depuis = :maintenant, titre = :titre, niveau = :niveau,
                            recherche = :recherche
                        where numero = :numero
                        """)
                .param("phase", phase)
                .param("maintenant", maintenant())
                .param("titre", titre)
                .param("niveau", niveau)
                .param("recherche", MotsCherches.normaliser(numero, titre))
                .param("numero", numero)
                .update();
    }

    public void fermer(String numero, String etat) {
        base.sql("update jalon.dossier set etat = :etat, ferme_le = :maintenant where numero = :numero")
                .param("etat", etat)
                .param("maintenant", maintenant())
                .param("numero", numero)
                .update();
    }

    /** L'instance qui le menait n'est plus : il se ferme tel quel. Un processus d'accompagnement, lui, laisse le dossier ouvert. */
    @EventListener
    void arreter(InstanceSupprimee supprimee) {
        base.sql("""
                        update jalon.dossier set etat = :etat, ferme_le = :maintenant
                        where numero = :numero and instance = :instance and ferme_le is null
                        """)
                .param("etat", Dossier.ARRETE)
                .param("maintenant", maintenant())
                .param("numero", supprimee.numero())
                .param("instance", supprimee.instance())
                .update();
    }

    /** Retient ce que les autorités accordent désormais au projet. */
    public void plafonner(String numero, BigDecimal montant) {
        base.sql("update jalon.dossier set plafond = :montant where numero = :numero")
                .param("montant", montant)
                .param("numero", numero)
                .update();
    }

    /** Montant que les autorités ont accordé ; vide si elles n'en ont pas encore fixé. */
    public Optional<BigDecimal> plafond(String numero) {
        return base.sql("select plafond from jalon.dossier where numero = ? and plafond is not null")
                .param(numero)
                .query(BigDecimal.class)
                .optional();
    }

    public void suspendre(String numero) {
        base.sql("update jalon.dossier set suspendu_depuis = :maintenant where numero = :numero")
                .param("maintenant", maintenant())
                .param("numero", numero)
                .update();
    }

    public void reprendre(String numero) {
        base.sql("update jalon.dossier set suspendu_depuis = null where numero = :numero")
                .param("numero", numero)
                .update();
    }

    /** Le projet de ce numéro ; un dossier d'une autre nature, restreint peut-être, n'en est pas un. */
    public Optional<Dossier> trouver(String numero) {
        return base.sql("select * from jalon.dossier where nature = 'PROJET' and numero = ?")
                .param(numero)
                .query(LIGNE)
                .optional();
    }

    /** Le projet de ce numéro, si ce regard le voit ; un projet caché et un numéro inconnu se répondent pareil. */
    public Optional<Dossier> visible(String numero, Regard regard) {
        return visible(numero, Set.of(Dossier.PROJET), regard);
    }

    /** Le dossier de ce numéro et de l'une de ces natures, si ce regard le voit. */
    public Optional<Dossier> visible(String numero, Collection<String> natures, Regard regard) {
        return base.sql("select d.* from jalon.dossier d where d.numero = :numero and d.nature in (:natures) and "
                        + VUS)
                .param("numero", numero)
                .param("natures", ouAucun(natures))
                .params(parametres(regard))
                .query(LIGNE)
                .optional();
    }

    /** Dossiers de ces natures que ce regard voit et que rien n'a encore fermés, les plus anciens d'abord. */
    public List<Dossier> ouverts(Collection<String> natures, Regard regard) {
        return base.sql("select d.* from jalon.dossier d where d.etat = :etat and d.nature in (:natures) and " + VUS
                        + " order by d.inscrit_le, d.numero")
                .param("etat", Dossier.EN_COURS)
                .param("natures", ouAucun(natures))
                .params(parametres(regard))
                .query(LIGNE)
                .list();
    }

    public List<Dossier> tous() {
        return base.sql("select * from jalon.dossier where nature = 'PROJET' order by inscrit_le desc, numero")
                .query(LIGNE)
                .list();
    }

    /** Projets que rien n'a encore fermés, les plus récents d'abord. */
    public List<Dossier> enCours() {
        return base.sql(
                        "select * from jalon.dossier where nature = 'PROJET' and etat = ? order by inscrit_le desc, numero")
                .param(Dossier.EN_COURS)
                .query(LIGNE)
                .list();
    }

    /** Ceux que porte cette organisation. */
    public List<Dossier> enCours(String organisation) {
        return base.sql("select * from jalon.dossier where nature = 'PROJET' and etat = ? and organisation = ?"
                        + " order by inscrit_le desc, numero")
                .params(Dossier.EN_COURS, organisation)
                .query(LIGNE)
                .list();
    }

    /** Ce que {@link #VISIBLES} demande. */
    public static Map<String, Object> parametres(Regard regard) {
        return Map.of(
                "tout", regard.tout(),
                "organisations", ouAucun(regard.organisations()),
                "ccts", ouAucun(regard.ccts()),
                "territoires", ouAucun(regard.territoires()));
    }

    /** Une liste SQL ne peut être vide : celle-ci ne trouve rien. */
    public static Collection<String> ouAucun(Collection<String> codes) {
        return codes.isEmpty() ? List.of("") : codes;
    }

    private static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        return Optional.ofNullable(ligne.getObject(colonne, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private Timestamp maintenant() {
        return Timestamp.from(horloge.instant());
    }
}
