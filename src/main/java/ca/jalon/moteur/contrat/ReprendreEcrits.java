package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.ValeursMoteur;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
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
 * Reprend en écrits ce qui a été répondu avant eux : un par envoi retrouvé dans l'historique du moteur, à son auteur et à son
 * heure ; ce qu'aucun envoi n'explique devient un seul écrit marqué {@code REPRISE}.
 *
 * <p>Au démarrage qui suit la mise à niveau, tous les nœuds ayant été arrêtés ; un dossier par transaction, et deux nœuds ne
 * prennent pas le même. Sans effet ensuite.
 */
@Component
@Order(50)
class ReprendreEcrits implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ReprendreEcrits.class);

    private final JdbcClient base;
    private final Ecrits ecrits;
    private final HistoryService historique;
    private final RepositoryService modeles;
    private final TransactionTemplate transaction;

    ReprendreEcrits(
            JdbcClient base,
            Ecrits ecrits,
            HistoryService historique,
            RepositoryService modeles,
            PlatformTransactionManager transactions) {
        this.base = base;
        this.ecrits = ecrits;
        this.historique = historique;
        this.modeles = modeles;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> dossiers = base.sql("select dossier from jalon.a_reprendre order by dossier")
                .query(String.class)
                .list();
        dossiers.forEach(dossier -> transaction.executeWithoutResult(etat -> reprendre(dossier)));
        if (!dossiers.isEmpty()) {
            LOG.info("Réponses d'avant reprises en écrits : {} dossiers.", dossiers.size());
        }
    }

    private void reprendre(String dossier) {
        int pris = base.sql("delete from jalon.a_reprendre where dossier = ?")
                .param(dossier)
                .update();
        if (pris > 0) {
            instances(dossier)
                    .flatMap(instance -> envois(dossier, instance).stream())
                    .sorted(Comparator.comparing(Ecrit::le))
                    .forEach(ecrits::reprendre);
        }
    }

    /** Celles qui portent le numéro, et celles dont le formulaire de départ le nommait. */
    private Stream<HistoricProcessInstance> instances(String dossier) {
        return Stream.concat(
                historique.createHistoricProcessInstanceQuery().processInstanceBusinessKey(dossier).list().stream(),
                historique.createHistoricProcessInstanceQuery().variableValueEquals("projet", dossier).list().stream())
                .collect(Collectors.toMap(HistoricProcessInstance::getId, instance -> instance, (une, autre) -> une))
                .values()
                .stream();
    }

    /** Les envois d'une instance : son démarrage si rien ne l'a appelée, puis ses tâches terminées. */
    private List<Ecrit> envois(String dossier, HistoricProcessInstance instance) {
        String deploiement =
                modeles.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId();
        BpmnModelInstance modele = modeles.getBpmnModelInstance(instance.getProcessDefinitionId());
        Ecritures ecritures = Ecritures.de(instance, historique);
        List<Ecrit> trouves = new ArrayList<>();
        if (instance.getSuperProcessInstanceId() == null) {
            modele.getModelElementsByType(StartEvent.class).stream()
                    .filter(depart -> formulaire(depart) != null)
                    .findFirst()
                    .ifPresent(depart -> trouves.add(depart(
                            dossier,
                            instance,
                            deploiement,
                            depart.getId(),
                            lire(deploiement, formulaire(depart)),
                            ecritures)));
        }
        for (HistoricTaskInstance tache : historique
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance.getId())
                .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                .list()) {
            String formulaire = formulaire(modele.getModelElementById(tache.getTaskDefinitionKey()));
            if (formulaire != null) {
                trouves.add(envoi(dossier, instance, deploiement, tache, lire(deploiement, formulaire), ecritures));
            }
        }
        return trouves;
    }

    /** Ce que le démarrage a écrit ; sans histoire, ce que l'instance tient, que personne n'a signé. */
    private Ecrit depart(
            String dossier,
            HistoricProcessInstance instance,
            String deploiement,
            String evenement,
            Formulaire formulaire,
            Ecritures ecritures) {
        boolean signe = ecritures.initiales().keySet().stream().anyMatch(formulaire.clesEcrites()::contains);
        Map<String, Object> valeurs = new HashMap<>(ecritures.initiales());
        if (!signe) {
            historique
                    .createHistoricVariableInstanceQuery()
                    .processInstanceId(instance.getId())
                    .disableCustomObjectDeserialization()
                    .list()
                    .forEach(tenue -> valeurs.put(tenue.getName(), ValeursMoteur.nue(tenue.getTypedValue())));
        }
        return ecrit(
                dossier,
                instance,
                deploiement,
                formulaire,
                signe ? Ecrit.SAISIE : Ecrit.REPRISE,
                signe ? instance.getStartUserId() : null,
                instance.getStartTime().toInstant(),
                null,
                evenement,
                valeurs);
    }

    private Ecrit envoi(
            String dossier,
            HistoricProcessInstance instance,
            String deploiement,
            HistoricTaskInstance tache,
            Formulaire formulaire,
            Ecritures ecritures) {
        return ecrit(
                dossier,
                instance,
                deploiement,
                formulaire,
                Ecrit.SAISIE,
                tache.getAssignee(),
                tache.getEndTime().toInstant(),
                tache.getId(),
                tache.getTaskDefinitionKey(),
                ecritures.parActivite().getOrDefault(tache.getActivityInstanceId(), Map.of()));
    }

    private static Ecrit ecrit(
            String dossier,
            HistoricProcessInstance instance,
            String deploiement,
            Formulaire formulaire,
            String nature,
            String auteur,
            Instant le,
            String tache,
            String etape,
            Map<String, Object> valeurs) {
        List<ReponseDite> dites = formulaire.redire(valeurs);
        Set<String> vides = new HashSet<>(formulaire.clesEcrites());
        dites.forEach(dite -> vides.remove(dite.cle()));
        return new Ecrit(
                UUID.randomUUID().toString(),
                dossier,
                formulaire.nom(),
                nature,
                auteur,
                null,
                le,
                tache,
                etape,
                instance.getId(),
                instance.getId(),
                deploiement,
                dites,
                vides);
    }

    private static String formulaire(BaseElement element) {
        return element == null ? null : element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "formRef");
    }

    private Formulaire lire(String deploiement, String formulaire) {
        String ressource = modeles.getDeploymentResourceNames(deploiement).stream()
                .filter(nom -> nom.endsWith("/" + formulaire + ".form"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Formulaire absent du déploiement : " + formulaire));
        try (InputStream contenu = modeles.getResourceAsStream(deploiement, ressource)) {
            return Formulaire.lire(formulaire, contenu.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
