package ca.jalon.moteur.refus;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.springframework.stereotype.Component;

/**
 * Fait arriver un {@link Refus} intact à l'appelant, où qu'il ait été lancé sous une commande.
 *
 * <p>Deux intercepteurs : à l'intérieur du contexte de commande, le refus passe pour une demande fautive, que le moteur
 * annule sans trace d'erreur ; à l'extérieur, il retrouve sa forme. N'étant ni exception du moteur ni exception REST,
 * il traverse la couche REST sans les préfixes qu'elle ajoute, jusqu'à {@link ReponseErreur}.
 *
 * <p>Deux personnes qui agissent au même moment sur la même chose : la seconde reçoit aussi un refus (409), au lieu de
 * l'erreur interne que donnerait la base. Les travaux du moteur, que personne ne signe, gardent leurs propres reprises.
 */
@Component
public class TraductionRefus implements ChaineDesCommandes.Maillon {

    private static final String CONFLIT =
            "Quelqu’un d’autre vient d’agir au même moment : votre envoi n’a pas été retenu."
                    + " Rechargez la page pour voir où en est le dossier.";

    private static final String DEJA_PRISE = "Cette tâche est déjà prise par une autre personne.";
    private static final String SUSPENDU = "Ce dossier est suspendu : ses tâches attendent sa reprise.";
    static final String DEJA_FAITE = "Cette tâche n’est plus ouverte : elle vient d’être terminée ou retirée.";
    private static final String PAS_A_VOUS = "Cette tâche ne vous est pas offerte.";
    private static final String TACHE_ABSENTE = "Cannot find task with id";

    /** Doublon d'une clé, transactions en conflit, verrous croisés. */
    private static final Set<String> CROISEMENTS_SQL = Set.of("23505", "40001", "40P01");

    /** Verrou trop attendu (PostgreSQL, puis H2) : recommencer ferait attendre autant. */
    private static final Set<String> ATTENTES_SQL = Set.of("55P03", "HYT00");

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.REFUS_RENDU, new Deballage(configuration), Place.REFUS_EMBALLE, new Emballage());
    }

    /** L'erreur et ses causes ; la borne protège d'une chaîne circulaire. */
    static Stream<Throwable> causes(Throwable erreur) {
        return Stream.iterate(erreur, Objects::nonNull, Throwable::getCause).limit(50);
    }

    private static Refus refusDans(Throwable erreur) {
        return causes(erreur)
                .filter(Refus.class::isInstance)
                .map(Refus.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Le refus que mérite une erreur venue de ce qu'une autre personne a fait avant ou en même temps ; sinon rien. */
    private static Refus conflitDans(Throwable erreur, Predicate<String> ouverte) {
        for (Throwable cause : causes(erreur).toList()) {
            if (cause instanceof AuthorizationException droits) {
                List<String> taches = droits.getMissingAuthorizations().stream()
                        .filter(manque -> Resources.TASK.resourceName().equals(manque.getResourceType()))
                        .map(MissingAuthorization::getResourceId)
                        .toList();
                if (!taches.isEmpty()) {
                    // Finie entre sa lecture et celle des droits, partis avec elle : elle répond comme toute absente.
                    return taches.stream().anyMatch(id -> id == null || ouverte.test(id))
                            ? new Refus(403, PAS_A_VOUS)
                            : new Refus(409, DEJA_FAITE);
                }
            }
            if (cause instanceof SuspendedEntityInteractionException) {
                return new Refus(409, SUSPENDU);
            }
            if (cause instanceof TaskAlreadyClaimedException) {
                return new Refus(409, DEJA_PRISE);
            }
            if (cause instanceof NullValueException
                    && String.valueOf(cause.getMessage()).contains(TACHE_ABSENTE)) {
                return new Refus(409, DEJA_FAITE);
            }
            if (croise(cause, CROISEMENTS_SQL) || croise(cause, ATTENTES_SQL)) {
                return new Refus(409, CONFLIT);
            }
        }
        return null;
    }

    /** Le refus (409) que reçoit la seconde de deux personnes qui agissent au même moment ; vide pour toute autre erreur. */
    public static Optional<Refus> croisement(Throwable erreur) {
        return estUnCroisement(erreur) ? Optional.of(new Refus(409, CONFLIT)) : Optional.empty();
    }

    /** Vrai si recommencer peut suffire : un autre a écrit entre la lecture et l'écriture, et rien ne s'est fait ici. */
    static boolean estUnCroisement(Throwable erreur) {
        return causes(erreur).anyMatch(cause -> croise(cause, CROISEMENTS_SQL));
    }

    private static boolean croise(Throwable cause, Set<String> etats) {
        return cause instanceof OptimisticLockingException
                || executionPartie(cause)
                || cause instanceof SQLException sql && sql.getSQLState() != null && etats.contains(sql.getSQLState());
    }

    /** Un écouteur refuse pendant qu'un autre finit l'exécution : le moteur cherche sa portée, et ne trouve que du vide. */
    private static boolean executionPartie(Throwable cause) {
        StackTraceElement[] pile = cause.getStackTrace();
        return cause instanceof NullPointerException
                && pile.length > 0
                && pile[0].getClassName().equals(ActivityExecutionHierarchyWalker.class.getName());
    }

    private static final class Deballage extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Deballage(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> commande) {
            try {
                return next.execute(commande);
            } catch (RuntimeException e) {
                Refus refus = refusDans(e);
                if (refus == null && Context.getCommandContext() == null && signee()) {
                    refus = conflitDans(e, this::ouverte);
                }
                throw refus == null ? e : refus;
            }
        }

        private boolean ouverte(String tache) {
            return configuration
                    .getCommandExecutorTxRequiresNew()
                    .execute(contexte -> contexte.getTaskManager().findTaskById(tache) != null);
        }

        private boolean signee() {
            return configuration.getIdentityService() != null
                    && configuration.getIdentityService().getCurrentAuthentication() != null;
        }
    }

    private static final class Emballage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            try {
                return next.execute(commande);
            } catch (RuntimeException e) {
                Refus refus = refusDans(e);
                throw refus == null ? e : new BadUserRequestException(refus.getMessage(), refus);
            }
        }
    }
}
