package ca.jalon.moteur.contrat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Aucune commande du moteur n'a échappé au tri : gardée, réservée, ou laissée au moteur pour une raison dite. */
class CommandesClasseesTest {

    private static final List<Class<?>> GARDEES = List.of(
            SubmitTaskFormCmd.class,
            CompleteTaskCmd.class,
            SubmitStartFormCmd.class,
            StartProcessInstanceCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class,
            ClaimTaskCmd.class,
            AssignTaskCmd.class,
            AbstractAddIdentityLinkCmd.class,
            AbstractDeleteProcessInstanceCmd.class);

    /** Ce que le moteur garde seul : ces commandes n'écrivent ni variable d'instance ni jeton. */
    private static final List<Pattern> LAISSEES = List.of(
            // Lectures et requêtes.
            nom(
                    "Get.*|.*Query.*|.*Report.*|Find.*|Is.*Cmd|ExecuteFilter.*|Evaluate(Decision|DecisionTable)Cmd|AuthorizationCheckCmd|CheckPassword|ExecuteDurationCmd|TaskCountBy.*|DetermineHistoryLevelCmd|Optimize.*"),
            // Identités, autorisations, filtres : les droits du moteur suffisent.
            nom("(Create|Delete|Save|Set|Unlock)(Authorization|Filter|Group|Membership|Tenant|User).*(Cmd|Command)"),
            // Commentaires, pièces, annotations, incidents : rien qu'une expression ou une passerelle lise.
            nom(".*(Comment|Attachment|Annotation|Incident|OperationLog).*"),
            // Déploiement, définitions, échéances, reprises, lots, historique : droits du moteur.
            nom(
                    ".*(Deploy|Deployment|ProcessApplication|Definition|Job|Batch|History|Historic|Metrics|Telemetry|License|Propert|RemovalTime|Suspen|Activate|Schema|Purge).*"),
            nom(
                    "AddIdentityLinkForProcessDefinitionCmd|DeleteIdentityLinkForProcessDefinitionCmd|CreateMigrationPlanCmd"),
            // Dates, priorité, nom d'une tâche, tâche autonome vide : droit d'attribuer.
            nom("SetTask(Name|Description|Priority|DueDate|FollowUpDate)Cmd|CreateTaskCmd"),
            // Tâches externes sans variable : bail, priorité, reprises.
            nom(".*ExternalTask.*"),
            // Internes au moteur.
            nom("BootstrapEngineCommand|FailedJobListener|SuccessfulJobListener|.*FailListener|DbMetricsReporter.*"));

    private static Pattern nom(String motif) {
        return Pattern.compile(motif);
    }

    @Test
    void chaque_commande_du_moteur_est_classee() throws Exception {
        Set<String> inclassees = new TreeSet<>();
        for (Class<?> commande : commandes()) {
            boolean gardee = GARDEES.stream().anyMatch(connue -> connue.isAssignableFrom(commande));
            boolean reservee = VoiesFermees.RESERVEES.stream().anyMatch(connue -> connue.isAssignableFrom(commande));
            boolean laissee = LAISSEES.stream()
                    .anyMatch(connue -> connue.matcher(commande.getSimpleName()).matches());
            if (!gardee && !reservee && !laissee) {
                inclassees.add(commande.getName());
            }
        }
        assertThat(inclassees).isEmpty();
    }

    @Test
    void ce_qui_est_laisse_au_moteur_ne_porte_pas_de_variables_d_instance() throws Exception {
        Set<String> suspectes = new TreeSet<>();
        for (Class<?> commande : commandes()) {
            boolean gardee = GARDEES.stream().anyMatch(connue -> connue.isAssignableFrom(commande));
            boolean reservee = VoiesFermees.RESERVEES.stream().anyMatch(connue -> connue.isAssignableFrom(commande));
            if (gardee || reservee || AbstractQuery.class.isAssignableFrom(commande)) {
                continue;
            }
            for (Class<?> classe = commande; classe != null; classe = classe.getSuperclass()) {
                for (var champ : classe.getDeclaredFields()) {
                    if (champ.getName().matches("(?i).*variables?|properties")
                            && !Modifier.isStatic(champ.getModifiers())) {
                        suspectes.add(commande.getSimpleName() + "." + champ.getName());
                    }
                }
            }
        }
        // Une table évaluée à part n'écrit rien dans une instance.
        assertThat(suspectes)
                .containsExactlyInAnyOrder("EvaluateDecisionCmd.variables", "EvaluateDecisionTableCmd.variables");
    }

    private static Set<Class<?>> commandes() throws IOException, ClassNotFoundException {
        Set<Class<?>> commandes = new LinkedHashSet<>();
        for (Resource fichier : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/camunda/bpm/engine/impl/**/*.class")) {
            String chemin = fichier.getURL().getPath();
            String classe = chemin.substring(chemin.lastIndexOf("org/camunda/"), chemin.length() - ".class".length())
                    .replace('/', '.');
            if (classe.contains("module-info") || classe.matches(".*\\$\\d+")) {
                continue;
            }
            Class<?> chargee;
            try {
                chargee = Class.forName(classe, false, CommandesClasseesTest.class.getClassLoader());
                if (Command.class.isAssignableFrom(chargee)
                        && !Modifier.isAbstract(chargee.getModifiers())
                        && !AbstractNativeQuery.class.isAssignableFrom(chargee)) {
                    commandes.add(chargee);
                }
            } catch (NoClassDefFoundError e) {
                // Greffon d'une bibliothèque absente : jamais chargé non plus à l'exécution.
            }
        }
        assertThat(commandes).hasSizeGreaterThan(200);
        return commandes;
    }
}
