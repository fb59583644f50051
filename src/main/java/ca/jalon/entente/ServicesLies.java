package ca.jalon.entente;

import ca.jalon.nature.Teneurs;
import ca.jalon.registre.Services;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Les services qu'une entente peut lier : ceux du répertoire, et celui qu'un projet livrera à ses partenaires, sous le même
 * numéro : son entente se signe pendant le projet, non à la clôture.
 */
@Component
class ServicesLies {

    private static final String A_VENIR = """
            select d.numero, d.titre, d.organisation, d.territoire, d.niveau, null as gestion_contrat, null as exception_n1
            from jalon.dossier d
            where d.nature = 'PROJET' and d.niveau is not null and d.territoire is not null
              and not exists (select 1 from jalon.service s where s.numero = d.numero)
              and exists (select 1 from jalon.participant p
                          where p.dossier = d.numero and p.qualite = 'PARTENAIRE' and p.jusque is null)\
            """;

    private final Services services;
    private final Teneurs teneurs;
    private final JdbcClient base;

    ServicesLies(Services services, Teneurs teneurs, JdbcClient base) {
        this.services = services;
        this.teneurs = teneurs;
        this.base = base;
    }

    /** Le service, ou le projet qui le livrera ; fermé, il se trouve encore, pour qu'on abandonne son entente. */
    Optional<Services.Service> trouver(String numero) {
        return services.trouver(numero)
                .or(() -> base.sql(A_VENIR + " and d.numero = ?")
                        .param(numero)
                        .query(Services.LIGNE)
                        .optional());
    }

    /** Ceux que tient une personne de ces groupes : du répertoire, non cessés, puis des projets en cours. */
    List<Services.Service> tenusPar(Collection<String> groupes) {
        List<Services.Service> aVenir = base.sql(A_VENIR + " and d.ferme_le is null order by d.titre, d.numero")
                .query(Services.LIGNE)
                .list();
        return Stream.concat(services.enVie().stream(), aVenir.stream())
                .filter(service -> teneurs.tient(groupes, service))
                .toList();
    }

    /** Organisations qui reçoivent le service, ou le recevront : ses sites, les partenaires du projet. */
    List<String> sites(String numero) {
        List<String> sites = services.sites(numero);
        return sites.isEmpty() ? base.sql("""
                                select organisation from jalon.participant
                                where dossier = ? and qualite = 'PARTENAIRE' and jusque is null order by organisation
                                """).param(numero).query(String.class).list() : sites;
    }
}
