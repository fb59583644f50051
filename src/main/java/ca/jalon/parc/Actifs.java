package ca.jalon.parc;

import ca.jalon.registre.Numeros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient l'inventaire du parc; il écrit par lots, neuf cents tablettes entrant d'un fichier. */
@Component
class Actifs {

    private static final String SERIE = "AC";

    private static final RowMapper<Actif> LIGNE = (ligne, rang) -> new Actif(
            ligne.getString("numero"),
            ligne.getString("libelle"),
            ligne.getString("type"),
            ligne.getString("reference"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("proprietaire"),
            ligne.getString("service"),
            ligne.getString("site"),
            ligne.getString("acquis_le"),
            ligne.getBigDecimal("cout"),
            ligne.getString("etat"),
            ligne.getString("fin_de_vie"),
            ligne.getBoolean("fiducie"),
            ligne.getString("acquisition"));

    private final JdbcClient base;
    private final NamedParameterJdbcTemplate lots;
    private final Numeros numeros;

    Actifs(JdbcClient base, NamedParameterJdbcTemplate lots, Numeros numeros) {
        this.base = base;
        this.lots = lots;
        this.numeros = numeros;
    }

    /** Inscrit ces actifs sous des numéros neufs ; les rend numérotés. */
    List<Actif> inscrire(List<Actif> nouveaux) {
        List<String> suite = numeros.numeroter(SERIE, nouveaux.size());
        List<Actif> numerotes = new ArrayList<>();
        for (int rang = 0; rang < nouveaux.size(); rang++) {
            numerotes.add(nouveaux.get(rang).numerote(suite.get(rang)));
        }
        lots.batchUpdate("""
                        insert into jalon.actif (numero, libelle, type, reference, organisation, territoire, proprietaire,
                            service, site, acquis_le, cout, etat, fin_de_vie, fiducie, acquisition)
                        values (:numero, :libelle, :type, :reference, :organisation, :territoire, :proprietaire,
                            :service, :site, :acquisLe, :cout, :etat, :finDeVie, :fiducie, :acquisition)
                        """, lot(numerotes));
        return numerotes;
    }

    void changer(List<Actif> changes) {
        lots.batchUpdate("""
                        update jalon.actif set libelle = :libelle, type = :type, reference = :reference,
                            organisation = :organisation, territoire = :territoire, proprietaire = :proprietaire,
                            service = :service, site = :site, acquis_le = :acquisLe, cout = :cout, etat = :etat,
                            fin_de_vie = :finDeVie, fiducie = :fiducie
                        where numero = :numero
                        """, lot(changes));
    }

    static SqlParameterSource[] lot(Collection<? extends Record> lignes) {
        return lignes.stream().map(SimplePropertySqlParameterSource::new).toArray(SqlParameterSource[]::new);
    }

    Optional<Actif> trouver(String numero) {
        return base.sql("select * from jalon.actif where numero = ?")
                .param(numero)
                .query(LIGNE)
                .optional();
    }

    List<Actif> tous() {
        return base.sql("select * from jalon.actif order by numero")
                .query(LIGNE)
                .list();
    }

    /** Ce que ces organisations utilisent et qui n'est pas retiré, par libellé. */
    List<Actif> auParc(Collection<String> organisations) {
        return organisations.isEmpty()
                ? List.of()
                : base.sql("""
                                select * from jalon.actif where organisation in (:organisations) and etat <> 'RETIRE'
                                order by libelle, numero
                                """)
                        .param("organisations", organisations)
                        .query(LIGNE)
                        .list();
    }

    /** Les actifs que couvre un contrat, par numéro. */
    List<Actif> duContrat(String contrat) {
        return base.sql("""
                        select a.* from jalon.actif a join jalon.contrat_actif l on l.actif = a.numero
                        where l.contrat = ? order by a.numero
                        """).param(contrat).query(LIGNE).list();
    }

    /**
     * Retire ces actifs au profit de celui qui les remplace : leurs contrats passent à lui et à son propriétaire, une fiducie
     * prend fin.
     */
    void remplacer(Collection<String> remplaces, Actif par) {
        if (remplaces.isEmpty()) {
            return;
        }
        base.sql("""
                        update jalon.contrat set organisation = :organisation, territoire = :territoire
                        where numero in (select l.contrat from jalon.contrat_actif l where l.actif in (:remplaces))
                        """)
                .param("organisation", par.proprietaire())
                .param("territoire", par.territoire())
                .param("remplaces", remplaces)
                .update();
        base.sql("""
                        insert into jalon.contrat_actif (contrat, actif)
                        select distinct l.contrat, :par from jalon.contrat_actif l
                        where l.actif in (:remplaces)
                          and l.contrat not in (select d.contrat from jalon.contrat_actif d where d.actif = :par)
                        """).param("par", par.numero()).param("remplaces", remplaces).update();
        base.sql("delete from jalon.contrat_actif where actif in (:remplaces)")
                .param("remplaces", remplaces)
                .update();
        base.sql("""
                        update jalon.actif set etat = 'RETIRE', fiducie = false, remplace_par = :par
                        where numero in (:remplaces)
                        """).param("par", par.numero()).param("remplaces", remplaces).update();
    }

    /** Fixe la fin de vie de ce que couvre un contrat qu'on ne renouvelle pas. */
    void finiront(String contrat, String jour) {
        base.sql("""
                        update jalon.actif set fin_de_vie = :jour
                        where numero in (select actif from jalon.contrat_actif where contrat = :contrat)
                        """).param("jour", jour).param("contrat", contrat).update();
    }
}
