package ca.jalon.moteur.deploiement;

import ca.jalon.moteur.droits.QualificationGroupes;
import ca.jalon.moteur.refus.TableSansRegle;
import ca.jalon.organisation.Organisations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Règle le moteur : identifiants permis, beans visibles des modèles, groupes qualifiés, tables sans trou.
 *
 * <p>Attend Flyway : sur PostgreSQL, c'est lui qui crée les tables du moteur.
 */
@Component
@DependsOnDatabaseInitialization
class ReglagesMoteur extends AbstractProcessEnginePlugin {

    /** Minuscules, chiffres, point et tiret, comme {@code pilote-clinique.ciusss-emtl} ; le point sépare l'organisation. */
    private static final String IDENTIFIANT = "[A-Za-z0-9][A-Za-z0-9._@-]*";

    private final ListableBeanFactory beans;
    private final Organisations organisations;
    private final ApplicationEventPublisher evenements;
    private final Set<String> historiqueBref;
    private final HistoriqueCourt historiqueCourt;

    ReglagesMoteur(
            ListableBeanFactory beans,
            Organisations organisations,
            ApplicationEventPublisher evenements,
            @Value("${jalon.historique-bref}") Set<String> historiqueBref,
            @Value("${jalon.historique.garde}") Duration garde,
            @Value("${jalon.historique.destinataires-gardes}") Set<String> destinatairesGardes) {
        this.beans = beans;
        this.organisations = organisations;
        this.evenements = evenements;
        this.historiqueBref = historiqueBref;
        this.historiqueCourt = new HistoriqueCourt(garde, destinatairesGardes);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGeneralResourceWhitelistPattern(IDENTIFIANT);
        DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(FeelDesTables::new);
        configuration.setDmnEngineConfiguration(tables);
        configuration.setCustomHistoryLevels(List.of(new HistoriqueParProcessus(historiqueBref)));
        configuration.getCustomHistoryEventHandlers().addAll(List.of(historiqueCourt, new DireSuppression(evenements)));
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setBeans(new BeansDesModeles(
                beans, JavaDelegate.class, ExecutionListener.class, TaskListener.class, DelegateVariableMapping.class));
        List<BpmnParseListener> ecouteurs = new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        ecouteurs.add(new QualificationGroupes(organisations));
        ecouteurs.add(new DireTachePrete(evenements));
        configuration.setCustomPostBPMNParseListeners(ecouteurs);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        // Les écouteurs « custom » du moteur DMN sont lus avant preInit des greffons : on ajoute au moteur construit.
        DefaultDmnEngineConfiguration dmn =
                (DefaultDmnEngineConfiguration) configuration.getDmnEngine().getConfiguration();
        dmn.getTransformer().getElementTransformHandlerRegistry().addHandler(InputExpression.class, new TablesTypees());
        dmn.getDecisionTableEvaluationListeners().add(new TableSansRegle());
        dmn.getDecisionTableEvaluationListeners().add(beans.getBean(EtalerDecision.class));
    }
}
