package ca.jalon.registre;

import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les lignes des plans annuels; celle que le CNCOT a reçue ouvre le démarrage de son projet. */
@Component
public class LignesDePlan {

    private static final RowMapper<LigneDePlan> LIGNE = (ligne, rang) -> new LigneDePlan(
            ligne.getString("id"),
            ligne.getInt("annee"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            new Propos(
                    ligne.getString("titre"),
                    Type.valueOf(ligne.getString("type")),
                    ligne.getString("besoin"),
                    ligne.getString("demande_par"),
                    ligne.getBigDecimal("cout"),
                    ligne.getString("trimestre"),
                    ligne.getBoolean("appui"),
                    ligne.getString("projet")),
            ligne.getString("reponse_appui"),
            ligne.getBoolean("commune"),
            ligne.getObject("rang", Integer.class),
            Statut.valueOf(ligne.getString("statut")),
            ligne.getString("suite"),
            ligne.getString("service"),
            ligne.getString("origine"));

    private static final String ORDRE = " order by organisation, coalesce(rang, 10000), id";

    /** Aucun projet, ou un projet arrêté avant d'être un service : un autre peut la réaliser. */
    private static final String LIBRE = """
            (projet is null or exists (select 1 from jalon.dossier d where d.numero = projet and d.etat <> 'EN_COURS')
                and not exists (select 1 from jalon.service s where s.numero = projet))\
            """;

    private final JdbcClient base;
    private final NamedParameterJdbcTemplate lots;

    LignesDePlan(JdbcClient base, NamedParameterJdbcTemplate lots) {
        this.base = base;
        this.lots = lots;
    }

    public void inscrire(LigneDePlan ligne) {
        inscrire(List.of(ligne));
    }

    /** Un plan s'ouvre, ou un fichier se reprend, d'un seul ordre à la base. */
    public void inscrire(Collection<LigneDePlan> nouvelles) {
        lots.batchUpdate("""
                        insert into jalon.plan_ligne (id, annee, organisation, territoire, titre, type, besoin, demande_par,
                            cout, trimestre, appui, reponse_appui, commune, rang, statut, suite, projet, service, origine)
                        values (:id, :annee, :organisation, :territoire, :titre, :type, :besoin, :demandePar,
                            :cout, :trimestre, :appui, :reponseAppui, :commune, :rang, :statut, :suite, :projet, :service,
                            :origine)
                        """, lot(nouvelles));
    }

    /** Change ce que la ligne dit ; ni son exercice, ni son statut, ni son rang. */
    public void decrire(LigneDePlan ligne) {
        lots.batchUpdate("""
                        update jalon.plan_ligne set titre = :titre, type = :type, besoin = :besoin, demande_par = :demandePar,
                            cout = :cout, trimestre = :trimestre, appui = :appui, projet = :projet
                        where id = :id
                        """, lot(List.of(ligne)));
    }

    private static SqlParameterSource[] lot(Collection<LigneDePlan> lignes) {
        return lignes.stream()
                .map(ligne -> new MapSqlParameterSource()
                        .addValue("id", ligne.id())
                        .addValue("annee", ligne.annee())
                        .addValue("organisation", ligne.organisation())
                        .addValue("territoire", ligne.territoire())
                        .addValue("titre", ligne.titre())
                        .addValue("type", ligne.type().name())
                        .addValue("besoin", ligne.besoin())
                        .addValue("demandePar", ligne.demandePar())
                        .addValue("cout", ligne.cout())
                        .addValue("trimestre", ligne.trimestre())
                        .addValue("appui", ligne.appui())
                        .addValue("projet", ligne.projet())
                        .addValue("reponseAppui", ligne.reponseAppui())
                        .addValue("commune", ligne.commune())
                        .addValue("rang", ligne.rang(), Types.INTEGER)
                        .addValue("statut", ligne.statut().name())
                        .addValue("suite", ligne.suite())
                        .addValue("service", ligne.service())
                        .addValue("origine", ligne.origine()))
                .toArray(SqlParameterSource[]::new);
    }

    public Optional<LigneDePlan> trouver(String id) {
        return base.sql("select * from jalon.plan_ligne where id = ?")
                .param(id)
                .query(LIGNE)
                .optional();
    }

    public List<LigneDePlan> toutes() {
        return base.sql("select * from jalon.plan_ligne" + ORDRE).query(LIGNE).list();
    }

    /** Lignes d'un établissement pour un exercice, dans ces statuts, par rang. */
    public List<LigneDePlan> de(int annee, String organisation, Collection<Statut> statuts) {
        return dans(statuts, "annee = :annee and organisation = :organisation")
                .param("annee", annee)
                .param("organisation", organisation)
                .query(LIGNE)
                .list();
    }

    /** Lignes du plan qui se prépare dans chacun de ces établissements. */
    public List<LigneDePlan> enPreparation(Collection<String> organisations, Collection<Statut> statuts) {
        return dans(
                        statuts,
                        "organisation in (:organisations) and annee = (select max(p.annee) from jalon.plan p"
                                + " where p.palier = 'LOCAL' and p.etat = 'EN_PREPARATION'"
                                + " and p.organisation = plan_ligne.organisation)")
                .param("organisations", Dossiers.ouAucun(organisations))
                .query(LIGNE)
                .list();
    }

    /** Lignes des exercices d'avant qu'aucun projet ni aucune ligne d'un plan suivant n'a reprises. */
    public List<LigneDePlan> arrierees(String organisation, int avant, Collection<Statut> statuts) {
        return dans(
                        statuts,
                        "annee < :avant and organisation = :organisation and projet is null"
                                + " and not exists (select 1 from jalon.plan_ligne suivante"
                                + " where suivante.origine = plan_ligne.id)")
                .param("avant", avant)
                .param("organisation", organisation)
                .query(LIGNE)
                .list();
    }

    /** Lignes d'avant que celles d'un plan reprennent, et qui restent à faire. */
    public List<LigneDePlan> reprises(int annee, String organisation, Collection<Statut> statuts) {
        return dans(
                        statuts,
                        "id in (select l.origine from jalon.plan_ligne l"
                                + " where l.annee = :annee and l.organisation = :organisation)")
                .param("annee", annee)
                .param("organisation", organisation)
                .query(LIGNE)
                .list();
    }

    /** Lignes d'un territoire, ou de tous s'il est {@code null}. */
    public List<LigneDePlan> duTerritoire(int annee, String territoire, Collection<Statut> statuts) {
        return dans(statuts, "annee = :annee and (:territoire is null or territoire = :territoire)")
                .param("annee", annee)
                .param("territoire", territoire, Types.VARCHAR)
                .query(LIGNE)
                .list();
    }

    private JdbcClient.StatementSpec dans(Collection<Statut> statuts, String condition) {
        return base.sql("select * from jalon.plan_ligne where " + condition + " and statut in (:statuts)" + ORDRE)
                .param("statuts", noms(statuts));
    }

    /** Dit quel projet une ligne est devenue, et rend celle que ce projet nommait dans le même exercice ; sans effet si un autre la réalise. */
    public void rattacher(String id, String projet) {
        boolean sienne = base.sql("update jalon.plan_ligne set projet = :projet where id = :id and " + LIBRE)
                        .param("projet", projet)
                        .param("id", id)
                        .update()
                == 1;
        if (sienne) {
            base.sql("update jalon.plan_ligne set projet = null where projet = :projet and id <> :id"
                            + " and annee = (select annee from jalon.plan_ligne where id = :id)")
                    .param("projet", projet)
                    .param("id", id)
                    .update();
        }
    }

    /** La ligne que ce projet réalise, la plus récente. */
    public Optional<LigneDePlan> du(String projet) {
        return base
                .sql("select * from jalon.plan_ligne where projet = ? order by annee desc, id desc")
                .param(projet)
                .query(LIGNE)
                .list()
                .stream()
                .findFirst();
    }

    /** Vrai si le CNCOT a reçu la ligne de ce projet, ou celle qui la dit déjà. */
    public boolean inscrit(String projet) {
        return base.sql("select count(*) from jalon.plan_ligne where projet = ? and (statut in ('INSCRITE', 'FAITE')"
                                + " or statut = 'REGROUPEE' and inscrite_le is not null)")
                        .param(projet)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Lignes de ces établissements qu'aucun projet n'a encore, de l'exercice le plus récent au plus ancien. */
    public List<LigneDePlan> libres(Collection<String> organisations, Collection<Statut> statuts) {
        return base.sql("select * from jalon.plan_ligne where " + LIBRE + " and organisation in (:organisations)"
                        + " and statut in (:statuts) and type = 'PROJET' order by annee desc, titre, id")
                .param("organisations", Dossiers.ouAucun(organisations))
                .param("statuts", noms(statuts))
                .query(LIGNE)
                .list();
    }

    private static List<String> noms(Collection<Statut> statuts) {
        return statuts.stream().map(Statut::name).toList();
    }
}
