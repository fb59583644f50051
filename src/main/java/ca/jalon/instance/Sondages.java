package ca.jalon.instance;

import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.formulaire.Refus;
import ca.jalon.instance.Satisfaction.Axe;
import ca.jalon.instance.Satisfaction.Notes;
import ca.jalon.instance.Satisfaction.Sondage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tient les sondages sur l'offre des CCT : des comptes, jamais une réponse ni son auteur. */
@Component
class Sondages {

    private final JdbcClient base;
    private final Clock horloge;

    Sondages(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /** @param demandes combien de personnes sont interrogées */
    void ouvrir(String dossier, String territoire, int demandes) {
        LocalDate jour = LocalDate.now(horloge);
        base.sql("""
                        insert into jalon.sondage_cct (dossier, annee, territoire, ouvert_le, jusque, demandes, reponses)
                        values (?, ?, ?, ?, ?, ?, 0)
                        """)
                .params(
                        dossier,
                        jour.getYear(),
                        territoire,
                        jour.toString(),
                        Satisfaction.dernierJour(jour).toString(),
                        demandes)
                .update();
        for (Axe axe : Axe.values()) {
            for (int note = 1; note <= 5; note++) {
                base.sql("insert into jalon.sondage_cct_note (dossier, axe, note, nombre) values (?, ?, ?, 0)")
                        .params(dossier, axe.name(), note)
                        .update();
            }
        }
    }

    /** Ceux de ces territoires auxquels ce compte peut encore répondre. */
    List<Sondage> aRepondre(String compte, Collection<String> territoires) {
        return territoires.isEmpty()
                ? List.of()
                : base.sql("""
                                select * from jalon.sondage_cct s
                                where s.clos_le is null and s.jusque >= :jour and s.territoire in (:territoires)
                                  and not exists (select 1 from jalon.sondage_cct_repondant r
                                                  where r.dossier = s.dossier and r.compte = :compte)
                                order by s.territoire
                                """)
                        .param("jour", LocalDate.now(horloge).toString())
                        .param("territoires", territoires)
                        .param("compte", compte)
                        .query(Sondage.class)
                        .list();
    }

    /**
     * Ajoute une réponse aux comptes.
     *
     * @param notes de 1 à 5 ; un axe sans opinion n'y est pas
     * @throws Refus (409) si ce compte y a déjà répondu, ou si le sondage s'est clos entre-temps
     */
    @Transactional
    public void repondre(String dossier, String compte, Map<Axe, Integer> notes, String texte) {
        // La clôture change la même ligne : l'une attend l'autre, et rien ne s'ajoute après elle.
        if (base.sql("update jalon.sondage_cct set reponses = reponses + 1 where dossier = ? and clos_le is null")
                        .param(dossier)
                        .update()
                == 0) {
            throw new Refus(409, "Ce sondage vient de se clore ; votre réponse n’est pas comptée.");
        }
        try {
            base.sql("insert into jalon.sondage_cct_repondant (dossier, compte) values (?, ?)")
                    .params(dossier, compte)
                    .update();
        } catch (DuplicateKeyException deja) {
            throw new Refus(
                    409,
                    "Vous avez déjà répondu à ce sondage ; une réponse ne se reprend pas, rien ne dit laquelle est la vôtre.");
        }
        notes.forEach((axe, note) -> base.sql(
                        "update jalon.sondage_cct_note set nombre = nombre + 1 where dossier = ? and axe = ? and note = ?")
                .params(dossier, axe.name(), note)
                .update());
        if (texte != null) {
            base.sql("insert into jalon.sondage_cct_texte (id, dossier, texte) values (?, ?, ?)")
                    .params(UUID.randomUUID().toString(), dossier, texte)
                    .update();
        }
    }

    /** Clôt le sondage, et oublie qui a répondu. */
    void clore(String dossier) {
        base.sql("update jalon.sondage_cct set clos_le = ? where dossier = ?")
                .params(LocalDate.now(horloge).toString(), dossier)
                .update();
        base.sql("delete from jalon.sondage_cct_repondant where dossier = ?")
                .param(dossier)
                .update();
    }

    /** Son instance supprimée du moteur, un sondage qui courait peut s'ouvrir de nouveau ; ce qu'on y avait répondu se perd. */
    @EventListener
    void oublier(InstanceSupprimee supprimee) {
        if (base.sql("""
                        delete from jalon.sondage_cct where dossier = :numero and clos_le is null
                          and exists (select 1 from jalon.dossier d where d.numero = :numero and d.instance = :instance)
                        """)
                        .param("numero", supprimee.numero())
                        .param("instance", supprimee.instance())
                        .update()
                > 0) {
            for (String table : List.of("note", "texte", "repondant")) {
                base.sql("delete from jalon.sondage_cct_%s where dossier = ?".formatted(table))
                        .param(supprimee.numero())
                        .update();
            }
        }
    }

    Optional<Sondage> trouver(String dossier) {
        return base.sql("select * from jalon.sondage_cct where dossier = ?")
                .param(dossier)
                .query(Sondage.class)
                .optional();
    }

    /** Les derniers clos, un par territoire. */
    List<Sondage> derniers() {
        return base.sql("""
                        select * from jalon.sondage_cct s where s.clos_le = (
                            select max(d.clos_le) from jalon.sondage_cct d where d.territoire = s.territoire)
                        order by s.territoire
                        """).query(Sondage.class).list();
    }

    /** Clos entre ces deux jours compris, dans ce territoire ou partout s'il est {@code null}. */
    List<Sondage> clos(LocalDate debut, LocalDate fin, String territoire) {
        return base
                .sql("select * from jalon.sondage_cct where clos_le between ? and ?")
                .params(debut.toString(), fin.toString())
                .query(Sondage.class)
                .list()
                .stream()
                .filter(sondage -> territoire == null || territoire.equals(sondage.territoire()))
                .toList();
    }

    /** Les notes de ces sondages, réunies ; celui qui a trop peu de réponses n'y compte pas. */
    Notes notes(Collection<Sondage> sondages) {
        Notes notes = Notes.aucune();
        sondages.stream()
                .filter(Sondage::montrable)
                .forEach(sondage -> base.sql("select axe, note, nombre from jalon.sondage_cct_note where dossier = ?")
                        .param(sondage.dossier())
                        .query(ligne -> {
                            notes.compter(
                                    Axe.valueOf(ligne.getString("axe")), ligne.getInt("note"), ligne.getInt("nombre"));
                        }));
        return notes;
    }

    /** Ce que les gens ont écrit, sans ordre. */
    List<String> textes(Sondage sondage) {
        return sondage.montrable()
                ? base.sql("select texte from jalon.sondage_cct_texte where dossier = ? order by id")
                        .param(sondage.dossier())
                        .query(String.class)
                        .list()
                : List.of();
    }
}
