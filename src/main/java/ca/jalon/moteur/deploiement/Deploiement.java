package ca.jalon.moteur.deploiement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Déploie modèles, tables et formulaires ensemble, sous des noms fixes, une seule fois par contenu.
 *
 * <p>Un nœud construit avant celui qui a déployé en dernier ne déploie rien : l'ancien ne redevient jamais le plus
 * récent. Tout est redéployé dès qu'un fichier change, parce qu'un formulaire se lie au déploiement de son modèle.
 */
@Component
@Order(40)
class Deploiement implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Deploiement.class);
    private static final String NOM = "jalon";
    private static final String CONSTRUCTION = "jalon.construction";

    private final RepositoryService modeles;
    private final ManagementService gestion;
    private final JdbcClient base;
    private final TransactionTemplate transaction;
    private final Instant construction;

    Deploiement(
            RepositoryService modeles,
            ManagementService gestion,
            JdbcClient base,
            PlatformTransactionManager transactions,
            ObjectProvider<BuildProperties> version) {
        this.modeles = modeles;
        this.gestion = gestion;
        this.base = base;
        this.transaction = new TransactionTemplate(transactions);
        BuildProperties connue = version.getIfAvailable();
        this.construction = connue == null ? Instant.now() : connue.getTime();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(etat -> deployerSiPlusRecent());
    }

    /** Comparer, déployer et noter forment un tout : le verrou est celui que le moteur prend pour déployer. */
    private void deployerSiPlusRecent() {
        base.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update")
                .query(String.class)
                .single();
        String derniere = gestion.getProperties().get(CONSTRUCTION);
        if (derniere != null && Instant.parse(derniere).isAfter(construction)) {
            LOG.warn(
                    "Modèles non déployés : ceux de la base viennent d'une version construite le {}, celle-ci date du {}.",
                    derniere,
                    construction);
            return;
        }
        Map<String, Resource> fichiers;
        DeploymentBuilder deploiement = modeles.createDeployment().name(NOM).enableDuplicateFiltering(false);
        try {
            fichiers = fichiers();
            for (Map.Entry<String, Resource> fichier : fichiers.entrySet()) {
                try (InputStream contenu = fichier.getValue().getInputStream()) {
                    deploiement.addInputStream(fichier.getKey(), contenu);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deploiement.deploy();
        retirer(fichiers.keySet());
        gestion.setProperty(CONSTRUCTION, construction.toString());
    }

    /** Un processus que cette version n'a plus ne se démarre plus ; ses instances finissent. */
    private void retirer(Set<String> presents) {
        modeles.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .filter(modele -> modele.getResourceName().startsWith("processes/"))
                .filter(modele -> !presents.contains(modele.getResourceName()))
                .map(ProcessDefinition::getKey)
                .forEach(cle -> {
                    modeles.updateProcessDefinitionSuspensionState()
                            .byProcessDefinitionKey(cle)
                            .includeProcessInstances(false)
                            .suspend();
                    // Le moteur suspend avec lui les travaux à venir des instances en cours.
                    gestion.updateJobDefinitionSuspensionState()
                            .byProcessDefinitionKey(cle)
                            .includeJobs(true)
                            .activate();
                });
    }

    /** Fichiers par nom fixe, par exemple {@code processes/projet/cycle-projet.bpmn}, du dossier comme du jar. */
    private static Map<String, Resource> fichiers() throws IOException {
        PathMatchingResourcePatternResolver resolveur = new PathMatchingResourcePatternResolver();
        Map<String, Resource> fichiers = new TreeMap<>();
        for (String motif : new String[] {"processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form"}) {
            for (Resource ressource : resolveur.getResources("classpath*:" + motif)) {
                String chemin = ressource.getURL().getPath();
                fichiers.put(
                        chemin.substring(chemin.lastIndexOf("/" + motif.substring(0, motif.indexOf('/') + 1)) + 1),
                        ressource);
            }
        }
        return fichiers;
    }
}
