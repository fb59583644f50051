package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;

/** « Mes projets » montre à chacun les siens, et ce qu'ils attendent. */
@EssaiSpring
@AutoConfigureMockMvc
class PagesTest {

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @LocalServerPort
    int port;

    private MockHttpServletResponse lire(String chemin, String compte) throws Exception {
        return pages.perform(get(chemin)
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    @Test
    void chacun_voit_les_projets_de_son_organisation_et_qui_ils_attendent() throws Exception {
        String numero = new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");

        assertThat(lire("/projets", "pilote.clinique").getContentAsString())
                .contains(numero)
                .contains("Téléassistance en soins de plaies complexes")
                .contains("Étude de la fiche")
                .contains("Pilote clinique, CIUSSS de l’Est-de-l’Île-de-Montréal")
                .contains("Analyser la fiche");
        assertThat(lire("/projets", "coord.chum").getContentAsString()).contains(numero);
        assertThat(lire("/projets", "sous.ministre").getContentAsString()).contains(numero);
        assertThat(lire("/projets", "pilote.laval").getContentAsString()).doesNotContain(numero);
        assertThat(lire("/projets", "coord.estrie").getContentAsString()).doesNotContain(numero);

        assertThat(lire("/projets/" + numero, "pilote.clinique").getContentAsString())
                .contains("Aucune décision n’est encore consignée.");
        assertThat(lire("/projets/" + numero, "pilote.laval").getStatus()).isEqualTo(404);
        assertThat(lire("/projets/TS-1999-inconnu-0001", "pilote.laval").getStatus())
                .isEqualTo(404);
    }

    @Test
    void une_personne_non_connectee_va_a_la_connexion() throws Exception {
        MockHttpServletResponse reponse = pages.perform(get("/projets").accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();
        assertThat(reponse.getStatus()).isEqualTo(302);
        assertThat(reponse.getRedirectedUrl()).endsWith("/connexion");
    }
}
