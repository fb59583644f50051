package ca.jalon.moteur;

import ca.jalon.formulaire.Refus;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fait arriver un {@link Refus} intact à l'appelant, où qu'il ait été lancé sous une commande.
 *
 * <p>Deux intercepteurs : à l'intérieur du contexte de commande, le refus passe pour une demande fautive, que le moteur
 * annule sans trace d'erreur ; à l'extérieur, il retrouve sa forme. N'étant ni exception du moteur ni exception REST,
 * il traverse la couche REST sans les préfixes qu'elle ajoute, jusqu'à {@link ReponseRefus}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraductionRefus extends AbstractProcessEnginePlugin {

    TraductionRefus() {
        // Les deux applications Jersey (/engine-rest et /camunda/api) lisent cet ensemble à leur démarrage.
        CamundaRestResources.getConfigurationClasses().add(ReponseRefus.class);
        CamundaRestResources.getConfigurationClasses().add(ReponseValeurIllisible.class);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                enTete(new Deballage(), configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPostCommandInterceptorsTxRequired(
                enTete(new Emballage(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    }

    private static List<CommandInterceptor> enTete(CommandInterceptor premier, List<CommandInterceptor> suite) {
        List<CommandInterceptor> chaine = new ArrayList<>();
        chaine.add(premier);
        if (suite != null) {
            chaine.addAll(suite);
        }
        return chaine;
    }

    private static Refus refusDans(Throwable erreur) {
        // La borne protège d'une chaîne de causes circulaire.
        Throwable cause = erreur;
        for (int i = 0; i < 50 && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof Refus refus) {
                return refus;
            }
        }
        return null;
    }

    private static final class Deballage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            try {
                return next.execute(commande);
            } catch (RuntimeException e) {
                Refus refus = refusDans(e);
                throw refus == null ? e : refus;
            }
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
