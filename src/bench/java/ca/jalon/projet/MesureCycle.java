package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.MoteurNu;
import ca.jalon.SourceComptee;
import ca.jalon.TracesPostgres;
import ca.jalon.avis.Avis;
import ca.jalon.avis.AvisMuet;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Compare un cycle local entier, par l'interface Java, au cycle figé de la première année sur le moteur nu : ni contrat, ni
 * droits, ni registres. Les avis sont à part.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureCycle}. Un premier cycle de Jalon, par REST, fixe ses gestes ; ceux du moteur nu
 * viennent de {@link CycleFige}. Les deux vont tour à tour, chacun dans sa base du même PostgreSQL, au même historique ; un
 * point de contrôle précède la série, comme le serveur en pose un toutes les quelques minutes : le premier cycle paie les
 * pages recopiées entières, les suivants leurs seuls changements, et la moyenne dit ce qu'il en coûte en service.
 */
@EssaiPostgres
@Import(SourceComptee.Installation.class)
@TestPropertySource(properties = SourceComptee.ADRESSE_DES_MIGRATIONS)
class MesureCycle {

    /** Le régime d'un nœud en service depuis des jours : les deux moteurs compilés par la machine virtuelle. */
    private static final int ECHAUFFEMENT = Integer.getInteger("jalon.banc.echauffement", 60);

    private static final int MESURES = Integer.getInteger("jalon.banc.mesures", 10);

