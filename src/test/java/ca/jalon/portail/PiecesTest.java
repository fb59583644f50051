package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Une pièce se joint à un projet que l'on voit, se rend telle quelle, et ce qui se dépose ensuite la nomme. */
@EssaiSpring
class PiecesTest {

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;
    String numero;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
        numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
    }

    private MockHttpServletResponse faire(MockHttpServletRequestBuilder requete, String compte) throws Exception {
        return pages.perform(requete.with(csrf())
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse joindre(String nom, byte[] contenu, String compte) throws Exception {
        return faire(
                multipart("/projets/" + numero + "/pieces")
                        .file(new MockMultipartFile("fichier", nom, "application/pdf", contenu)),
                compte);
    }

    /** Une image que rien ne comprime : plusieurs morceaux. */
    private static byte[] image(long graine) throws Exception {
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Random hasard = new Random(graine);
        for (int i = 0; i < 600 * 400; i++) {
            image.setRGB(i % 600, i / 600, hasard.nextInt());
        }
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        ImageIO.write(image, "png", sortie);
        return sortie.toByteArray();
    }

    private int compter(String requete) {
        return base.sql(requete).query(Integer.class).single();
    }

    @Test
    void une_piece_se_joint_se_rend_et_se_nomme() throws Exception {
        byte[] contenu = image(1);
        assertThat(contenu.length).isGreaterThan(600_000);
        assertThat(joindre("..\\Plan d’accès<1>.PNG", contenu, "pilote.clinique")
                        .getRedirectedUrl())
                .isEqualTo("/projets/" + numero + "?jointe#t-pieces");
        int morceaux = compter("select count(*) from jalon.piece_contenu");
        joindre("le-meme.png", contenu, "pilote.techno");
        assertThat(compter("select count(*) from jalon.piece_contenu"))
                .as("gardé une fois")
                .isEqualTo(morceaux)
                .isGreaterThan(2);

        var page =
                Jsoup.parse(faire(get("/projets/" + numero), "pilote.clinique").getContentAsString());
        var liens = page.select("a[href*=/pieces/]");
        assertThat(liens.eachText()).containsExactly("Plan d accès 1.png", "le-meme.png");
        String lien = liens.first().attr("href");
        MockHttpServletResponse rendue = faire(get(lien), "pilote.techno");
        assertThat(rendue.getContentAsByteArray()).isEqualTo(contenu);
        assertThat(rendue.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("acc%C3%A8s");
        assertThat(rendue.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(rendue.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(rendue.getContentType()).isEqualTo("application/octet-stream");

        banc.jusque(numero, "userTask_produireDossierAffaires");
        String texte = base.sql("select texte from jalon.depot where numero = ? and jalon = 'DO'")
                .param(numero)
                .query(String.class)
                .single();
        String empreinte = base.sql("select distinct empreinte from jalon.piece where dossier = ?")
                .param(numero)
                .query(String.class)
                .single();
        assertThat(texte).contains("Pièces jointes au dossier", empreinte);
    }

    /** Du formulaire d'une tâche aux pièces, et retour ; le lien n'est qu'aux tâches d'un projet. */
    @Test
    void une_tache_mene_aux_pieces_et_la_page_y_ramene() throws Exception {
        String tache = banc.taches(numero).get(0).path("id").asText();
        String lien = "/projets/" + numero + "?tache=" + tache + "#t-pieces";
        assertThat(banc.servi(banc.taches(numero).get(0))).contains("[Joindre une pièce au dossier](" + lien + ")");

        var page = Jsoup.parse(faire(get("/projets/" + numero).param("tache", tache), "pilote.clinique")
                .getContentAsString());
        assertThat(page.select("section[aria-labelledby=t-pieces] a[href=/taches/" + tache + "]")
                        .text())
                .isEqualTo("Revenir à la tâche");
        assertThat(page.select(".joindre input[name=tache]").attr("value")).isEqualTo(tache);
        MockHttpServletResponse jointe = faire(
                multipart("/projets/" + numero + "/pieces")
                        .file(new MockMultipartFile("fichier", "plan.png", "image/png", image(5)))
                        .param("tache", tache),
                "pilote.clinique");
        assertThat(jointe.getRedirectedUrl()).isEqualTo("/projets/" + numero + "?jointe&tache=" + tache + "#t-pieces");
        assertThat(faire(
                                multipart("/projets/" + numero + "/pieces")
                                        .file(new MockMultipartFile("fichier", "plan-2.png", "image/png", image(7)))
                                        .param("tache", "{a}&b#c"),
                                "pilote.clinique")
                        .getRedirectedUrl())
                .as("une tâche mal dite ne renvoie pas ailleurs")
                .isEqualTo("/projets/" + numero + "?jointe&tache=%7Ba%7D%26b%23c#t-pieces");
        MockHttpServletResponse refusee = faire(
                multipart("/projets/" + numero + "/pieces")
                        .file(new MockMultipartFile("fichier", "a.exe", "image/png", image(6)))
                        .param("tache", tache),
                "pilote.clinique");
        assertThat(Jsoup.parse(refusee.getContentAsString()).select("main a").attr("href"))
                .isEqualTo(lien);
        assertThat(Jsoup.parse(faire(get("/projets/" + numero), "pilote.clinique")
                                .getContentAsString())
                        .text())
                .doesNotContain("Revenir à la tâche");
    }

    @Test
    void une_piece_refusee_le_dit_et_ne_laisse_rien() throws Exception {
        int avant = compter("select count(*) from jalon.piece_contenu");
        MockHttpServletResponse refus = joindre("facture.pdf", "MZ programme".getBytes(), "pilote.clinique");
        assertThat(refus.getStatus()).isEqualTo(400);
        assertThat(refus.getContentAsString()).contains("n’est pas ce que son nom annonce", "Revenir au dossier");
        assertThat(joindre("facture.exe", "MZ".getBytes(), "pilote.clinique").getContentAsString())
                .contains("on joint un PDF");
        assertThat(compter("select count(*) from jalon.piece_contenu")).isEqualTo(avant);
        assertThat(base.sql("select count(*) from jalon.piece where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void les_pieces_sont_a_qui_voit_le_projet() throws Exception {
        joindre("plan.png", image(2), "pilote.clinique");
        String id = base.sql("select id from jalon.piece where dossier = ?")
                .param(numero)
                .query(String.class)
                .single();
        assertThat(faire(get("/projets/" + numero + "/pieces/" + id), "pilote.laval")
                        .getStatus())
                .isEqualTo(404);
        assertThat(joindre("plan.png", image(3), "pilote.laval").getStatus()).isEqualTo(404);
        String autre = banc.demarrerExemple("fiche-territorial-telepathologie");
        assertThat(faire(get("/projets/" + autre + "/pieces/" + id), "admin").getStatus())
                .as("d'un autre dossier")
                .isEqualTo(404);
    }
}
