package ca.jalon.entente;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des mandats confiés aux CCT; le soutien y lit qui répond d'un service. */
@Component
class MandatsCct {

    private final JdbcClient base;

    MandatsCct(JdbcClient base) {
        this.base = base;
    }

    /**
     * Un mandat.
     *
     * @param debut premier jour, {@code AAAA-MM-JJ} au Québec
     * @param fin dernier jour, {@code null} s'il est récurrent
     * @param montant en dollars, {@code null} s'il est récurrent : il est alors financé sur base standard
     * @param acte où est ce qui le confie
     * @param territoires codes ; aucun pour tout le Québec
     * @param services numéros des services soutenus
     */
    record Mandat(
            String numero,
            String cct,
            String objet,
            String intitule,
            boolean recurrent,
            String debut,
            String fin,
            BigDecimal montant,
            String acte,
            List<String> territoires,
            List<String> services) {

        Mandat numerote(String nouveau) {
            return new Mandat(
                    nouveau, cct, objet, intitule, recurrent, debut, fin, montant, acte, territoires, services);
        }
    }

    /** Inscrit un mandat, ou récrit celui de ce numéro. */
    void inscrire(Mandat mandat) {
        List.of("mandat_territoire where mandat", "mandat_service where mandat", "mandat where numero")
                .forEach(table -> base.sql("delete from jalon.%s = ?".formatted(table))
                        .param(mandat.numero())
                        .update());
        base.sql("""
                        insert into jalon.mandat (numero, cct, objet, intitule, recurrent, debut, fin, montant, acte)
                        values (:numero, :cct, :objet, :intitule, :recurrent, :debut, :fin, :montant, :acte)
                        """)
                .param("numero", mandat.numero())
                .param("cct", mandat.cct())
                .param("objet", mandat.objet())
                .param("intitule", mandat.intitule())
                .param("recurrent", mandat.recurrent())
                .param("debut", mandat.debut())
                .param("fin", mandat.fin())
                .param("montant", mandat.montant())
                .param("acte", mandat.acte())
                .update();
        ranger("territoire", mandat.numero(), mandat.territoires());
        ranger("service", mandat.numero(), mandat.services());
    }

    private void ranger(String quoi, String numero, Collection<String> codes) {
        new TreeSet<>(codes)
                .forEach(
                        code -> base.sql("insert into jalon.mandat_%s (mandat, %s) values (?, ?)".formatted(quoi, quoi))
                                .params(numero, code)
                                .update());
    }

    Optional<Mandat> trouver(String numero) {
        List<String> territoires = codes("territoire", numero);
        List<String> services = codes("service", numero);
        return base.sql("select * from jalon.mandat where numero = ?")
                .param(numero)
                .query((ligne, rang) -> new Mandat(
                        ligne.getString("numero"),
                        ligne.getString("cct"),
                        ligne.getString("objet"),
                        ligne.getString("intitule"),
                        ligne.getBoolean("recurrent"),
                        ligne.getString("debut"),
                        ligne.getString("fin"),
                        ligne.getBigDecimal("montant"),
                        ligne.getString("acte"),
                        territoires,
                        services))
                .optional();
    }

    private List<String> codes(String quoi, String numero) {
        return base.sql("select %s from jalon.mandat_%s where mandat = ? order by 1".formatted(quoi, quoi))
                .param(numero)
                .query(String.class)
                .list();
    }
}
