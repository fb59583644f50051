package ca.jalon.usage;

import ca.jalon.portail.DossiersLies;
import ca.jalon.portail.Liens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** D'une évolution, d'où elle vient et ce qui la réalise ; d'une demande de soutien ou d'un projet, l'évolution. */
@Component
class EvolutionsLiees implements DossiersLies {

    private final JdbcClient base;
    private final Liens liens;

    EvolutionsLiees(JdbcClient base, Liens liens) {
        this.base = base;
        this.liens = liens;
    }

    private record Reliee(String numero, String demande, String origine, String ligne, String titre, String projet) {}

    @Override
    public List<Lien> de(String numero, String compte) {
        List<Lien> lies = new ArrayList<>();
        for (Reliee une : reliees(numero)) {
            if (!une.numero().equals(numero)) {
                vers("Évolution demandée", une.numero(), une.demande(), compte).ifPresent(lies::add);
                continue;
            }
            vers("Demandée par", une.origine(), null, compte).ifPresent(lies::add);
            if (une.ligne() != null) {
                lies.add(new Lien("Au plan annuel", une.ligne(), une.titre(), "/planification?q=" + une.ligne()));
            }
            vers("Réalisée par le projet", une.projet(), null, compte).ifPresent(lies::add);
        }
        return lies;
    }

    /** Le projet d'une évolution est celui de sa ligne, si elle n'en nomme pas. */
    private List<Reliee> reliees(String numero) {
        return base.sql("""
                        select e.numero, e.demande, e.origine, e.ligne, l.titre, coalesce(e.projet, l.projet) as projet
                        from jalon.evolution e left join jalon.plan_ligne l on l.id = e.ligne
                        where e.numero = :numero or e.origine = :numero or e.ligne = :numero
                            or coalesce(e.projet, l.projet) = :numero
                        order by e.numero desc
                        """).param("numero", numero).query(Reliee.class).list();
    }

    private Optional<Lien> vers(String relation, String numero, String titre, String compte) {
        return numero == null
                ? Optional.empty()
                : liens.page(numero, compte).map(adresse -> new Lien(relation, numero, titre, adresse));
    }
}
