package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Jalon;
import ca.jalon.UnSeulContexte;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Hors du profil « demo », l'application ne démarre pas sans administrateur, et n'a aucun compte fictif. */
class SansAdministrateurTest {

    @BeforeAll
    static void etreSeul() {
        UnSeulContexte.fermer();
    }

    private static ConfigurableApplicationContext demarrer(String... reglages) {
        return new SpringApplicationBuilder(Jalon.class)
                .web(WebApplicationType.SERVLET)
                .profiles("test", "essai-reel")
                .properties("server.port=0")
                .run(reglages);
    }

    @Test
    void le_demarrage_s_arrete_et_dit_quoi_regler() {
        assertThatThrownBy(() -> demarrer().close())
                .isInstanceOf(SansAdministrateur.class)
                .hasMessageContaining("jalon.admin.compte")
                .hasMessageContaining("jalon.admin.mot-de-passe");
    }

    @Test
    void un_mot_de_passe_faible_est_refuse() {
        assertThatThrownBy(() -> demarrer("--jalon.admin.compte=chef", "--jalon.admin.mot-de-passe=jalon")
                        .close())
                .hasMessageContaining("trop faible");
    }

    @Test
    void les_deux_reglages_creent_le_premier_administrateur() {
        try (var application =
                demarrer("--jalon.admin.compte=chef", "--jalon.admin.mot-de-passe=Premiere-Entree-2026")) {
            IdentityService identites = application.getBean(IdentityService.class);
            assertThat(identites
                            .createUserQuery()
                            .memberOfGroup("camunda-admin")
                            .singleResult()
                            .getId())
                    .isEqualTo("chef");
            assertThat(identites.createUserQuery().count()).isEqualTo(1);
            assertThat(identites.checkPassword("chef", "Premiere-Entree-2026")).isTrue();
            var faible = identites.newUser("faible");
            faible.setPassword("jalon");
            assertThatThrownBy(() -> identites.saveUser(faible)).hasMessageContaining("policy");
        }
    }
}
