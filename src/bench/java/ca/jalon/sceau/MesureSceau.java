package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.DecisionsEssai;
import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiPostgres;
import ca.jalon.SourceComptee;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Depots;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Cinquante personnes décident en même temps, par REST, avec et sans sceau, tour à tour dans la même course.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureSceau} ; échoue si décider coûte plus de 1,1 fois ce que cela coûterait sans sceau.
 * {@code -Djalon.banc.tours=12} tours de chaque, {@code -Djalon.banc.decisions=4} décisions par personne et par tour.
 */
@EssaiPostgres
@Import(SourceComptee.Installation.class)
@TestPropertySource(properties = {"jalon.sceau.periode=PT20S", SourceComptee.ADRESSE_DES_MIGRATIONS})
class MesureSceau {

    private static final int PERSONNES = 50;
    private static final int PAR_PERSONNE = Integer.getInteger("jalon.banc.decisions", 4);
    private static final int TOURS = Integer.getInteger("jalon.banc.tours", 12);
    private static final int ECHAUFFEMENT = 4;
    private static final double PLAFOND = 1.1;

    private static volatile boolean scelle = true;

    private int suite;

    /** Le même registre des actes, que le banc peut taire. */
    @TestConfiguration
    static class Reglages {

        @Bean
        @Primary
        Actes actesAuChoix(JdbcClient base) {
            return new Actes(base) {

                @Override
                public void consigner(Nature nature, String reference) {
                    if (scelle) {
                        super.consigner(nature, reference);
                    }
                }
            };
        }
    }

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Autowired
    IdentityService identites;

    @Autowired
    Depots depots;

    @Autowired
    Ecrits ecrits;

    @Autowired
    JdbcClient base;

    @Autowired
    DataSource source;

    @LocalServerPort
    int port;

    /** Un tour, par décision : temps écoulé et temps de processeur de la machine virtuelle, en millisecondes ; instructions SQL. */
    private record Tour(double ecoule, double processeur, double instructions) {}

    @Test
    void decider_a_cinquante_coute_a_peine_plus_avec_le_sceau() throws Exception {
        String groupe = taches.getIdentityLinksForTask(ouvrir().getId()).stream()
                .map(lien -> lien.getGroupId())
                .filter(nom -> nom != null && nom.contains("."))
                .findFirst()
                .orElseThrow();
        IntStream.range(0, PERSONNES).forEach(rang -> DecisionsEssai.embaucher(identites, "decideur" + rang, groupe));
        for (int tour = 0; tour < ECHAUFFEMENT; tour++) {
            mesurer(tour % 2 == 0);
        }
        List<Tour> avec = new ArrayList<>();
        List<Tour> sans = new ArrayList<>();
        for (int tour = 0; tour < TOURS; tour++) {
            // Avec, sans, sans, avec… : ce qui dérive pendant la course pèse autant des deux côtés.
            boolean avecDabord = tour % 2 == 0;
            (avecDabord ? avec : sans).add(mesurer(avecDabord));
            (avecDabord ? sans : avec).add(mesurer(!avecDabord));
        }
        double ecoule = rapport(avec, sans, Tour::ecoule);
        System.out.printf(
                "Sceau : %d personnes, %d décisions par tour, %d tours de chaque ; charge de la machine %.1f%n",
                PERSONNES,
                PERSONNES * PAR_PERSONNE,
                TOURS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        imprimer("ms écoulées", avec, sans, Tour::ecoule);
        imprimer("ms de processeur", avec, sans, Tour::processeur);
        imprimer("instructions SQL", avec, sans, Tour::instructions);
        System.out.printf(
                "actes scellés %d, en retard de %d s%n",
                base.sql("select count(*) from jalon.sceau").query(Long.class).single(),
                base.sql("select coalesce(extract(epoch from now() - min(le)), 0)::bigint from jalon.acte a"
                                + " where not exists (select 1 from jalon.sceau s where s.acte = a.id)")
                        .query(Long.class)
                        .single());
        assertThat(ecoule).isLessThanOrEqualTo(PLAFOND);
    }

    private Tour mesurer(boolean avecSceau) throws Exception {
        scelle = avecSceau;
        List<Callable<Void>> gestes = new ArrayList<>();
        for (int personne = 0; personne < PERSONNES; personne++) {
            String compte = "decideur" + personne;
            List<Task> siennes = IntStream.range(0, PAR_PERSONNE)
                    .mapToObj(rang -> ouvrir())
                    .toList();
            Banc banc = new Banc(port, gestion);
            Map<String, Object> decision = banc.exemple("decision-approbation");
            gestes.add(() -> {
                for (Task tache : siennes) {
                    JsonNode id = JsonNodeFactory.instance.objectNode().put("id", tache.getId());
                    exiger(banc.prendre(id, compte));
                    exiger(banc.envoyer(id, compte, decision));
                }
                return null;
            });
        }
        ExecutorService fils = Executors.newFixedThreadPool(PERSONNES);
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try {
            ((SourceComptee) source).relever();
            long processeur = machine.getProcessCpuTime();
            long debut = System.nanoTime();
            for (Future<Void> fait : fils.invokeAll(gestes)) {
                fait.get();
            }
            double decisions = PERSONNES * PAR_PERSONNE;
            return new Tour(
                    (System.nanoTime() - debut) / 1e6 / decisions,
                    (machine.getProcessCpuTime() - processeur) / 1e6 / decisions,
                    ((SourceComptee) source).relever().size() / decisions);
        } finally {
            fils.shutdownNow();
        }
    }

    private static void exiger(Reponse reponse) {
        assertThat(reponse.statut()).as(reponse::message).isEqualTo(204);
    }

    private Task ouvrir() {
        return DecisionsEssai.offrir(executions, taches, ecrits, depots, "MESURE-%05d".formatted(++suite));
    }

    private static double mediane(double[] mesures) {
        Arrays.sort(mesures);
        return (mesures[(mesures.length - 1) / 2] + mesures[mesures.length / 2]) / 2;
    }

    /** Médiane des rapports de deux tours voisins : ce que d'autres prennent à la machine pèse autant sur l'un que sur l'autre. */
    private static double rapport(List<Tour> avec, List<Tour> sans, ToDoubleFunction<Tour> mesure) {
        return mediane(IntStream.range(0, avec.size())
                .mapToDouble(rang -> mesure.applyAsDouble(avec.get(rang)) / mesure.applyAsDouble(sans.get(rang)))
                .toArray());
    }

    private static void imprimer(String quoi, List<Tour> avec, List<Tour> sans, ToDoubleFunction<Tour> mesure) {
        System.out.printf(
                "%s par décision : avec %s, sans %s, rapport %.3f%n",
                quoi, etendue(avec, mesure), etendue(sans, mesure), rapport(avec, sans, mesure));
    }

    private static String etendue(List<Tour> tours, ToDoubleFunction<Tour> mesure) {
        double[] lues = tours.stream().mapToDouble(mesure).toArray();
        return "%.1f [%.1f à %.1f]".formatted(mediane(lues), lues[0], lues[lues.length - 1]);
    }
}
