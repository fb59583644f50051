package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Une question posée sur un dossier, sa réponse, et à qui l'une et l'autre se montrent. */
@EssaiSpring
class QuestionsTest {

    private static final String DEMANDE = "pilote.clinique";
    private static final String REPOND = "pilote.techno";

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    IdentityService identites;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    private String numero;

    @BeforeEach
    void ouvrir() {
        numero = new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
    }

    @Test
    void une_question_et_sa_reponse_restent_au_dossier_et_chacune_part_par_courriel() throws Exception {
        String adresse = poser(REPOND, "  Les tablettes <b>sont-elles</b> comptées ?  ");
        assertThat(adresse).matches("/dossiers/" + numero + "/questions/\\d+\\?posee");
        String page = adresse.substring(0, adresse.indexOf('?'));
        assertThat(avis("dossier/question-posee")).singleElement().asString().contains("pilote.techno@");

        assertThat(lire("/", REPOND).select(".taches a[href=" + page + "]").text())
                .isEqualTo("Les tablettes <b>sont-elles</b> comptées ?");
        assertThat(lire("/", DEMANDE).select("a[href=" + page + "]")).isEmpty();
        assertThat(lire(page, DEMANDE).select("textarea"))
                .as("on ne se répond pas")
                .isEmpty();
        assertThat(lire(page, REPOND).select("h1").text()).isEqualTo("Question de Geneviève Hébert à Karim Benali");

        MockHttpServletResponse reponse = faire(post(page).param("texte", "Oui, à la ligne des équipements."), REPOND);
        assertThat(reponse.getRedirectedUrl()).isEqualTo(page + "?repondue");
        assertThat(avis("dossier/question-repondue")).singleElement().asString().contains("pilote.clinique@");
        assertThat(lire("/", REPOND).select("a[href=" + page + "]")).isEmpty();

        Document projet = lire("/projets/" + numero, "dirigeant");
        assertThat(projet.select("section[aria-labelledby=t-echanges] .texte").eachText())
                .containsExactly("Les tablettes <b>sont-elles</b> comptées ?", "Oui, à la ligne des équipements.");
        assertThat(projet.select("section[aria-labelledby=t-journal]").text())
                .contains("Question posée", "Réponse à une question");
    }

