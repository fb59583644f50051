package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.DecisionsEssai;
import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiPostgres;
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
import java.util.stream.IntStream;
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
@TestPropertySource(properties = "jalon.sceau.periode=PT20S")
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

    @LocalServerPort
    int port;

    /** Un tour : temps écoulé et temps de processeur de la machine virtuelle, en millisecondes par décision. */
    private record Tour(double ecoule, double processeur) {}

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
        double ecoule = mediane(avec.stream().mapToDouble(Tour::ecoule).toArray())
                / mediane(sans.stream().mapToDouble(Tour::ecoule).toArray());
        double processeur = mediane(avec.stream().mapToDouble(Tour::processeur).toArray())
                / mediane(sans.stream().mapToDouble(Tour::processeur).toArray());
        System.out.printf(
                "Sceau : %d personnes, %d décisions par tour, %d tours de chaque ; charge de la machine %.1f%n"
                        + "écoulé par décision : avec %.1f ms [%s], sans %.1f ms [%s], rapport %.3f%n"
                        + "processeur par décision : avec %.1f ms, sans %.1f ms, rapport %.3f%n"
                        + "actes scellés %d, en retard de %d s%n",
                PERSONNES,
                PERSONNES * PAR_PERSONNE,
                TOURS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                mediane(avec.stream().mapToDouble(Tour::ecoule).toArray()),
                etendue(avec),
                mediane(sans.stream().mapToDouble(Tour::ecoule).toArray()),
                etendue(sans),
                ecoule,
                mediane(avec.stream().mapToDouble(Tour::processeur).toArray()),
                mediane(sans.stream().mapToDouble(Tour::processeur).toArray()),
                processeur,
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
            long processeur = machine.getProcessCpuTime();
            long debut = System.nanoTime();
            for (Future<Void> fait : fils.invokeAll(gestes)) {
                fait.get();
            }
            double decisions = 1e6 * PERSONNES * PAR_PERSONNE;
            return new Tour(
                    (System.nanoTime() - debut) / decisions, (machine.getProcessCpuTime() - processeur) / decisions);
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

    private static String etendue(List<Tour> tours) {
        return "%.1f à %.1f"
                .formatted(
                        tours.stream().mapToDouble(Tour::ecoule).min().orElseThrow(),
                        tours.stream().mapToDouble(Tour::ecoule).max().orElseThrow());
    }
}
