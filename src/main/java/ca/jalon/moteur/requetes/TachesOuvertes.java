package ca.jalon.moteur.requetes;

import ca.jalon.moteur.NommerTache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit d'un coup les tâches ouvertes de plusieurs projets et qui elles attendent, au lieu d'une requête par tâche. */
@Component
public class TachesOuvertes {

    private final JdbcClient base;

    TachesOuvertes(JdbcClient base) {
        this.base = base;
    }

    /**
     * Une tâche qui attend.
     *
     * @param echeance {@code null} si la tâche n'en a pas
     * @param titulaire compte qui l'a prise, ou {@code null}
     * @param candidats groupes et comptes qui peuvent la prendre
     */
    public record Attente(
            String id, String nom, Instant depuis, Instant echeance, String titulaire, List<String> candidats) {}

    private record Ligne(
            String numero,
            String id,
            String nom,
            Instant depuis,
            Instant echeance,
            String titulaire,
            String groupe,
            String compte) {

        String candidat() {
            return groupe == null ? compte : groupe;
        }
    }

    /** Instance d'une tâche ouverte, quel que soit le droit de qui la demande. */
    public Optional<String> instance(String tache) {
        return base.sql("select PROC_INST_ID_ from ACT_RU_TASK where ID_ = ?")
                .param(tache)
                .query(String.class)
                .optional();
    }

    /** Numéro du dossier d'une tâche ouverte, quel que soit le droit de qui la demande. */
    public Optional<String> numero(String tache) {
        return base.sql("""
                        select i.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
                        where t.ID_ = ? and i.BUSINESS_KEY_ is not null
                        """).param(tache).query(String.class).optional();
    }

    /** Tâches ouvertes par numéro (clé d'affaires), les plus anciennes d'abord. */
    public Map<String, List<Attente>> parNumero(Collection<String> numeros) {
        if (numeros.isEmpty()) {
            return Map.of();
        }
        List<Ligne> lignes = base.sql("""
                        select i.BUSINESS_KEY_ as numero, t.ID_ as id, t.NAME_ as nom, t.CREATE_TIME_ as depuis, t.DUE_DATE_ as echeance,
                               t.ASSIGNEE_ as titulaire, l.GROUP_ID_ as groupe, l.USER_ID_ as compte
                        from ACT_RU_TASK t
                        join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
                        left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
                        where i.BUSINESS_KEY_ in (:numeros)
                        order by t.CREATE_TIME_, t.ID_
                        """)
                .param("numeros", numeros)
                .query((ligne, rang) -> new Ligne(
                        ligne.getString("numero"),
                        ligne.getString("id"),
                        ligne.getString("nom"),
                        ligne.getTimestamp("depuis").toInstant(),
                        ligne.getTimestamp("echeance") == null
                                ? null
                                : ligne.getTimestamp("echeance").toInstant(),
                        ligne.getString("titulaire"),
                        ligne.getString("groupe"),
                        ligne.getString("compte")))
                .list();
        Map<String, List<Ligne>> parTache =
                lignes.stream().collect(Collectors.groupingBy(Ligne::id, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Attente>> attentes = new LinkedHashMap<>();
        for (List<Ligne> tache : parTache.values()) {
            Ligne premiere = tache.get(0);
            attentes.computeIfAbsent(premiere.numero(), numero -> new ArrayList<>())
                    .add(new Attente(
                            premiere.id(),
                            NommerTache.sansNumero(premiere.nom(), premiere.numero()),
                            premiere.depuis(),
                            premiere.echeance(),
                            premiere.titulaire(),
                            tache.stream()
                                    .map(Ligne::candidat)
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
        return attentes;
    }
}
