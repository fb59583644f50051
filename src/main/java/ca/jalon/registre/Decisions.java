package ca.jalon.registre;

import ca.jalon.organisation.LecturesDePage;
import ca.jalon.sceau.Actes;
import ca.jalon.sceau.Nature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tient le registre des décisions : une ligne par décision, jamais modifiée.
 *
 * <p>Chaque ligne porte l'empreinte de la précédente du même projet ({@link ChaineDesDecisions}).
 */
@Component
public class Decisions {

    /** Condition, sur une décision {@code c}, que personne ne l'ait reprise ensuite. */
    public static final String EN_VIGUEUR =
            "not exists (select 1 from jalon.decision r where r.numero = c.numero and r.annule = c.rang)";

    /** Condition, sur une décision {@code c}, que son auteur ait encore le temps de la reprendre : lui seul la voit. */
    public static final String EN_SUSPENS = """
            exists (select 1 from ACT_RU_TASK t
                    join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
                    join ACT_RU_VARIABLE v on v.PROC_INST_ID_ = p.ID_ and v.NAME_ = 'decisionConsignee'
                    where t.TASK_DEF_KEY_ = 'userTask_reprendreDecision'
                      and p.BUSINESS_KEY_ = c.numero and v.LONG_ = c.rang)""";

    private final LecturesDePage<List<String>, Set<Integer>> suspensions = new LecturesDePage<>();
    private final JdbcClient base;
    private final Actes actes;
    private final Clock horloge;

    Decisions(JdbcClient base, Actes actes, Clock horloge) {
        this.base = base;
        this.actes = actes;
        this.horloge = horloge;
    }

    /** Ajoute une décision ; rang, date de consignation et empreintes de {@code nouvelle} sont posés ici. */
    public Decision consigner(Decision nouvelle) {
        List<Decision> anterieures = duProjet(nouvelle.numero());
        String precedente = anterieures.isEmpty()
                ? ChaineDesDecisions.ORIGINE
                : anterieures.get(anterieures.size() - 1).empreinte();
        // Ce que la base rendra : deux décimales au montant, la milliseconde à l'heure.
        BigDecimal montant =
                nouvelle.montant() == null ? null : nouvelle.montant().setScale(2, RoundingMode.HALF_UP);
        OffsetDateTime maintenant = OffsetDateTime.now(horloge).truncatedTo(ChronoUnit.MILLIS);
        int rang = anterieures.size() + 1;
        Decision placee = nouvelle.scellee(rang, montant, maintenant, precedente, null);
        Decision scellee = placee.scellee(rang, montant, maintenant, precedente, ChaineDesDecisions.empreinte(placee));
        base.sql("""
                        insert into jalon.decision (numero, rang, jalon, autorite, personne, nom_personne, issue, motif,
                            conditions, montant, date_decision, numero_resolution, formulaire, deploiement,
                            table_approbation, version_table, dossier, empreinte_dossier, consignee_le,
                            empreinte_precedente, empreinte, pour, annule)
                        values (:numero, :rang, :jalon, :autorite, :personne, :nomPersonne, :issue, :motif,
                            :conditions, :montant, :dateDecision, :numeroResolution, :formulaire, :deploiement,
                            :tableApprobation, :versionTable, :dossier, :empreinteDossier, :consigneeLe,
                            :empreintePrecedente, :empreinte, :pour, :annule)
                        """).paramSource(scellee).update();
        actes.consigner(Nature.DECISION, scellee.numero() + "/" + scellee.rang());
        return scellee;
    }

    /** Décisions d'un projet, dans l'ordre où elles furent rendues. */
    public List<Decision> duProjet(String numero) {
        return base.sql("select * from jalon.decision where numero = ? order by rang")
                .param(numero)
                .query(Decision.class)
                .list();
    }

    /** La décision de ce rang dans un projet. */
    public Optional<Decision> trouver(String numero, int rang) {
        return base.sql("select * from jalon.decision where numero = ? and rang = ?")
                .params(numero, rang)
                .query(Decision.class)
                .optional();
    }

    /** Rangs des décisions d'un projet que cette personne ne voit pas encore : un autre peut toujours reprendre la sienne. */
    public Set<Integer> enSuspens(String numero, String compte) {
        return suspensions.lire(
                Arrays.asList(numero, compte),
                () -> Set.copyOf(base.sql(
                                "select c.rang from jalon.decision c where c.numero = :numero and c.personne <> :compte and "
                                        + EN_SUSPENS)
                        .param("numero", numero)
                        .param("compte", compte)
                        .query(Integer.class)
                        .list()));
    }

    /** La décision de cette empreinte. */
    public Optional<Decision> parEmpreinte(String empreinte) {
        return base
                .sql("select * from jalon.decision where empreinte = ?")
                .param(empreinte)
                .query(Decision.class)
                .list()
                .stream()
                .findFirst();
    }

    /** Décisions d'un projet que personne n'a reprises, dans leur ordre ; la reprise elle-même n'en est pas une. */
    public List<Decision> enVigueur(String numero) {
        return enVigueur(duProjet(numero));
    }

    /** Les mêmes, parmi toutes celles d'un projet. */
    public static List<Decision> enVigueur(List<Decision> toutes) {
        List<Decision> enVigueur = new ArrayList<>();
        for (Decision decision : toutes) {
            if (!decision.jalon().equals(Decision.REPRISE)) {
                enVigueur.add(decision);
            } else if (decision.annule() != null) {
                enVigueur.removeIf(autre -> autre.rang() == decision.annule());
            } else {
                // Une reprise d'avant ne nomme pas ce qu'elle annule : la dernière décision rendue avant elle.
                enVigueur.stream()
                        .filter(autre -> !autre.issue().equals(Decision.ACTE))
                        .reduce((une, suivante) -> suivante)
                        .ifPresent(enVigueur::remove);
            }
        }
        return enVigueur;
    }
}
