package ca.jalon.securite;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Crée le premier administrateur réglé, et refuse de continuer s'il n'y en a aucun. */
@Component
@Profile("!demo & !oidc")
@Order(15)
class PremierAdministrateur implements ApplicationRunner {

    private final IdentityService identites;
    private final String compte;
    private final String motDePasse;

    PremierAdministrateur(
            IdentityService identites,
            @Value("${jalon.admin.compte:}") String compte,
            @Value("${jalon.admin.mot-de-passe:}") String motDePasse) {
        this.identites = identites;
        this.compte = compte;
        this.motDePasse = motDePasse;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (identites
                        .createUserQuery()
                        .memberOfGroup(Habilitations.ADMIN_TECHNIQUE)
                        .count()
                > 0) {
            return;
        }
        if (compte.isBlank() || motDePasse.isBlank()) {
            throw new SansAdministrateur(
                    "Aucun compte n’est membre de camunda-admin : réglez jalon.admin.compte et jalon.admin.mot-de-passe, "
                            + "qui créent le premier administrateur, puis redémarrez.");
        }
        if (identites.createUserQuery().userId(compte).count() == 0) {
            creer();
        }
        identites.createMembership(compte, Habilitations.ADMIN_TECHNIQUE);
    }

    private void creer() {
        if (!identites.checkPasswordAgainstPolicy(motDePasse).isValid()) {
            throw new SansAdministrateur(
                    "Le mot de passe jalon.admin.mot-de-passe est trop faible : dix caractères au moins, avec une "
                            + "minuscule, une majuscule, un chiffre et un signe.");
        }
        User administrateur = identites.newUser(compte);
        administrateur.setPassword(motDePasse);
        identites.saveUser(administrateur);
    }
}
