package ca.jalon.moteur.droits;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.Audit;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.Place;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Freine les essais de mot de passe (429) et refait, à l'entrée suivante, une empreinte d'une ancienne méthode.
 *
 * <p>À la commande du moteur : page de connexion, HTTP Basic, vérification d'identité et changement de mot de passe n'ont
 * pas d'autre chemin.
 */
@Component
class GardeMotsDePasse extends AbstractProcessEnginePlugin implements ChaineDesCommandes.Maillon {

    private static final Logger LOG = LoggerFactory.getLogger(GardeMotsDePasse.class);

    private static final Lecture<String> COMPTE = new Lecture<>(CheckPassword.class, "userId");
    private static final Lecture<String> MOT_DE_PASSE = new Lecture<>(CheckPassword.class, "password");

    private final EmpreinteLente empreintes;
    private final FreinEssais frein;

    /** Comptes dont l'empreinte vient d'être vue à jour : un appel REST sur mille n'en relit qu'une. */
    private final Cache<String, Boolean> aJour = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    GardeMotsDePasse(@Value("${jalon.mots-de-passe}") String methode, Clock horloge) {
        this.empreintes = new EmpreinteLente(methode);
        this.frein = new FreinEssais(horloge);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(empreintes);
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.MOT_DE_PASSE, new Passage(configuration));
    }

    private final class Passage extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Passage(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> commande) {
            if (!(commande instanceof CheckPassword)) {
                return next.execute(commande);
            }
            String compte = COMPTE.de(commande);
            String adresse = String.valueOf(MDC.get(Audit.ADRESSE));
            long attente = frein.attente(compte, adresse);
            if (attente > 0) {
                throw new Refus(429, "Trop d’essais ratés : attendez %d s avant le prochain.".formatted(attente));
            }
            T juste = next.execute(commande);
            if (Boolean.TRUE.equals(juste)) {
                frein.reussi(compte, adresse);
                rafraichir(compte, MOT_DE_PASSE.de(commande));
            } else {
                frein.rate(compte, adresse);
            }
            return juste;
        }

        private void rafraichir(String compte, String motDePasse) {
            if (aJour.getIfPresent(compte) != null) {
                return;
            }
            aJour.put(compte, true);
            try {
                configuration
                        .getCommandExecutorTxRequiresNew()
                        .execute(contexte -> refaire(contexte, compte, motDePasse));
            } catch (OptimisticLockingException e) {
                LOG.debug("L’empreinte de {} vient d’être refaite ailleurs.", compte);
            }
        }

        private Void refaire(CommandContext contexte, String compte, String motDePasse) {
            UserEntity personne = contexte.getDbEntityManager().selectById(UserEntity.class, compte);
            if (personne != null && empreintes.aRefaire(personne.getPassword())) {
                personne.setPassword(motDePasse);
                personne.encryptPassword();
            }
            return null;
        }
    }
}
