package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.SuiteDesEvolutions;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ce que le registre garde, rend et reprend d'un exercice à l'autre. */
@EssaiSpring
class LignesDePlanTest {

    private static final String ICI = "cisss-laurentides";

    @Autowired
    LignesDePlan lignes;

    @Autowired
    AvancementDesLignes avancement;

    @Autowired
    Plans plans;

    @Autowired
    PlansRecus recus;

    @Autowired
    @Qualifier("lignesEnPreparation")
    SourceOptions enPreparation;

    @Autowired
    ApplicationEventPublisher evenements;

    @Autowired
    JdbcClient base;

    @Autowired
    Numeros numeros;

    @Autowired
    Clock horloge;

    @Autowired
    PlatformTransactionManager transactions;

    private void ligne(String id, int annee, Statut statut, boolean appui, String projet, String origine) {
        lignes.inscrire(LigneDePlan.proposee(
                        id,
                        annee,
                        ICI,
                        "MONTREAL",
                        new Propos("Ligne " + id, Type.PROJET, null, null, null, null, appui, projet),
                        null,
                        origine)
                .rendue(statut, null));
    }

    private List<String> ids(List<LigneDePlan> des) {
        return des.stream().map(LigneDePlan::id).toList();
    }

    @Test
    void un_plan_tardif_presente_ce_qu_il_a_transmis_non_l_ajout_qui_attend() {
        plans.ouvrir("PL-TARDIF", 2041, Palier.LOCAL, ICI, "MONTREAL");
        ligne("T-1", 2041, Statut.PROPOSEE, false, null, null);
        ligne("T-2", 2041, Statut.AJOUTEE, false, null, null);
        assertThat(ids(recus.lignes(2041, Palier.LOCAL, ICI, "MONTREAL"))).containsExactly("T-1");
        avancement.avancer(List.of("T-1"), Statut.TRANSMISE, null);
        plans.transmettre("PL-TARDIF", Plans.TRANSMIS, "2041-04-20", null);
        assertThat(ids(recus.lignes(2041, Palier.LOCAL, ICI, "MONTREAL"))).containsExactly("T-1");
    }

    /** Une requête pour tout le pays, non une par établissement ; un plan s'ouvre sans lire les projets des autres. */
    @Test
    void ce_qui_se_prepare_se_lit_d_une_requete() {
        plans.ouvrir("PL-PREP-1", 2050, Palier.LOCAL, ICI, "MONTREAL");
        plans.ouvrir("PL-PREP-2", 2050, Palier.LOCAL, "cisss-laval", "MONTREAL");
        ligne("E-1", 2050, Statut.PROPOSEE, false, null, null);
        ligne("E-2", 2050, Statut.TRANSMISE, false, null, null);
        ligne("E-3", 2049, Statut.PROPOSEE, false, null, null);
        Logger journal = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> requetes = new ListAppender<>();
        requetes.start();
        Level avant = journal.getLevel();
        journal.setLevel(Level.DEBUG);
        journal.addAppender(requetes);
        try {
            assertThat(enPreparation.options(new Demande(null, List.of(), null, Map.of())))
                    .extracting(Option::valeur)
                    .contains("E-1")
                    .doesNotContain("E-2", "E-3");
        } finally {
            journal.detachAppender(requetes);
            journal.setLevel(avant);
        }
        assertThat(requetes.list.stream()
                        .filter(ligne -> ligne.getMessage().contains("Executing prepared SQL statement")))
                .hasSize(1);
    }

    @Test
    void sans_question_posee_une_demande_d_appui_reste_sans_reponse() {
        ligne("A-1", 2042, Statut.TRANSMISE, true, null, null);
        avancement.marquer(2042, "MONTREAL", List.of(), List.of(), null);
        assertThat(lignes.trouver("A-1").orElseThrow().reponseAppui()).isNull();
        avancement.marquer(2042, "MONTREAL", List.of(), List.of(), "Pas cette année.");
        assertThat(lignes.trouver("A-1").orElseThrow().reponseAppui()).isEqualTo("NON_ACCORDE");
    }