    @Test
    void une_question_n_a_qu_une_reponse_et_un_collegue_peut_la_donner() throws Exception {
        String adresse = poser(REPOND, "Qui tient le budget ?");
        String page = adresse.substring(0, adresse.indexOf('?'));
        MockHttpServletResponse sienne = faire(post(page).param("texte", "Moi."), DEMANDE);
        assertThat(sienne.getStatus()).isEqualTo(400);
        assertThat(sienne.getContentAsString()).contains("quelqu’un d’autre que vous");
        MockHttpServletResponse vide = faire(post(page).param("texte", "  "), REPOND);
        assertThat(vide.getStatus()).isEqualTo(400);
        assertThat(vide.getContentAsString()).contains("Réponse : écrivez quelque chose.");

        assertThat(lire(page, "dirigeant").text()).contains("répondez à sa place");
        assertThat(faire(post(page).param("texte", "La direction des finances."), "dirigeant")
                        .getStatus())
                .isEqualTo(302);
        MockHttpServletResponse tard = faire(post(page).param("texte", "C’est moi."), REPOND);
        assertThat(tard.getStatus()).isEqualTo(409);
        assertThat(tard.getContentAsString()).contains("La direction des finances.", "Quelqu’un vient de répondre");
        assertThat(base.sql("select count(*) from jalon.echange where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(avis("dossier/question-repondue")).hasSize(1);
    }

    @Test
    void on_n_interroge_que_qui_voit_le_dossier_et_d_ailleurs_rien_ne_se_lit() throws Exception {
        List<String> offerts = lire("/dossiers/" + numero + "/questions", DEMANDE)
                .select("#pour option")
                .eachAttr("value");
        assertThat(offerts).contains(REPOND, "dirigeant").doesNotContain(DEMANDE, "pilote.laval");
        MockHttpServletResponse ailleurs = faire(
                post("/dossiers/" + numero + "/questions")
                        .param("pour", "pilote.laval")
                        .param("texte", "Et vous ?"),
                DEMANDE);
        assertThat(ailleurs.getStatus()).isEqualTo(400);
        assertThat(ailleurs.getContentAsString())
                .contains("À qui : choisissez une personne qui voit ce dossier.", "Et vous ?");
        assertThat(avis("dossier/question-posee")).isEmpty();

        String adresse = poser(REPOND, "Entre nous ?");
        String page = adresse.substring(0, adresse.indexOf('?'));
        for (MockHttpServletRequestBuilder requete : List.of(
                get("/dossiers/" + numero + "/questions"),
                get(page),
                post(page).param("texte", "Je devine."),
                post("/dossiers/" + numero + "/questions").param("pour", REPOND).param("texte", "?"))) {
            assertThat(faire(requete, "pilote.laval").getStatus()).isEqualTo(404);
        }
        String autre = new Banc(port, gestion).demarrerExemple("fiche-territorial-telepathologie");
        assertThat(faire(get(page.replace(numero, autre)), "admin").getStatus())
                .as("d'un autre dossier")
                .isEqualTo(404);
    }

    /** On a pu partir, ou changer d'établissement : ni l'accueil ni un courriel ne disent plus rien du dossier. */
    @Test
    void qui_perd_le_dossier_de_vue_n_en_apprend_plus_rien() throws Exception {
        String partie = "question.partie";
        User compte = identites.newUser(partie);
        compte.setFirstName("Line");
        compte.setLastName("Partie");
        compte.setEmail(partie + "@exemple.qc.ca");
        identites.saveUser(compte);
        List<String> groupes = List.of("equipe-clinique", "equipe-clinique.ciusss-emtl");
        groupes.forEach(groupe -> identites.createMembership(partie, groupe));
        try {
            String recue = poser(partie, "Combien de tablettes ?");
            assertThat(lire("/", partie).text()).contains("Combien de tablettes ?");
            String posee = poser(partie, REPOND, "Et qui les paie ?");

            groupes.forEach(groupe -> identites.deleteMembership(partie, groupe));
            assertThat(lire("/", partie).text()).doesNotContain("Combien de tablettes ?", numero);
            assertThat(faire(get(recue), partie).getStatus()).isEqualTo(404);
            String page = posee.substring(0, posee.indexOf('?'));
            assertThat(faire(post(page).param("texte", "Le ministère."), REPOND).getStatus())
                    .isEqualTo(302);
            assertThat(lire(page, REPOND).text()).contains("Le ministère.");
            assertThat(avis("dossier/question-repondue")).isEmpty();
        } finally {
            identites.deleteUser(partie);
        }
    }

    @Test
    void ce_qui_ne_se_voit_pas_n_est_ni_une_question_ni_une_reponse() throws Exception {
        String depart = "/dossiers/" + numero + "/questions";
        MockHttpServletResponse vide =
                faire(post(depart).param("pour", REPOND).param("texte", "\u200b\u2800 \u3164"), DEMANDE);
        assertThat(vide.getStatus()).isEqualTo(400);
        assertThat(vide.getContentAsString()).contains("Question : écrivez quelque chose.");
        MockHttpServletResponse commande =
                faire(post(depart).param("pour", REPOND).param("texte", "Qui\u0000 paie ?"), DEMANDE);
        assertThat(commande.getStatus()).isEqualTo(400);
        assertThat(commande.getContentAsString()).contains("Question : ce texte contient un caractère");
        String lignes = poser(REPOND, "Une ligne\r\n".repeat(390) + "fin");
        assertThat(lire(lignes.substring(0, lignes.indexOf('?')), REPOND)
                        .select(".carte .texte")
                        .first()
                        .wholeText())
                .as("le navigateur compte un retour pour un caractère")
                .startsWith("Une ligne\nUne ligne\n");
    }

    private String poser(String pour, String texte) throws Exception {
        return poser(DEMANDE, pour, texte);
    }

    private String poser(String auteur, String pour, String texte) throws Exception {
        MockHttpServletResponse reponse = faire(
                post("/dossiers/" + numero + "/questions").param("pour", pour).param("texte", texte), auteur);
        assertThat(reponse.getStatus()).as(reponse.getContentAsString()).isEqualTo(302);
        return reponse.getRedirectedUrl();
    }

    private Document lire(String chemin, String compte) throws Exception {
        return Jsoup.parse(faire(get(chemin), compte).getContentAsString());
    }

    private MockHttpServletResponse faire(MockHttpServletRequestBuilder requete, String compte) throws Exception {
        return pages.perform(requete.with(csrf())
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    /** Destinataires des avis de ce gabarit pour le dossier, une fois partis. */
    private List<String> avis(String modele) {
        new Banc(port, gestion).envoyerAvis();
        return base.sql("select destinataires from jalon.avis where cle = ? and modele = ?")
                .params(numero, modele)
                .query(String.class)
                .list();
    }
}
