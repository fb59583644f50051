package ca.jalon.planification;

import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.sceau.Tours;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient les plans : un par exercice, palier et organisation. */
@Component
class Plans {

    static final String EN_PREPARATION = "EN_PREPARATION";
    static final String TRANSMIS = "TRANSMIS";
    static final String RECU = "RECU";
    static final String NON_TRANSMIS = "NON_TRANSMIS";

    private static final RowMapper<Plan> LIGNE = (ligne, rang) -> new Plan(
            ligne.getString("numero"),
            ligne.getInt("annee"),
            Palier.valueOf(ligne.getString("palier")),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("etat"),
            ligne.getString("transmis_le"),
            ligne.getString("absents"));

    private final JdbcClient base;
    private final Tours tours;

    Plans(JdbcClient base, Tours tours) {
        this.base = base;
        this.tours = tours;
    }

    /**
     * @param transmisLe {@code null} tant qu'il se prépare
     * @param absents noms de qui n'avait rien transmis, séparés par des points-virgules
     */
    record Plan(
            String numero,
            int annee,
            Palier palier,
            String organisation,
            String territoire,
            String etat,
            String transmisLe,
            String absents) {

        boolean enPreparation() {
            return etat.equals(EN_PREPARATION);
        }

        /** Faux aussi d'un plan que personne n'a fini, et qui s'est clos. */
        boolean transmis() {
            return etat.equals(TRANSMIS) || etat.equals(RECU);
        }
    }

    void ouvrir(String numero, int annee, Palier palier, String organisation, String territoire) {
        base.sql(
                        "insert into jalon.plan (numero, annee, palier, organisation, territoire, etat) values (?, ?, ?, ?, ?, ?)")
                .params(numero, annee, palier.name(), organisation, territoire, EN_PREPARATION)
                .update();
    }

    /** Son instance supprimée du moteur, un plan qui se préparait peut s'ouvrir de nouveau ; ses lignes l'attendent. */
    @EventListener
    void oublier(InstanceSupprimee supprimee) {
        base.sql("""
                        delete from jalon.plan where numero = :numero and etat = 'EN_PREPARATION'
                          and exists (select 1 from jalon.dossier d where d.numero = :numero and d.instance = :instance)
                        """)
                .param("numero", supprimee.numero())
                .param("instance", supprimee.instance())
                .update();
    }

    void transmettre(String numero, String etat, String jour, String absents) {
        base.sql("update jalon.plan set etat = ?, transmis_le = ?, absents = ? where numero = ?")
                .params(etat, jour, absents, numero)
                .update();
    }

    Optional<Plan> trouver(int annee, Palier palier, String organisation) {
        return base.sql("select * from jalon.plan where annee = ? and palier = ? and organisation = ?")
                .params(annee, palier.name(), organisation)
                .query(LIGNE)
                .optional();
    }

    /** Le plan local qui se prépare dans cet établissement, le plus récent. */
    Optional<Plan> enPreparation(String organisation) {
        return base.sql("""
                        select * from jalon.plan where palier = 'LOCAL' and organisation = ? and etat = 'EN_PREPARATION'
                        order by annee desc
                        """).param(organisation).query(LIGNE).list().stream().findFirst();
    }

    /** Le dernier exercice pour lequel cet établissement a transmis un plan. */
    Optional<Integer> dernierTransmis(String organisation) {
        return base.sql("""
                        select max(annee) as annee from jalon.plan
                        where palier = 'LOCAL' and organisation = ? and etat in ('TRANSMIS', 'RECU') having max(annee) is not null
                        """).param(organisation).query(Integer.class).optional();
    }

    /** L'exercice d'après {@code annee} dont le plan de cet établissement peut encore prendre des lignes. */
    int prochain(String organisation, int annee) {
        return Math.max(annee, dernierTransmis(organisation).orElse(annee)) + 1;
    }

    /**
     * Tient à l'écart l'un de l'autre, jusqu'à la fin de la transaction, ce qui se propose, se transmet et se reçoit : sans cela, deux
     * plans transmis ensemble se croient chacun attendu de l'autre, et leurs lignes ne seraient reçues de personne.
     */
    void attendre() {
        tours.attendre("plans");
    }

    /** Les plans locaux que Jalon a ouverts : {@code établissement exercice}. */
    Set<String> locaux() {
        return Set.copyOf(base.sql("select concat(organisation, ' ', annee) from jalon.plan where palier = 'LOCAL'")
                .query(String.class)
                .list());
    }

    /**
     * Exercice du plan qui se prépare dans cet établissement, ou du prochain.
     *
     * @param enCours exercice d'aujourd'hui
     */
    int exerciceQuiSePrepare(String organisation, int enCours) {
        return enPreparation(organisation).map(Plan::annee).orElseGet(() -> prochain(organisation, enCours));
    }

    List<Plan> de(int annee) {
        return base.sql("select * from jalon.plan where annee = ? order by palier, organisation")
                .param(annee)
                .query(LIGNE)
                .list();
    }

    /** Exercices qui ont un plan ou une ligne, du plus récent au plus ancien. */
    List<Integer> exercices() {
        return base.sql("select annee from jalon.plan union select annee from jalon.plan_ligne order by 1 desc")
                .query(Integer.class)
                .list();
    }
}
