package ca.jalon.registre;

import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.LigneDePlan.Statut;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mène les lignes des plans d'un statut au suivant, du plan d'un établissement à l'accusé du CNCOT. */
@Component
public class AvancementDesLignes {

    private final JdbcClient base;

    AvancementDesLignes(JdbcClient base) {
        this.base = base;
    }

    /** Place ces lignes, dans cet ordre, au plan de l'établissement ; les autres n'y sont plus, sans que rien n'en soit décidé. */
    public void retenir(int annee, String organisation, List<String> ids) {
        base.sql("update jalon.plan_ligne set rang = null, statut = 'PROPOSEE', suite = null"
                        + " where annee = ? and organisation = ? and statut in ('PROPOSEE', 'RETENUE')")
                .params(annee, organisation)
                .update();
        for (int rang = 0; rang < ids.size(); rang++) {
            base.sql("update jalon.plan_ligne set rang = ?, statut = 'RETENUE'"
                            + " where id = ? and annee = ? and organisation = ? and statut = 'PROPOSEE'")
                    .params(rang + 1, ids.get(rang), annee, organisation)
                    .update();
        }
    }

    /**
     * Note que l'instance qui adopte a laissé de côté ce qu'elle n'a pas retenu.
     *
     * @param vuesAvant ce qui fut proposé après cet instant, elle ne l'a pas lu ; une évolution l'est quand sa demande se conclut
     */
    public void laisserDeCote(int annee, String organisation, Instant vuesAvant, String motif) {
        base.sql("""
                        update jalon.plan_ligne set suite = :motif
                        where annee = :annee and organisation = :organisation and statut = 'PROPOSEE'
                          and not exists (select 1 from jalon.dossier d where d.numero = plan_ligne.id and d.inscrit_le > :vues)
                          and not exists (select 1 from jalon.evolution e join jalon.dossier d on d.numero = e.numero
                                          where e.ligne = plan_ligne.id and d.ferme_le > :vues)
                        """)
                .param("motif", motif)
                .param("annee", annee)
                .param("organisation", organisation)
                .param("vues", Timestamp.from(vuesAvant))
                .update();
    }

    /**
     * Fait partir le plan d'un établissement : ce qui est retenu est transmis, ce que l'instance a laissé de côté est écarté, et ce
     * qu'elle n'a pas lu attend le plan de l'exercice {@code suivant}.
     */
    public void transmettre(int annee, String organisation, int suivant) {
        String siennes = " where annee = ? and organisation = ? and statut = ";
        base.sql("update jalon.plan_ligne set statut = 'TRANSMISE'" + siennes + "'RETENUE'")
                .params(annee, organisation)
                .update();
        base.sql("update jalon.plan_ligne set statut = 'ECARTEE'" + siennes + "'PROPOSEE' and suite is not null")
                .params(annee, organisation)
                .update();
        base.sql("update jalon.plan_ligne set annee = ?" + siennes + "'PROPOSEE'")
                .params(suivant, annee, organisation)
                .update();
    }

    /** Ce qu'un plan qui se clôt sans être transmis préparait attend celui de l'exercice {@code suivant}. */
    public void attendre(int annee, String organisation, int suivant) {
        base.sql("update jalon.plan_ligne set annee = ?, statut = 'PROPOSEE', rang = null, suite = null"
                        + " where annee = ? and organisation = ? and statut in ('PROPOSEE', 'RETENUE')")
                .params(suivant, annee, organisation)
                .update();
    }

    /** Les lignes transmises d'un territoire vont à son plan. */
    public void porterAuTerritoire(int annee, String territoire) {
        base.sql("update jalon.plan_ligne set statut = 'TERRITORIALE'"
                        + " where annee = ? and territoire = ? and statut = 'TRANSMISE'")
                .params(annee, territoire)
                .update();
    }

    /** @param suite pourquoi, {@code null} si cela va de soi */
    public void avancer(Collection<String> ids, Statut statut, String suite) {
        if (!ids.isEmpty()) {
            base.sql("update jalon.plan_ligne set statut = :statut, suite = :suite where id in (:ids)")
                    .param("statut", statut.name())
                    .param("suite", suite)
                    .param("ids", ids)
                    .update();
        }
    }

    /** Le CNCOT a reçu ces lignes ce jour-là ; celle qu'une autre dit déjà l'est avec elle, et ne compte pas deux fois. */
    public void inscrireAuCncot(Collection<String> ids, String jour) {
        if (!ids.isEmpty()) {
            base.sql(
                            "update jalon.plan_ligne set inscrite_le = :jour,"
                                    + " statut = case when statut in ('REGROUPEE', 'FAITE') then statut else 'INSCRITE' end where id in (:ids)")
                    .param("jour", jour)
                    .param("ids", ids)
                    .update();
        }
    }

    /**
     * Ce que le CCT a répondu et marqué dans les lignes d'un territoire ; remplace ce qu'il en avait dit.
     *
     * @param reponse {@code null} s'il n'a pas été interrogé : une demande arrivée depuis reste sans réponse
     */
    public void marquer(
            int annee, String territoire, Collection<String> appuyees, Collection<String> communes, String reponse) {
        base.sql("""
                        update jalon.plan_ligne set commune = case when id in (:communes) then true else false end,
                            reponse_appui = case when appui = false or :repondu = false then null
                                when id in (:appuyees) then 'ACCORDE' else 'NON_ACCORDE' end,
                            suite = case when appui = true then :reponse else null end
                        where annee = :annee and territoire = :territoire and statut = 'TRANSMISE'
                        """)
                .param("communes", Dossiers.ouAucun(communes))
                .param("appuyees", Dossiers.ouAucun(appuyees))
                .param("repondu", reponse != null)
                .param("reponse", reponse, Types.VARCHAR)
                .param("annee", annee)
                .param("territoire", territoire)
                .update();
    }
}
