package ca.jalon.sceau;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fait des actes de ce qui fut écrit avant eux, dans l'ordre où ce le fut, marqués comme tels ; une seule fois, d'un seul tenant.
 *
 * <p>Après la reprise des écrits (50), qui en ajoute d'anciens.
 */
@Component
@Order(55)
class ReprendreActes implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ReprendreActes.class);
    private static final String TOUR = "reprendre-actes";

    private final JdbcClient base;
    private final Actes actes;
    private final Tours tours;
    private final TransactionTemplate transaction;

    ReprendreActes(JdbcClient base, Actes actes, Tours tours, PlatformTransactionManager transactions) {
        this.base = base;
        this.actes = actes;
        this.tours = tours;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Ancienne(String nature, String reference) {}

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(etat -> {
            if (tours.prendre(TOUR)) {
                List<Ancienne> anciennes = anciennes();
                anciennes.forEach(ligne -> actes.reprendre(Nature.valueOf(ligne.nature()), ligne.reference()));
                tours.clore(TOUR);
                if (!anciennes.isEmpty()) {
                    LOG.info("Lignes d'avant le sceau reprises en actes : {}.", anciennes.size());
                }
            }
        });
    }

    private List<Ancienne> anciennes() {
        String lignes = Arrays.stream(Nature.values())
                .map(nature ->
                        """
                        select '%s' as nature, %s as reference, s.%s as le from %s s
                        where not exists (select 1 from jalon.acte a where a.nature = '%s' and a.reference = %s)
                        """.formatted(nature, nature.reference, nature.le, nature.table, nature, nature.reference))
                .collect(Collectors.joining(" union all "));
        return base.sql(
                        "select nature, reference from (%s) toutes order by le, nature desc, char_length(reference), reference"
                                .formatted(lignes))
                .query(Ancienne.class)
                .list();
    }
}