    /** Ce qu'un cycle a coûté. */
    private record Cout(
            int instructions, double millisecondes, Map<String, Long> historique, TracesPostgres.Journal journal) {

        double lignes() {
            return historique.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Un moteur, de quoi préparer un cycle et en tirer les gestes, et ce que ses cycles ont coûté. */
    private record Concurrent(
            Supplier<List<Geste>> preparer, Course course, TracesPostgres traces, List<Cout> couts) {

        Concurrent(Supplier<List<Geste>> preparer, ProcessEngine moteur, SourceComptee base, String adresse) {
            this(preparer, new Course(moteur, base), new TracesPostgres(adresse), new ArrayList<>());
        }

        void mesurer() {
            List<Geste> gestes = preparer.get();
            Map<String, Long> lignes = new TreeMap<>(traces.historique());
            traces.commencer();
            course.courir(gestes);
            TracesPostgres.Journal journal = traces.finir();
            traces.historique().forEach((table, apres) -> lignes.merge(table, apres, (avant, total) -> total - avant));
            couts.add(new Cout(course.instructions(), course.millisecondes(), lignes, journal));
        }

        double moyenne(ToDoubleFunction<Cout> mesure) {
            return couts.stream().mapToDouble(mesure).average().orElseThrow();
        }

        double mediane(ToDoubleFunction<Cout> mesure) {
            double[] valeurs = couts.stream().mapToDouble(mesure).sorted().toArray();
            return valeurs[valeurs.length / 2];
        }
    }

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

    @Value("${spring.datasource.url}")
    String adresse;

    @Value("${jalon.historique-bref}")
    Set<String> historiqueBref;

    @LocalServerPort
    int port;

    private final Rejeu rejeu = new Rejeu(CycleFige.effets());
    private ProcessEngine nu;

    @AfterEach
    void fermer() {
        ClockUtil.reset();
        nu.close();
    }

    @Test
    void un_cycle_local_entier() {
        assertThat(configuration.getHistoryLevel().getName()).isEqualTo("full");
        assertThat(historiqueBref)
                .as("le cycle figé garde l'historique de tout ce que Jalon garde")
                .containsExactlyInAnyOrder(
                        "avis",
                        "delais-cycle",
                        "ecrits-jalon",
                        "autorite-de-recours",
                        "cumul-autorites",
                        "quorum-comite");
        Date depart = CycleFige.depart();
        HikariDataSource source = MoteurNu.base();
        SourceComptee baseNue = new SourceComptee(source);
        nu = moteurNu(baseNue);
        List<Geste> deJalon = enregistrer(depart);
        Concurrent dansJalon = new Concurrent(() -> surUneLigneInscrite(deJalon), jalon, (SourceComptee) base, adresse);
        Concurrent dansLeNu = new Concurrent(CycleFige::gestes, nu, baseNue, source.getJdbcUrl());
        List<Concurrent> deux = List.of(dansJalon, dansLeNu);
        for (int tour = -ECHAUFFEMENT; tour < MESURES; tour++) {
            if (tour == 0) {
                deux.forEach(concurrent -> concurrent.traces().reposer());
            }
            for (Concurrent concurrent : deux) {
                ClockUtil.setCurrentTime(depart);
                rejeu.recommencer();
                if (tour < 0) {
                    concurrent.course().courir(concurrent.preparer().get());
                } else {
                    concurrent.mesurer();
                }
            }
        }
        imprimerEcarts(dansJalon.course().parSorte(), dansLeNu.course().parSorte());
        imprimer(dansJalon, dansLeNu);
        assertThat(rapport(dansJalon, dansLeNu, Cout::instructions)).isLessThanOrEqualTo(0.75);
        assertThat(rapport(dansJalon, dansLeNu, Cout::lignes)).isLessThanOrEqualTo(0.5);
        ToDoubleFunction<Cout> journal = cout -> cout.journal().total();
        assertThat(dansJalon.moyenne(journal) / dansLeNu.moyenne(journal)).isLessThanOrEqualTo(0.6);
        assertThat(rapport(dansJalon, dansLeNu, Cout::millisecondes)).isLessThanOrEqualTo(1.3);
    }

    private List<Geste> enregistrer(Date depart) {
        List<Geste> gestes = new ArrayList<>();
        Banc banc = new Banc(port, jalon.getManagementService()) {
            @Override
            public Reponse demarrer(String compte, Map<String, Object> fiche) {
                gestes.add(Geste.depart(compte, fiche));
                return super.demarrer(compte, fiche);
            }

            @Override
            public Reponse envoyer(JsonNode tache, String compte, Map<String, Object> valeurs) {
                Reponse reponse = super.envoyer(tache, compte, valeurs);
                String activite = tache.path("taskDefinitionKey").asText();
                gestes.add(new Geste(activite, compte, tache.hasNonNull("assignee"), valeurs));
                if (activite.equals("userTask_autoriserJalon")) {
                    // Le banc fait alors passer le délai où la décision pouvait se reprendre.
                    gestes.add(Geste.minuterie("event_delaiReprise"));
                }
                return reponse;
            }

            @Override
            public boolean avancerMinuterie(String numero) {
                boolean sonnee = super.avancerMinuterie(numero);
                if (sonnee) {
                    gestes.add(Geste.minuterie(null));
                }
                return sonnee;
            }
        };
        ClockUtil.setCurrentTime(depart);
        Map<String, Object> fiche = Banc.fiche("fiche-local-soins-de-plaies");
        fiche.put("lignePlanification", ligneInscrite());
        banc.jusquALaFin(banc.demarrer("pilote.clinique", fiche)
                .corps()
                .path("businessKey")
                .asText());
        return gestes;
    }

    /** Ces gestes, la fiche nommant une ligne que le CNCOT vient d'inscrire : la planification est un autre dossier. */
    private List<Geste> surUneLigneInscrite(List<Geste> gestes) {
        Geste depart = gestes.get(0);
        Map<String, Object> fiche = new HashMap<>(depart.valeurs());
        fiche.put("lignePlanification", ligneInscrite());
        List<Geste> duTour = new ArrayList<>(gestes);
        duTour.set(0, Geste.depart(depart.compte(), fiche));
        return duTour;
    }

    private String ligneInscrite() {
        Banc banc = new Banc(port, jalon.getManagementService());
        String ligne = banc.demarrer("proposer-ligne-plan", "pilote.clinique", banc.exemple("ligne-plan"))
                .corps()
                .path("businessKey")
                .asText();
        banc.faire(ligne, "userTask_accuserAjout");
        return ligne;
    }

    private ProcessEngine moteurNu(DataSource source) {
        StandaloneProcessEngineConfiguration reglages = MoteurNu.reglages(source);
        reglages.setDefaultSerializationFormat("application/json");
        reglages.setBeans(rejeu.delegues());
        reglages.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
        ProcessEngine moteur = reglages.buildProcessEngine();
        DeploymentBuilder modeles = moteur.getRepositoryService().createDeployment();
        CycleFige.ajouterModeles(modeles);
        modeles.deploy();
        return moteur;
    }

    private static double rapport(Concurrent un, Concurrent autre, ToDoubleFunction<Cout> mesure) {
        return un.mediane(mesure) / autre.mediane(mesure);
    }

    private static void imprimer(Concurrent jalon, Concurrent nu) {
        System.out.printf(
                "%n| un cycle local, médiane de %d | Jalon, %d gestes | moteur nu figé, %d gestes | rapport |%n"
                        + "|---|---|---|---|%n",
                MESURES, jalon.preparer().get().size(), nu.preparer().get().size());
        imprimer("instructions SQL", jalon, nu, Cout::instructions);
        imprimer("temps de processeur (ms)", jalon, nu, Cout::millisecondes);
        imprimer("lignes d'historique", jalon, nu, Cout::lignes);
        ToDoubleFunction<Cout> journal = cout -> cout.journal().total() / 1024.0;
        imprimer("journal PostgreSQL, en moyenne (Ko)", jalon.moyenne(journal), nu.moyenne(journal));
        imprimer(
                "— le premier cycle après un point de contrôle (Ko)",
                journal.applyAsDouble(jalon.couts().get(0)),
                journal.applyAsDouble(nu.couts().get(0)));
        ToDoubleFunction<Cout> changements = cout -> cout.journal().changements() / 1024.0;
        imprimer("— sans les pages entières (Ko)", jalon.moyenne(changements), nu.moyenne(changements));
        Set<String> tables = new TreeSet<>();
        jalon.couts().get(0).historique().forEach((table, lignes) -> tables.add(table));
        for (String table : tables) {
            ToDoubleFunction<Cout> lignes = cout -> cout.historique().getOrDefault(table, 0L);
            if (jalon.mediane(lignes) + nu.mediane(lignes) > 0) {
                imprimer(table, jalon, nu, lignes);
            }
        }
    }

    private static void imprimer(String ligne, Concurrent jalon, Concurrent nu, ToDoubleFunction<Cout> mesure) {
        imprimer(ligne, jalon.mediane(mesure), nu.mediane(mesure));
    }

    private static void imprimer(String ligne, double jalon, double nu) {
        System.out.printf("| %s | %,.0f | %,.0f | %.2f |%n", ligne, jalon, nu, jalon / nu);
    }

    /** Ce que Jalon envoie de plus ou de moins, par sorte d'instruction, au dernier cycle. */
    private static void imprimerEcarts(Map<String, Integer> jalon, Map<String, Integer> nu) {
        Map<String, Integer> ecarts = new TreeMap<>(jalon);
        nu.forEach((sql, fois) -> ecarts.merge(sql, -fois, Integer::sum));
        ecarts.entrySet().stream()
                .filter(ecart -> ecart.getValue() != 0)
                .sorted(Map.Entry.comparingByValue())
                .forEach(ecart -> System.out.printf("%+5d  %s%n", ecart.getValue(), ecart.getKey()));
    }
}
