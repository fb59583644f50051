package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.MoteurNu;
import ca.jalon.SourceComptee;
import ca.jalon.avis.Avis;
import ca.jalon.avis.AvisMuet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Compare un cycle local entier, par l'interface Java, à ce que coûtent les mêmes modèles sur le moteur nu : ni contrat,
 * ni droits, ni registres. Les avis sont à part.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureCycle} : au plus 1,2 fois les instructions SQL et 1,3 fois le temps de
 * processeur. Un premier cycle, par REST, fixe les gestes ; un second retient ce que les délégués écrivent ; les deux
 * moteurs le refont tour à tour, chacun sur sa base du même PostgreSQL.
 */
@EssaiPostgres
@Import(SourceComptee.Installation.class)
class MesureCycle {

    /** Le régime d'un nœud en service depuis des jours : les deux moteurs compilés par la machine virtuelle. */
    private static final int ECHAUFFEMENT = 60;
    private static final int MESURES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Un geste du cycle : un départ, une tâche rendue ou une minuterie qui sonne. */
    private record Geste(String activite, String compte, boolean attribuee, Map<String, Object> valeurs) {}

    @TestBean
    Avis avis;

    static Avis avis() {
        return new AvisMuet();
    }

    @Autowired
    ProcessEngine jalon;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @Autowired
    DataSource base;

    @LocalServerPort
    int port;

    private final Rejeu rejeu = new Rejeu();
    private ProcessEngine nu;

    @AfterEach
    void fermer() {
        ClockUtil.reset();
        nu.close();
    }

    @Test
    void un_cycle_local_entier() {
        Date depart = new Date();
        List<Geste> gestes = enregistrer(depart);
        SourceComptee baseNue = new SourceComptee(MoteurNu.base());
        nu = moteurNu(baseNue);
        Course dansJalon = new Course(jalon, (SourceComptee) base);
        Course dansLeNu = new Course(nu, baseNue);
        configuration
                .getBeans()
                .forEach((nom, vrai) -> Mocks.register((String) nom, rejeu.retenu((String) nom, vrai)));
        ClockUtil.setCurrentTime(depart);
        dansJalon.courir(gestes, false);
        Mocks.reset();
        for (int tour = -ECHAUFFEMENT; tour < MESURES; tour++) {
            for (Course course : List.of(dansJalon, dansLeNu)) {
                ClockUtil.setCurrentTime(depart);
                rejeu.recommencer();
                course.courir(gestes, tour >= 0);
            }
        }
        dansJalon.comparerA(dansLeNu);
        double instructions = dansJalon.instructions() / dansLeNu.instructions();
        double processeur = dansJalon.millisecondes() / dansLeNu.millisecondes();
        System.out.printf(
                "Cycle local, %d gestes : %.0f instructions SQL et %.0f ms de processeur ; moteur nu %.0f et %.0f ms ;"
                        + " rapports %.2f et %.2f%n",
                gestes.size(),
                dansJalon.instructions(),
                dansJalon.millisecondes(),
                dansLeNu.instructions(),
                dansLeNu.millisecondes(),
                instructions,
                processeur);
        assertThat(instructions).isLessThanOrEqualTo(1.2);
        assertThat(processeur).isLessThanOrEqualTo(1.3);
    }

    private List<Geste> enregistrer(Date depart) {
        List<Geste> gestes = new ArrayList<>();
        Banc banc = new Banc(port, jalon.getManagementService()) {
            @Override
            public Reponse demarrer(String compte, Map<String, Object> fiche) {
                gestes.add(new Geste(null, compte, false, fiche));
                return super.demarrer(compte, fiche);
            }

            @Override
            public Reponse envoyer(JsonNode tache, String compte, Map<String, Object> valeurs) {
                String activite = tache.path("taskDefinitionKey").asText();
                gestes.add(new Geste(activite, compte, tache.hasNonNull("assignee"), valeurs));
                Reponse reponse = super.envoyer(tache, compte, valeurs);
                if (activite.equals("userTask_autoriserJalon")) {
                    // Le banc fait alors passer le délai où la décision pouvait se reprendre.
                    gestes.add(new Geste("event_delaiReprise", null, false, null));
                }
                return reponse;
            }

            @Override
            public boolean avancerMinuterie(String numero) {
                boolean sonnee = super.avancerMinuterie(numero);
                if (sonnee) {
                    gestes.add(new Geste(null, null, false, null));
                }
                return sonnee;
            }
        };
        ClockUtil.setCurrentTime(depart);
        banc.jusquALaFin(banc.demarrerExemple("fiche-local-soins-de-plaies"));
        return gestes;
    }

