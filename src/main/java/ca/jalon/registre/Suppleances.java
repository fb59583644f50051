package ca.jalon.registre;

import ca.jalon.dossier.LecturesGardees;
import ca.jalon.registre.Suppleance.Etat;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des suppléances. */
@Component
public class Suppleances {

    private static final RowMapper<Suppleance> LIGNE = (ligne, rang) -> new Suppleance(
            ligne.getString("id"),
            ligne.getString("absent"),
            ligne.getString("suppleant"),
            ligne.getString("du"),
            ligne.getString("au"),
            elements(ligne.getString("groupes")),
            elements(ligne.getString("adhesions")),
            ligne.getString("motif"),
            Etat.valueOf(ligne.getString("etat")),
            ligne.getString("declaree_par"));

    private final JdbcClient base;
    private final Clock horloge;
    private final LecturesGardees<String, List<Suppleance>> exercees = new LecturesGardees<>();

    Suppleances(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    public void inscrire(Suppleance nouvelle) {
        base.sql("""
                        insert into jalon.suppleance (id, absent, suppleant, du, au, groupes, adhesions, motif, etat,
                            declaree_par, declaree_le)
                        values (:id, :absent, :suppleant, :du, :au, :lesGroupes, '', :motif, 'PREVUE',
                            :declareePar, :maintenant)
                        """)
                .param("id", nouvelle.id())
                .param("absent", nouvelle.absent())
                .param("suppleant", nouvelle.suppleant())
                .param("du", nouvelle.du())
                .param("au", nouvelle.au())
                .param("lesGroupes", String.join(",", nouvelle.groupes()))
                .param("motif", nouvelle.motif())
                .param("declareePar", nouvelle.declareePar())
                .param("maintenant", OffsetDateTime.now(horloge))
                .update();
    }

    public Suppleance lire(String id) {
        return base.sql("select * from jalon.suppleance where id = ?")
                .param(id)
                .query(LIGNE)
                .single();
    }

    public void commencer(String id, Collection<String> adhesions) {
        changer(id, Etat.EN_COURS);
        retenirAdhesions(id, adhesions);
    }

    /** Change ce que le suppléant ne tient que de cette suppléance ; elle suit son cours. */
    public void retenirAdhesions(String id, Collection<String> adhesions) {
        base.sql("update jalon.suppleance set adhesions = ? where id = ?")
                .params(String.join(",", adhesions), id)
                .update();
        exercees.oublier();
    }

    public void terminer(String id) {
        changer(id, Etat.TERMINEE);
    }

    private void changer(String id, Etat etat) {
        base.sql("update jalon.suppleance set etat = ? where id = ?")
                .params(etat.name(), id)
                .update();
        exercees.oublier();
    }

    /** Suppléances prévues ou en cours où cette personne est absente ou suppléante. */
    public List<Suppleance> ouvertesDe(String compte) {
        return base.sql("""
                        select * from jalon.suppleance
                        where etat <> 'TERMINEE' and (absent = :compte or suppleant = :compte) order by du, id
                        """).param("compte", compte).query(LIGNE).list();
    }

    /** Suppléances que cette personne exerce en ce moment. */
    public List<Suppleance> exerceesPar(String compte) {
        return exercees.lire(
                compte,
                () -> base.sql(
                                "select * from jalon.suppleance where etat = 'EN_COURS' and suppleant = ? order by du, id")
                        .param(compte)
                        .query(LIGNE)
                        .list());
    }

    /** Parmi les groupes qu'une personne a en ce moment, ceux qu'elle tient d'elle-même et non d'une suppléance. */
    public TreeSet<String> propres(String compte, Collection<String> tenus) {
        TreeSet<String> propres = new TreeSet<>(tenus);
        exerceesPar(compte).forEach(suppleance -> propres.removeAll(suppleance.adhesions()));
        return propres;
    }

    /** Suppléances en cours de cette personne absente. */
    public List<Suppleance> accordeesPar(String absent) {
        return base.sql("select * from jalon.suppleance where etat = 'EN_COURS' and absent = ? order by du, id")
                .param(absent)
                .query(LIGNE)
                .list();
    }

    /** Suppléances en cours de cette personne qui couvrent aussi ce qui la nomme elle-même. */
    public List<Suppleance> enPersonnePour(String absent) {
        return accordeesPar(absent).stream()
                .filter(suppleance -> suppleance.groupes().contains(Suppleance.EN_PERSONNE))
                .toList();
    }

    /**
     * La personne absente au nom de qui ce compte agit pour l'un de ces groupes, ou pour les personnes nommées une à une.
     *
     * @param tenus groupes que le compte a en ce moment, prêtés compris
     * @param nommees comptes nommés de leur propre chef ; qui en est, ou qui tient un des groupes en propre, agit en son nom
     */
    public Optional<String> pour(
            String compte, Collection<String> tenus, Collection<String> groupes, Collection<String> nommees) {
        List<Suppleance> exercees = nommees.contains(compte) ? List.of() : exerceesPar(compte);
        return Suppleance.pour(exercees, tenus, groupes, nommees);
    }

    private static List<String> elements(String texte) {
        return texte.isEmpty() ? List.of() : Arrays.asList(texte.split(","));
    }
}
