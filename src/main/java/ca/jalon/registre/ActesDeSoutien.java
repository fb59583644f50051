package ca.jalon.registre;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dit quel CCT une entente ou un mandat en vigueur désigne pour soutenir un service (3.e, R-080, R-188), et pourquoi un acte
 * qui n'est plus en vigueur n'en désigne plus.
 */
@Component
public class ActesDeSoutien {

    private final JdbcClient base;
    private final Clock horloge;

    ActesDeSoutien(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /**
     * Qui soutient un service, aujourd'hui.
     *
     * @param ententeCct CCT que l'entente du service désigne ; {@code null} si aucune n'est en vigueur
     * @param mandatCct CCT mandaté pour le soutien du service ; {@code null} de même
     * @param raisons une phrase par acte en vigueur ou échu : ce qui désigne, et ce qui ne désigne plus
     */
    public record Designation(String ententeCct, String mandatCct, List<String> raisons) {}

    /**
     * Où en est l'entente d'un service.
     *
     * @param enVigueur vrai si toutes ses parties l'ont signée et que son terme n'est pas passé
     * @param signees nombre de parties qui ont signé la version en cours, sur {@code parties}
     */
    public record EntenteDuService(String numero, boolean enVigueur, int signees, int parties) {}

    /**
     * Une entente qui vaut.
     *
     * @param echue vrai si son dernier jour est passé sans qu'on l'ait renouvelée ni terminée
     * @param ecart vrai si ses parties ne sont plus celles qui offrent et reçoivent le service
     */
    public record EnVigueur(String numero, String debut, String fin, boolean echue, boolean ecart) {}

    private record Acte(String numero, String cct, boolean actif, String debut, String fin) {

        boolean vaut(String jour) {
            return actif && debut.compareTo(jour) <= 0 && (fin == null || fin.compareTo(jour) >= 0);
        }
    }

    /** @param territoire celui de qui demande : un mandat de certains territoires ne vaut pas ailleurs */
    public Designation de(String service, String territoire) {
        String jour = LocalDate.now(horloge).toString();
        List<String> raisons = new ArrayList<>();
        String entente = retenir("L’entente", ententes(service), jour, raisons);
        String mandat = retenir("Le mandat", mandats(service, territoire), jour, raisons);
        return new Designation(entente, mandat, List.copyOf(raisons));
    }

    private static String retenir(String quoi, List<Acte> actes, String jour, List<String> raisons) {
        Optional<Acte> enVigueur =
                actes.stream().filter(acte -> acte.vaut(jour)).findFirst();
        enVigueur.ifPresent(acte -> raisons.add("%s %s désigne le CCT.".formatted(quoi, acte.numero())));
        if (enVigueur.isEmpty()) {
            actes.stream()
                    .filter(acte -> acte.debut().compareTo(jour) <= 0)
                    .findFirst()
                    .ifPresent(acte -> raisons.add("%s %s ne désigne plus de CCT : %s."
                            .formatted(
                                    quoi,
                                    acte.numero(),
                                    acte.fin() != null && acte.fin().compareTo(jour) < 0
                                            ? "fin le " + acte.fin()
                                            : "acte terminé")));
        }
        return enVigueur.map(Acte::cct).orElse(null);
    }

    private List<Acte> ententes(String service) {
        return lire(base.sql("""
                        select numero, cct_soutien as cct, etat = 'EN_VIGUEUR' as actif, debut, fin from jalon.entente
                        where service = :service and cct_soutien is not null and etat in ('EN_VIGUEUR', 'TERMINEE')
                        order by debut desc, numero desc
                        """).param("service", service));
    }

    /** Ceux du territoire d'abord, puis ceux de tout le Québec. */
    private List<Acte> mandats(String service, String territoire) {
        return lire(base.sql("""
                        select m.numero, m.cct, true as actif, m.debut, m.fin,
                               case when exists (select 1 from jalon.mandat_territoire t where t.mandat = m.numero)
                                    then 0 else 1 end as portee
                        from jalon.mandat m
                        join jalon.mandat_service x on x.mandat = m.numero and x.service = :service
                        where m.objet = 'SOUTIEN'
                          and (not exists (select 1 from jalon.mandat_territoire t where t.mandat = m.numero)
                               or exists (select 1 from jalon.mandat_territoire t
                                          where t.mandat = m.numero and t.territoire = :territoire))
                        order by portee, m.debut desc, m.numero desc
                        """).param("service", service).param("territoire", territoire));
    }

    /** Ententes de ce service que rien n'a terminées, par numéro ; échues comprises, qui le disent. */
    public List<EnVigueur> ententesEnVigueur(String service) {
        return base.sql("""
                        select e.numero, e.debut, e.fin, e.fin is not null and e.fin < :jour as echue,
                               case when %s then true else false end as ecart
                        from jalon.entente e where e.service = :service and e.etat = 'EN_VIGUEUR' order by e.numero
                        """.formatted(EcartsDesParties.CONDITION))
                .param("service", service)
                .param("jour", LocalDate.now(horloge).toString())
                .query(EnVigueur.class)
                .list();
    }

    /** L'entente de collaboration la plus avancée de ce service ; vide si aucune n'est ouverte ni en vigueur. */
    public Optional<EntenteDuService> entente(String service) {
        return base
                .sql("""
                        select e.numero,
                               case when e.etat = 'EN_VIGUEUR' and (e.fin is null or e.fin >= :jour) then 1 else 0 end as vigueur,
                               count(p.organisation) as parties,
                               count(case when p.etat = 'SIGNEE' then 1 end) as signees
                        from jalon.entente e
                        left join jalon.entente_partie p on p.entente = e.numero and p.version = e.version and p.etat <> 'RETIREE'
                        where e.service = :service and e.etat in ('EN_VIGUEUR', 'EN_PREPARATION')
                        group by e.numero, e.etat, e.fin
                        order by vigueur desc, e.numero desc
                        """)
                .param("service", service)
                .param("jour", LocalDate.now(horloge).toString())
                .query((ligne, rang) -> new EntenteDuService(
                        ligne.getString("numero"),
                        ligne.getInt("vigueur") == 1,
                        ligne.getInt("signees"),
                        ligne.getInt("parties")))
                .list()
                .stream()
                .findFirst();
    }

    /** Les autres CCT qu'un mandat en vigueur, quel qu'en soit l'objet, charge de ce territoire en propre. */
    public List<String> cctsMandates(String territoire, String sauf) {
        return base.sql("""
                        select distinct m.cct from jalon.mandat m
                        join jalon.mandat_territoire t on t.mandat = m.numero and t.territoire = :territoire
                        where m.cct <> :sauf and m.debut <= :jour and (m.fin is null or m.fin >= :jour)
                        order by m.cct
                        """)
                .param("territoire", territoire)
                .param("sauf", sauf)
                .param("jour", LocalDate.now(horloge).toString())
                .query(String.class)
                .list();
    }

    private static List<Acte> lire(JdbcClient.StatementSpec requete) {
        return requete.query((ligne, rang) -> new Acte(
                        ligne.getString("numero"),
                        ligne.getString("cct"),
                        ligne.getBoolean("actif"),
                        ligne.getString("debut"),
                        ligne.getString("fin")))
                .list();
    }

    /**
     * Inscrit ce qu'un projet d'avant ces registres avait convenu sans acte : l'entente signée hors de Jalon, le CCT désigné par
     * son cadre de gestion. Rien si le service a déjà les siens.
     *
     * @param ententeCct CCT qui soutient par entente, {@code null} s'il n'y en a pas
     * @param dateEntente {@code null} si aucune entente n'a été signée
     * @param mandatCct CCT mandaté pour tout le Québec, {@code null} de même
     */
    public void reprendre(String service, String ententeCct, String dateEntente, String reference, String mandatCct) {
        String jour = LocalDate.now(horloge).toString();
        if ((ententeCct != null || dateEntente != null) && aucune("jalon.entente", "service", service)) {
            base.sql("""
                            insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version,
                                                       cct_soutien, debut, reference)
                            select 'ENT-' || numero, numero, titre, organisation, territoire, 'EN_VIGUEUR', 1,
                                   cast(:cct as varchar(60)), cast(:debut as varchar(10)), cast(:reference as varchar(255))
                            from jalon.service where numero = :service
                            """)
                    .param("service", service)
                    .param("cct", ententeCct)
                    .param("debut", dateEntente == null ? jour : dateEntente)
                    .param("reference", reference)
                    .update();
        }
        if (mandatCct != null && aucune("jalon.mandat_service", "service", service)) {
            base.sql("""
                            insert into jalon.mandat (numero, cct, objet, intitule, recurrent, debut, acte)
                            select 'MC-' || numero, cast(:cct as varchar(60)), 'SOUTIEN', titre, true,
                                   cast(:debut as varchar(10)), 'Cadre de gestion du service'
                            from jalon.service where numero = :service
                            """)
                    .param("service", service)
                    .param("cct", mandatCct)
                    .param("debut", jour)
                    .update();
            base.sql("insert into jalon.mandat_service (mandat, service) values (?, ?)")
                    .params("MC-" + service, service)
                    .update();
        }
    }

    private boolean aucune(String table, String colonne, String valeur) {
        return base.sql("select count(*) from %s where %s = ?".formatted(table, colonne))
                        .param(valeur)
                        .query(Long.class)
                        .single()
                == 0;
    }
}
