package ca.jalon.campagne;

import ca.jalon.dossier.InstanceSupprimee;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient une ligne par campagne, année et organisation. */
@Component
class RegistreCampagnes {

    private static final String CLE = " where campagne = ? and annee = ? and organisation = ?";

    private final JdbcClient base;

    RegistreCampagnes(JdbcClient base) {
        this.base = base;
    }

    /** Où en est une organisation ; {@code motif} dit pourquoi rien n'y est ouvert. */
    record Suivi(
            String campagne,
            int annee,
            String organisation,
            String numero,
            String ouverteLe,
            Situation situation,
            String motif) {}

    enum Situation {
        NON_OUVERTE("non ouverte", "non ouvertes"),
        EN_RETARD("en retard", "en retard"),
        EN_COURS("en cours", "en cours"),
        TERMINEE("terminée", "terminées"),
        INTERROMPUE("interrompue", "interrompues");

        private final String mot;
        private final String plusieurs;

        Situation(String mot, String plusieurs) {
            this.mot = mot;
            this.plusieurs = plusieurs;
        }

        String mot() {
            return mot;
        }

        /** « 3 en cours », « 1 terminée ». */
        String compte(long nombre) {
            return nombre + " " + (nombre > 1 ? plusieurs : mot);
        }
    }

    /** Organisations où quelque chose fut ouvert cette année-là. */
    Set<String> ouvertes(String campagne, int annee) {
        return new TreeSet<>(base.sql(
                        "select organisation from jalon.campagne where campagne = ? and annee = ? and instance is not null")
                .params(campagne, annee)
                .query(String.class)
                .list());
    }

    /** Faux si une instance y est déjà ouverte, ou s'ouvre en ce moment. */
    boolean reserver(String campagne, int annee, String organisation) {
        if (base.sql("update jalon.campagne set motif = null" + CLE + " and instance is null")
                        .params(campagne, annee, organisation)
                        .update()
                > 0) {
            return true;
        }
        return inserer(campagne, annee, organisation, null);
    }

    void ouvrir(String campagne, int annee, String organisation, String instance, String jour) {
        base.sql("update jalon.campagne set instance = ?, ouverte_le = ?" + CLE)
                .params(instance, jour, campagne, annee, organisation)
                .update();
    }

    /** Retient pourquoi rien n'est ouvert. */
    void noter(String campagne, int annee, String organisation, String motif) {
        String court = motif.length() > 500 ? motif.substring(0, 500) : motif;
        if (base.sql("update jalon.campagne set motif = ?" + CLE + " and instance is null")
                        .params(court, campagne, annee, organisation)
                        .update()
                == 0) {
            inserer(campagne, annee, organisation, court);
        }
    }

    /** Supprimée du moteur, elle se rouvrira au prochain passage. */
    @EventListener
    void oublier(InstanceSupprimee supprimee) {
        base.sql("update jalon.campagne set instance = null, ouverte_le = null, motif = ? where instance = ?")
                .params("supprimée par un administrateur", supprimee.instance())
                .update();
    }

    private boolean inserer(String campagne, int annee, String organisation, String motif) {
        try {
            return base.sql("insert into jalon.campagne (campagne, annee, organisation, motif) values (?, ?, ?, ?)")
                            .params(campagne, annee, organisation, motif)
                            .update()
                    > 0;
        } catch (DuplicateKeyException dejaLa) {
            return false;
        }
    }

    /** Toutes les années, la dernière d'abord. */
    List<Suivi> suivis(Instant maintenant) {
        return base.sql("""
                        select c.*, h.BUSINESS_KEY_ as numero, h.STATE_ as etat, (
                            select min(t.DUE_DATE_) from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
                            where e.ROOT_PROC_INST_ID_ = c.instance) as echeance
                        from jalon.campagne c left join ACT_HI_PROCINST h on h.ID_ = c.instance
                        order by c.annee desc, c.organisation
                        """)
                .query((ligne, rang) -> new Suivi(
                        ligne.getString("campagne"),
                        ligne.getInt("annee"),
                        ligne.getString("organisation"),
                        ligne.getString("numero"),
                        ligne.getString("ouverte_le"),
                        situation(
                                ligne.getString("instance"),
                                ligne.getString("etat"),
                                ligne.getTimestamp("echeance"),
                                maintenant),
                        ligne.getString("motif")))
                .list();
    }

    private static Situation situation(String instance, String etat, Timestamp echeance, Instant maintenant) {
        if (instance == null) {
            return Situation.NON_OUVERTE;
        }
        if ("ACTIVE".equals(etat) || "SUSPENDED".equals(etat)) {
            return echeance != null && echeance.toInstant().isBefore(maintenant)
                    ? Situation.EN_RETARD
                    : Situation.EN_COURS;
        }
        return "COMPLETED".equals(etat) ? Situation.TERMINEE : Situation.INTERROMPUE;
    }
}
