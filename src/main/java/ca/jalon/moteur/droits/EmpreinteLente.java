package ca.jalon.moteur.droits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Garde les mots de passe sous une empreinte lente et salée, par les empreintes de Spring Security.
 *
 * <p>HTTP Basic représente le mot de passe à chaque appel : ce qui vient d'être reconnu l'est de nouveau dix minutes sans
 * refaire l'empreinte, par un condensé dont la clé naît et meurt avec le nœud. Un mot de passe changé change d'empreinte,
 * donc n'est plus reconnu.
 */
final class EmpreinteLente implements PasswordEncryptor {

    /** Nom sous lequel le moteur range l'empreinte ; celui de la méthode suit. */
    static final String NOM = "jalon";

    /** Recommandation de l'OWASP pour PBKDF2-HMAC-SHA512. */
    private static final int TOURS = 210_000;

    /** Le mot de passe des comptes fictifs est public : inutile d'en ralentir la vérification. */
    private static final int TOURS_DEMO = 1_000;

    private static final int OCTETS_DE_SEL = 16;

    private final PasswordEncoder methodes;
    private final Cache<String, byte[]> reconnus = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final SecretKeySpec cle;

    /** @param methode {@code pbkdf2} ou {@code pbkdf2-demo} */
    EmpreinteLente(String methode) {
        methodes = new DelegatingPasswordEncoder(
                methode, Map.of("pbkdf2", pbkdf2(TOURS), "pbkdf2-demo", pbkdf2(TOURS_DEMO)));
        byte[] hasard = new byte[32];
        new SecureRandom().nextBytes(hasard);
        cle = new SecretKeySpec(hasard, "HmacSHA256");
    }

    private static PasswordEncoder pbkdf2(int tours) {
        return new Pbkdf2PasswordEncoder("", OCTETS_DE_SEL, tours, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
    }

    @Override
    public String encrypt(String motDePasse) {
        return methodes.encode(motDePasse);
    }

    @Override
    public boolean check(String motDePasse, String empreinte) {
        byte[] condense = condenser(motDePasse);
        byte[] connu = reconnus.getIfPresent(empreinte);
        if (connu != null && MessageDigest.isEqual(connu, condense)) {
            return true;
        }
        boolean juste = methodes.matches(motDePasse, empreinte);
        if (juste) {
            reconnus.put(empreinte, condense);
        }
        return juste;
    }

    private byte[] condenser(String motDePasse) {
        try {
            Mac mac = Mac.getInstance(cle.getAlgorithm());
            mac.init(cle);
            return mac.doFinal(motDePasse.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String hashAlgorithmName() {
        return NOM;
    }

    /** Vrai si cette empreinte, telle que la base la garde, est d'une autre méthode que celle d'aujourd'hui. */
    boolean aRefaire(String gardee) {
        String prefixe = "{" + NOM + "}";
        return !gardee.startsWith(prefixe) || methodes.upgradeEncoding(gardee.substring(prefixe.length()));
    }
}