    @Test
    void un_report_de_n_importe_quel_exercice_se_reprend_une_fois() {
        ligne("R-1", 2043, Statut.REPORTEE, false, null, null);
        ligne("R-2", 2044, Statut.INSCRITE, false, null, null);
        ligne("R-3", 2044, Statut.INSCRITE, false, "TS-1", null);
        assertThat(ids(lignes.arrierees(ICI, 2046, Planification.ARRIEREES))).containsExactly("R-1", "R-2");
        ligne("R-4", 2045, Statut.PROPOSEE, false, null, "R-1");
        assertThat(ids(lignes.arrierees(ICI, 2046, Planification.ARRIEREES))).containsExactly("R-2");
        assertThat(ids(lignes.reprises(2045, ICI, Planification.ARRIEREES))).containsExactly("R-1");
    }

    @Test
    void un_projet_qui_change_de_ligne_rend_la_premiere_de_cet_exercice() {
        ligne("P-0", 2046, Statut.INSCRITE, false, "TS-2041-x-1", null);
        ligne("P-1", 2047, Statut.INSCRITE, false, null, null);
        ligne("P-2", 2047, Statut.PROPOSEE, false, null, null);
        lignes.rattacher("P-1", "TS-2041-x-1");
        lignes.rattacher("P-2", "TS-2041-x-1");
        assertThat(lignes.trouver("P-1").orElseThrow().projet()).isNull();
        assertThat(lignes.trouver("P-2").orElseThrow().projet()).isEqualTo("TS-2041-x-1");
        assertThat(lignes.trouver("P-0").orElseThrow().projet())
                .as("celle d’un autre exercice lui reste")
                .isEqualTo("TS-2041-x-1");
    }

    @Test
    void un_plan_dont_l_instance_fut_supprimee_se_rouvre() {
        base.sql("""
                        insert into jalon.dossier (numero, nature, titre, organisation, territoire, phase, phase_depuis, etat,
                                                   instance, inscrit_le, recherche)
                        values ('PL-MORT', 'PLAN', 'Plan', 'cisss-laurentides', 'MONTREAL', 'x', current_timestamp, 'EN_COURS',
                                'instance-morte', current_timestamp, 'plan')
                        """).update();
        plans.ouvrir("PL-MORT", 2048, Palier.LOCAL, ICI, "MONTREAL");
        base.sql("""
                        insert into jalon.campagne (campagne, annee, organisation, instance, ouverte_le)
                        values ('PLAN', 2047, 'cisss-laurentides', 'instance-morte', '2047-10-01')
                        """).update();
        evenements.publishEvent(new InstanceSupprimee("PL-MORT", "un courriel"));
        assertThat(plans.trouver(2048, Palier.LOCAL, ICI)).isPresent();
        evenements.publishEvent(new InstanceSupprimee("PL-MORT", "instance-morte"));
        assertThat(plans.trouver(2048, Palier.LOCAL, ICI)).isEmpty();
        assertThat(base.sql("select instance from jalon.campagne where annee = 2047")
                        .query((ligne, rang) -> String.valueOf(ligne.getString(1)))
                        .single())
                .isEqualTo("null");
        plans.ouvrir("PL-NEUF", 2048, Palier.LOCAL, ICI, "MONTREAL");
    }

    /** Qui propose une ligne tient la série des numéros, puis le tour des plans ; une évolution les prend dans le même ordre. */
    @Test
    void une_proposition_et_une_evolution_ensemble_ne_s_attendent_pas_sans_fin() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        CountDownLatch numerotee = new CountDownLatch(1);
        CompletableFuture<Void> proposition =
                CompletableFuture.runAsync(() -> transaction.executeWithoutResult(etat -> {
                    numeros.numeroter("LP-" + LocalDate.now(horloge).getYear());
                    numerotee.countDown();
                    try {
                        Thread.sleep(400);
                    } catch (InterruptedException arret) {
                        throw new IllegalStateException(arret);
                    }
                    plans.attendre();
                }));
        assertThat(numerotee.await(10, TimeUnit.SECONDS)).isTrue();
        transaction.executeWithoutResult(etat -> evenements.publishEvent(new SuiteDesEvolutions.Planifiee(
                "EV-ENSEMBLE", "Venue en même temps", "SV-ENSEMBLE", ICI, "MONTREAL")));
        proposition.get(20, TimeUnit.SECONDS);
        assertThat(base.sql("select count(*) from jalon.plan_ligne where titre = 'Venue en même temps'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
