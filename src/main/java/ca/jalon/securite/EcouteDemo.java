package ca.jalon.securite;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Dit, au démarrage de la maquette, à qui elle s'ouvre : son mot de passe est public. */
@Component
@Profile("demo")
@Order(90)
class EcouteDemo implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(EcouteDemo.class);

    private final String adresse;

    EcouteDemo(@Value("${server.address:0.0.0.0}") String adresse) {
        this.adresse = adresse;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean fermee = adresse.startsWith("127.") || adresse.equals("::1") || adresse.equals("localhost");
        LOG.warn(
                fermee
                        ? "Profil « demo » : Jalon n’écoute que cette machine ({}). --server.address=0.0.0.0 l’ouvre aux autres."
                        : "Profil « demo » : Jalon écoute {}, et le mot de passe des comptes fictifs est public.",
                adresse);
    }
}
