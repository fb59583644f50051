package ca.jalon.organisation;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Crée les comptes fictifs du profil « demo », une seule fois chacun. */
@Component
@Profile("demo")
@Order(20)
class ComptesDemo implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ComptesDemo.class);

    private final Organisations organisations;
    private final IdentityService identites;
    private final List<Compte> comptes;
    private final String motDePasse;

    record Comptes(List<Compte> comptes) {}

    record Compte(String id, String prenom, String nom, List<String> roles, String organisation) {}

    ComptesDemo(
            Organisations organisations,
            IdentityService identites,
            @Value("classpath:comptes-demo.yaml") Resource source,
            @Value("${jalon.demo.mot-de-passe:jalon}") String motDePasse)
            throws IOException {
        this.organisations = organisations;
        this.identites = identites;
        this.motDePasse = motDePasse;
        try (InputStream entree = source.getInputStream()) {
            this.comptes = new YAMLMapper().readValue(entree, Comptes.class).comptes();
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> connus =
                identites.createUserQuery().list().stream().map(User::getId).toList();
        long crees = comptes.stream()
                .filter(compte -> !connus.contains(compte.id()))
                .peek(this::creer)
                .count();
        if (crees > 0) {
            LOG.warn("Profil « demo » : {} comptes fictifs créés, tous avec le même mot de passe.", crees);
        }
    }

    private void creer(Compte compte) {
        User personne = identites.newUser(compte.id());
        personne.setFirstName(compte.prenom());
        personne.setLastName(compte.nom());
        personne.setEmail(compte.id() + "@exemple.qc.ca");
        personne.setPassword(motDePasse);
        identites.saveUser(personne);
        for (String role : compte.roles()) {
            identites.createMembership(compte.id(), role);
            if (compte.organisation() != null) {
                identites.createMembership(compte.id(), organisations.role(role).id() + "." + compte.organisation());
            }
        }
    }
}
