package ca.jalon.moteur;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;

/**
 * Lit, et pour les variables remplace, ce que les commandes du moteur 7.24.0 portent sans le montrer.
 *
 * <p>Seul endroit où la réflexion est permise ; un champ disparu fait échouer le chargement de la classe.
 */
public final class LectureCommandes {

    public static final Lecture<String> FIN_TACHE = new Lecture<>(CompleteTaskCmd.class, "taskId");
    public static final Lecture<Map<String, Object>> FIN_VARIABLES = new Lecture<>(CompleteTaskCmd.class, "variables");
    public static final Lecture<String> ENVOI_TACHE = new Lecture<>(SubmitTaskFormCmd.class, "taskId");
    public static final Lecture<Map<String, Object>> ENVOI_VARIABLES =
            new Lecture<>(SubmitTaskFormCmd.class, "properties");
    public static final Lecture<String> ERREUR_TACHE = new Lecture<>(HandleTaskBpmnErrorCmd.class, "taskId");
    public static final Lecture<Map<String, Object>> ERREUR_VARIABLES =
            new Lecture<>(HandleTaskBpmnErrorCmd.class, "variables");
    public static final Lecture<String> ESCALADE_TACHE = new Lecture<>(HandleTaskEscalationCmd.class, "taskId");
    public static final Lecture<Map<String, Object>> ESCALADE_VARIABLES =
            new Lecture<>(HandleTaskEscalationCmd.class, "variables");
    public static final Lecture<String> DEMARRAGE_DEFINITION =
            new Lecture<>(SubmitStartFormCmd.class, "processDefinitionId");
    public static final Lecture<String> DEMARRAGE_NUMERO = new Lecture<>(SubmitStartFormCmd.class, "businessKey");
    public static final Lecture<Map<String, Object>> DEMARRAGE_VARIABLES =
            new Lecture<>(SubmitStartFormCmd.class, "variables");
    public static final Lecture<org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl> INSTANCIATION =
            new Lecture<>(StartProcessInstanceCmd.class, "instantiationBuilder");
    public static final Lecture<MessageCorrelationBuilderImpl> CORRELATION =
            new Lecture<>(AbstractCorrelateMessageCmd.class, "builder");
    public static final Lecture<Boolean> CORRELATION_DEMARRAGE_SEUL =
            new Lecture<>(CorrelateMessageCmd.class, "startMessageOnly");
    public static final Lecture<Map<String, Object>> CORRELATION_VARIABLES =
            new Lecture<>(MessageCorrelationBuilderImpl.class, "payloadProcessInstanceVariables");
    public static final Lecture<Map<String, Object>> CORRELATION_LOCALES =
            new Lecture<>(MessageCorrelationBuilderImpl.class, "payloadProcessInstanceVariablesLocal");
    public static final Lecture<Map<String, Object>> CORRELATION_PORTEE =
            new Lecture<>(MessageCorrelationBuilderImpl.class, "payloadProcessInstanceVariablesToTriggeredScope");
    public static final Lecture<Map<String, Object>> MESSAGE_VARIABLES =
            new Lecture<>(MessageEventReceivedCmd.class, "processVariables");
    public static final Lecture<Map<String, Object>> MESSAGE_LOCALES =
            new Lecture<>(MessageEventReceivedCmd.class, "processVariablesLocal");
    public static final Lecture<Map<String, Object>> MESSAGE_PORTEE =
            new Lecture<>(MessageEventReceivedCmd.class, "processVariablesToTriggeredScope");
    public static final Lecture<String> RECLAMATION_TACHE = new Lecture<>(ClaimTaskCmd.class, "taskId");
    public static final Lecture<String> RECLAMATION_COMPTE = new Lecture<>(ClaimTaskCmd.class, "userId");
    public static final Lecture<String> LIEN_TACHE = new Lecture<>(AbstractSetTaskPropertyCmd.class, "taskId");
    public static final Lecture<String> LIEN_COMPTE = new Lecture<>(AbstractAddIdentityLinkCmd.class, "userId");
    public static final Lecture<Boolean> SUPPRESSION_SANS_ECOUTEURS =
            new Lecture<>(AbstractDeleteProcessInstanceCmd.class, "skipCustomListeners");
    public static final Lecture<Boolean> SUPPRESSION_SANS_CORRESPONDANCES =
            new Lecture<>(AbstractDeleteProcessInstanceCmd.class, "skipIoMappings");
    public static final Lecture<String> FORMULAIRE_TACHE = new Lecture<>(GetDeployedTaskFormCmd.class, "taskId");
    public static final Lecture<String> FORMULAIRE_DEFINITION =
            new Lecture<>(GetDeployedStartFormCmd.class, "processDefinitionId");

    /** Ce qui dit, dans la trace d'une voie fermée, sur quoi la commande portait. */
    private static final Set<String> REPERES = Set.of(
            "taskId",
            "executionId",
            "entityId",
            "processInstanceId",
            "processInstanceIds",
            "processDefinitionId",
            "processDefinitionKey",
            "messageName",
            "businessKey",
            "userId",
            "groupId",
            "errorCode",
            "escalationCode");

    private LectureCommandes() {}

    /** Un champ d'une commande. */
    public static final class Lecture<T> {

        private final Field champ;

        public Lecture(Class<?> commande, String nom) {
            try {
                champ = commande.getDeclaredField(nom);
                champ.setAccessible(true);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("Le moteur n'est plus celui attendu : " + commande + "." + nom, e);
            }
        }

        @SuppressWarnings("unchecked")
        public T de(Object commande) {
            try {
                return (T) champ.get(commande);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        public void remplacer(Object commande, T valeur) {
            try {
                champ.set(commande, valeur);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Les repères qu'une commande, ou son constructeur, porte en clair. */
    public static Map<String, String> reperes(Object commande) {
        Map<String, String> reperes = new LinkedHashMap<>();
        relever(commande, reperes, true);
        return reperes;
    }

    private static void relever(Object porteur, Map<String, String> reperes, boolean descendre) {
        for (Class<?> classe = porteur.getClass(); classe != Object.class; classe = classe.getSuperclass()) {
            for (Field champ : classe.getDeclaredFields()) {
                boolean constructeur =
                        descendre && champ.getType().getSimpleName().contains("Builder");
                if (Modifier.isStatic(champ.getModifiers()) || !constructeur && !REPERES.contains(champ.getName())) {
                    continue;
                }
                try {
                    champ.setAccessible(true);
                    Object valeur = champ.get(porteur);
                    if (valeur != null && constructeur) {
                        relever(valeur, reperes, false);
                    } else if (valeur != null) {
                        reperes.putIfAbsent(champ.getName(), valeur.toString());
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
