package ca.jalon.registre;

import ca.jalon.organisation.Regard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le portefeuille des projets: où en est chacun, et comment il a fini. */
@Component
public class Portefeuille {

    private static final RowMapper<Projet> LIGNE = (ligne, rang) -> new Projet(
            ligne.getString("numero"),
            ligne.getString("titre"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("niveau"),
            ligne.getString("phase"),
            ligne.getObject("phase_depuis", OffsetDateTime.class).toInstant(),
            ligne.getString("etat"),
            ligne.getString("instance"),
            ligne.getString("projet_origine"),
            ligne.getObject("inscrit_le", OffsetDateTime.class).toInstant(),
            instant(ligne, "ferme_le"),
            instant(ligne, "suspendu_depuis"));

    private final JdbcClient base;
    private final Clock horloge;

    Portefeuille(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    public void inscrire(
            String numero,
            String titre,
            String organisation,
            String territoire,
            String instance,
            String phase,
            String projetOrigine) {
        base.sql("""
                        insert into jalon.projet (numero, titre, organisation, territoire, phase, phase_depuis, etat,
                                                  instance, projet_origine, inscrit_le)
                        values (:numero, :titre, :organisation, :territoire, :phase, :maintenant, :etat,
                                :instance, :origine, :maintenant)
                        """)
                .param("numero", numero)
                .param("titre", titre)
                .param("organisation", organisation)
                .param("territoire", territoire)
                .param("phase", phase)
                .param("maintenant", maintenant())
                .param("etat", Projet.EN_COURS)
                .param("instance", instance)
                .param("origine", projetOrigine)
                .update();
    }

    /** Fait entrer le projet dans une phase ; le titre et le niveau suivent ce que la fiche est devenue. */
    public void entrerEnPhase(String numero, String phase, String titre, String niveau) {
        base.sql("""
                        update jalon.projet set phase = :phase, phase_depuis = :maintenant, titre = :titre, niveau = :niveau
                        where numero = :numero
                        """)
                .param("phase", phase)
                .param("maintenant", maintenant())
                .param("titre", titre)
                .param("niveau", niveau)
                .param("numero", numero)
                .update();
    }

    public void fermer(String numero, String etat) {
        base.sql("update jalon.projet set etat = :etat, ferme_le = :maintenant where numero = :numero")
                .param("etat", etat)
                .param("maintenant", maintenant())
                .param("numero", numero)
                .update();
    }

    public void suspendre(String numero) {
        base.sql("update jalon.projet set suspendu_depuis = :maintenant where numero = :numero")
                .param("maintenant", maintenant())
                .param("numero", numero)
                .update();
    }

    public void reprendre(String numero) {
        base.sql("update jalon.projet set suspendu_depuis = null where numero = :numero")
                .param("numero", numero)
                .update();
    }

    public Optional<Projet> trouver(String numero) {
        return base.sql("select * from jalon.projet where numero = ?")
                .param(numero)
                .query(LIGNE)
                .optional();
    }

    public List<Projet> tous() {
        return base.sql("select * from jalon.projet order by inscrit_le desc, numero")
                .query(LIGNE)
                .list();
    }

    /** Projets que rien n'a encore fermés, les plus récents d'abord. */
    public List<Projet> enCours() {
        return base.sql("select * from jalon.projet where etat = ? order by inscrit_le desc, numero")
                .param(Projet.EN_COURS)
                .query(LIGNE)
                .list();
    }

    /** Projets que ce regard voit, les plus récents d'abord. */
    public List<Projet> visibles(Regard regard) {
        return base.sql("""
                        select * from jalon.projet
                        where :tout = true or organisation in (:organisations) or territoire in (:territoires)
                        order by inscrit_le desc, numero
                        """)
                .param("tout", regard.tout())
                .param("organisations", ouAucun(regard.organisations()))
                .param("territoires", ouAucun(regard.territoires()))
                .query(LIGNE)
                .list();
    }

    private static Collection<String> ouAucun(Collection<String> codes) {
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