    private ProcessEngine moteurNu(DataSource source) {
        StandaloneProcessEngineConfiguration reglages = MoteurNu.reglages(source);
        reglages.setDefaultSerializationFormat("application/json");
        reglages.setBeans(rejeu.aLaPlaceDe(configuration.getBeans().keySet()));
        reglages.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
        ProcessEngine moteur = reglages.buildProcessEngine();
        DeploymentBuilder modeles = moteur.getRepositoryService().createDeployment();
        for (String domaine : List.of("projet", "approbation")) {
            try (Stream<Path> fichiers = Files.list(Path.of("processes", domaine))) {
                for (Path fichier : fichiers.toList()) {
                    try (InputStream contenu = Files.newInputStream(fichier)) {
                        modeles.addInputStream(fichier.getFileName().toString(), contenu);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        modeles.deploy();
        return moteur;
    }

    /** Refait les gestes sur un moteur et ne compte que ce qu'ils coûtent, pas la recherche des tâches. */
    private static final class Course {

        private final ProcessEngine moteur;
        private final SourceComptee base;
        private final List<Integer> instructions = new ArrayList<>();
        private final List<Double> millisecondes = new ArrayList<>();
        private final Map<String, Integer> parSorte = new TreeMap<>();
        private int comptees;
        private long processeur;

        Course(ProcessEngine moteur, SourceComptee base) {
            this.moteur = moteur;
            this.base = base;
        }

        void courir(List<Geste> gestes, boolean garder) {
            comptees = 0;
            processeur = 0;
            parSorte.clear();
            String instance = null;
            for (Geste geste : gestes) {
                if (geste.compte() == null) {
                    sonner(geste.activite(), instance);
                } else if (geste.activite() == null) {
                    instance = demarrer(geste);
                } else {
                    rendre(geste, instance);
                }
            }
            String racine = instance;
            assertThat(moteur.getRuntimeService()
                            .createProcessInstanceQuery()
                            .rootProcessInstances()
                            .list())
                    .noneMatch(encours -> encours.getId().equals(racine));
            if (garder) {
                instructions.add(comptees);
                millisecondes.add(processeur / 1e6);
            }
        }

        private String demarrer(Geste geste) {
            String definition = moteur.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("cycle-projet")
                    .latestVersion()
                    .singleResult()
                    .getId();
            return compter(geste.compte(), () -> moteur.getFormService()
                    .submitStartForm(definition, variables(geste.valeurs()))
                    .getId());
        }

        private void rendre(Geste geste, String racine) {
            String numero = numero(racine);
            Task tache = moteur
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(numero)
                    .taskDefinitionKey(geste.activite())
                    .orderByTaskCreateTime()
                    .asc()
                    .list()
                    .stream()
                    .filter(ouverte -> Objects.equals(ouverte.getAssignee(), geste.attribuee() ? geste.compte() : null))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s, moteur %s : pas de tâche %s ; ouvertes : %s"
                            .formatted(
                                    numero,
                                    moteur.getName(),
                                    geste.activite(),
                                    moteur.getTaskService().createTaskQuery().list().stream()
                                            .map(t -> t.getTaskDefinitionKey() + " " + t.getAssignee())
                                            .toList())));
            if (!geste.attribuee()) {
                compter(geste.compte(), () -> {
                    moteur.getTaskService().claim(tache.getId(), geste.compte());
                    return null;
                });
            }
            compter(geste.compte(), () -> {
                moteur.getFormService().submitTaskForm(tache.getId(), variables(geste.valeurs()));
                return null;
            });
        }

        /** Fait sonner la minuterie nommée, ou la prochaine. */
        private void sonner(String activite, String racine) {
            JobQuery minuteries =
                    moteur.getManagementService().createJobQuery().timers().active();
            Set<String> instances = instances(racine);
            // Le moteur ne sait pas chercher à la fois par activité et par instances : sa requête est fautive.
            Job minuterie = (activite == null ? minuteries : minuteries.activityId(activite))
                    .orderByJobDuedate()
                    .asc()
                    .list()
                    .stream()
                    .filter(posee -> instances.contains(posee.getProcessInstanceId()))
                    .findFirst()
                    .orElseThrow();
            if (minuterie.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
            }
            compter(null, () -> {
                moteur.getManagementService().executeJob(minuterie.getId());
                return null;
            });
        }

        private Set<String> instances(String racine) {
            return moteur
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(numero(racine))
                    .list()
                    .stream()
                    .map(ProcessInstance::getId)
                    .collect(Collectors.toSet());
        }

        private String numero(String racine) {
            return moteur.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(racine)
                    .singleResult()
                    .getBusinessKey();
        }

        private <T> T compter(String compte, Supplier<T> geste) {
            IdentityService identites = moteur.getIdentityService();
            if (compte != null) {
                // Le moteur nu aussi sait au nom de qui il agit : il en tient son propre journal des gestes.
                identites.setAuthentication(
                        compte,
                        identites.createGroupQuery().groupMember(compte).list().stream()
                                .map(groupe -> groupe.getId())
                                .toList());
            }
            base.relever();
            long debut = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                return geste.get();
            } finally {
                processeur += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - debut;
                List<String> relevees = base.relever();
                comptees += relevees.size();
                relevees.forEach(sql -> parSorte.merge(sorte(sql), 1, Integer::sum));
                identites.clearAuthentication();
            }
        }

        private static String sorte(String sql) {
            String court = sql.replaceFirst("(?i)^select .*? from ", "select … from ");
            return court.substring(0, Math.min(60, court.length()));
        }

        private static VariableMap variables(Map<String, Object> valeurs) {
            VariableMap variables = Variables.createVariables();
            valeurs.forEach((nom, valeur) -> {
                try {
                    variables.put(
                            nom,
                            valeur instanceof List
                                    ? SpinValues.jsonValue(JSON.writeValueAsString(valeur))
                                            .create()
                                    : valeur);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return variables;
        }

        double instructions() {
            return mediane(
                    instructions.stream().mapToDouble(Integer::doubleValue).toArray());
        }

        double millisecondes() {
            return mediane(
                    millisecondes.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private static double mediane(double[] valeurs) {
            Arrays.sort(valeurs);
            return valeurs[valeurs.length / 2];
        }

        /** Ce que Jalon envoie de plus ou de moins, par sorte d'instruction, au dernier cycle. */
        void comparerA(Course autre) {
            Map<String, Integer> ecarts = new TreeMap<>(parSorte);
            autre.parSorte.forEach((sql, fois) -> ecarts.merge(sql, -fois, Integer::sum));
            ecarts.entrySet().stream()
                    .filter(ecart -> ecart.getValue() != 0)
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(ecart -> System.out.printf("%+5d  %s%n", ecart.getValue(), ecart.getKey()));
        }
    }
}
