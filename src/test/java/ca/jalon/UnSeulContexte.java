package ca.jalon;

import ca.jalon.moteur.DefinitionsGardees;
import jakarta.servlet.http.HttpServletRequest;
import javax.sql.DataSource;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.AdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.CockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.TasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.WelcomeRuntimeDelegate;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.BootstrapUtils;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Une seule application répond à la fois ; celle d'{@link EssaiSpring}, sans autre réglage, sert à toutes les classes qui la demandent.
 *
 * <p>Les applications web cherchent le moteur dans un registre statique : deux contextes s'y mêleraient. La partagée s'en retire le
 * temps d'une classe qui veut la sienne, puis s'y remet ; chaque classe y retrouve la base du départ ({@link BaseDuDepart}).
 */
public final class UnSeulContexte implements TestExecutionListener, Ordered {

    private static final MergedContextConfiguration PARTAGEE = configuration(Ordinaire.class);

    private static TestContext vivant;
    private static Partagee partagee;

    /** L'application d'{@link EssaiSpring} sans rien de plus. */
    @EssaiSpring
    private static final class Ordinaire {}

    /** L'application partagée, sa base au départ et ce que ses applications web ont mis dans des champs statiques. */
    private record Partagee(
            ConfigurableApplicationContext contexte,
            BaseDuDepart base,
            CockpitRuntimeDelegate cockpit,
            AdminRuntimeDelegate admin,
            TasklistRuntimeDelegate tasklist,
            WelcomeRuntimeDelegate accueil,
            CsrfTokenRepository jetons) {

        static Partagee demarree(ConfigurableApplicationContext contexte) {
            return new Partagee(
                    contexte,
                    new BaseDuDepart(contexte.getBean(DataSource.class)),
                    Cockpit.getRuntimeDelegate(),
                    Admin.getRuntimeDelegate(),
                    Tasklist.getRuntimeDelegate(),
                    Welcome.getRuntimeDelegate(),
                    WebTestUtils.getCsrfTokenRepository(demande(contexte)));
        }

        void seRetirer() {
            ProcessEngines.unregister(moteur());
        }

        void seRemettre() {
            ProcessEngines.registerProcessEngine(moteur());
            RequetesGardees.diriger((ProcessEngineConfigurationImpl) moteur().getProcessEngineConfiguration());
            Cockpit.setCockpitRuntimeDelegate(cockpit);
            Admin.setAdminRuntimeDelegate(admin);
            Tasklist.setTasklistRuntimeDelegate(tasklist);
            Welcome.setRuntimeDelegate(accueil);
            // csrf(), de MockMvc, laisse à sa place un dépôt de jetons qui ouvre des sessions.
            WebTestUtils.setCsrfTokenRepository(demande(contexte), jetons);
            // Il a vu signer des actes que la base n'a plus.
            ReflectionTestUtils.setField(contexte.getBean("temoin"), "derniere", null);
            base.reprendre();
            contexte.getBean(DefinitionsGardees.class).oublier();
        }

        private static HttpServletRequest demande(ConfigurableApplicationContext contexte) {
            return new MockHttpServletRequest(((WebApplicationContext) contexte).getServletContext());
        }

        private ProcessEngine moteur() {
            return contexte.getBean(ProcessEngine.class);
        }
    }

    /** Retire l'application restée ouverte ; à appeler avant d'en démarrer une soi-même. */
    public static synchronized void fermer() {
        if (vivant != null && partage(vivant)) {
            if (ouverte()) {
                partagee.seRetirer();
            }
        } else if (vivant != null && vivant.hasApplicationContext()) {
            vivant.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
        vivant = null;
        // Celles d'une application passent à la suivante : un journal en JSON le resterait.
        for (LoggingSystemProperty propriete : LoggingSystemProperty.values()) {
            System.clearProperty(propriete.getEnvironmentVariableName());
        }
    }

    /** Avant celui qui démarre l'application pour l'injecter (2000). */
    @Override
    public int getOrder() {
        return 500;
    }

    @Override
    public void beforeTestClass(TestContext classe) {
        laisserLaPlace(classe);
    }

    /** Une instance gardée pour toute la classe est préparée avant {@link #beforeTestClass}. */
    @Override
    public void prepareTestInstance(TestContext classe) {
        laisserLaPlace(classe);
    }

    private static synchronized void laisserLaPlace(TestContext classe) {
        // Spring en donne une copie à chaque fil d'une même classe.
        if (vivant != null && vivant.getTestClass() == classe.getTestClass()) {
            return;
        }
        fermer();
        Couverture.oublier();
        vivant = classe;
        if (!partage(classe)) {
            return;
        }
        if (ouverte()) {
            partagee.seRemettre();
        } else {
            partagee = Partagee.demarree((ConfigurableApplicationContext) classe.getApplicationContext());
        }
    }

    private static boolean ouverte() {
        return partagee != null && partagee.contexte().isActive();
    }

    private static boolean partage(TestContext classe) {
        return configuration(classe.getTestClass()).equals(PARTAGEE);
    }

    private static MergedContextConfiguration configuration(Class<?> classe) {
        return BootstrapUtils.resolveTestContextBootstrapper(classe).buildMergedContextConfiguration();
    }
}
