package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ca.jalon.papier.ConformitePdf;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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
import org.verapdf.pdfa.flavours.PDFAFlavour;

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

    /** Les papiers déposés après une pièce la nomment, et leur empreinte la couvre ; la décision et sa lettre, celles du dossier décidé. */
    @Test
    void un_papier_la_decision_et_sa_lettre_nomment_les_pieces_qu_ils_avaient() throws Exception {
        joindre("plan.png", image(11), "pilote.clinique");
        banc.jusque(numero, "userTask_produireDossierAffaires");
        joindre("apres.png", image(12), "pilote.clinique");
        String id = base.sql("select id from jalon.ecrit where dossier = ? and formulaire = 'dossier-opportunite'")
                .param(numero)
                .query(String.class)
                .single();
        String papier = texteDe("/projets/" + numero + "/papiers/" + id);
        String empreinte = base.sql("select empreinte from jalon.piece where dossier = ? and nom = 'plan.png'")
                .param(numero)
                .query(String.class)
                .single();
        assertThat(papier).contains("plan.png", empreinte).doesNotContain("apres.png");
        String fiche = base.sql("select id from jalon.ecrit where dossier = ? order by rang fetch first 1 row only")
                .param(numero)
                .query(String.class)
                .single();
        assertThat(texteDe("/projets/" + numero + "/papiers/" + fiche)).doesNotContain("plan.png");
        assertThat(base.sql("select a.texte from jalon.acte a where a.nature = 'ECRIT' and a.reference = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .as("l'acte scellé de l'écrit le porte")
                .contains(empreinte);
        assertThat(base.sql(
                                "select a.texte from jalon.acte a join jalon.depot t on a.reference = cast(t.id as varchar(20))"
                                        + " where a.nature = 'DEPOT' and t.numero = ? and t.jalon = 'DO'")
                        .param(numero)
                        .query(String.class)
                        .single())
                .as("celui du dépôt aussi, dont la décision scelle l'empreinte")
                .contains(empreinte);
        String decision = "/projets/" + numero + "/papiers/decision-1";
        assertThat(texteDe(decision))
                .contains("Pièces au dossier décidé", "plan.png")
                .doesNotContain("apres.png");
        assertThat(pdf("/projets/" + numero + "/lettres/decision-1.pdf"))
                .contains("Pièces au dossier décidé", "plan.png")
                .doesNotContain("apres.png");
        assertThat(pdf("/projets/" + numero + "/papiers/" + id + ".pdf")).contains("plan.png");
        assertThat(Jsoup.parse(faire(get("/projets/" + numero), "pilote.clinique")
                                .getContentAsString())
                        .select(".journal .fait-titre")
                        .eachText())
                .contains("Pièce jointe : plan.png", "Pièce jointe : apres.png", "Dossier inscrit");
    }

    /** Une entente, un enjeu, une demande de soutien : papiers, pièces, journal et dossier relié, comme un projet. */
    @Test
    void un_dossier_d_une_autre_nature_a_ses_papiers_et_ses_pieces() throws Exception {
        String enjeu = banc.demarrer("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"))
                .corps()
                .path("businessKey")
                .asText();
        MockHttpServletResponse jointe = faire(
                multipart("/dossiers/" + enjeu + "/pieces")
                        .file(new MockMultipartFile("fichier", "carte.png", "image/png", image(13))),
                "pilote.clinique");
        assertThat(jointe.getRedirectedUrl()).isEqualTo("/dossiers/" + enjeu + "?jointe#t-pieces");
        var page =
                Jsoup.parse(faire(get("/dossiers/" + enjeu), "pilote.clinique").getContentAsString());
        assertThat(page.select(".journal .fait-titre").eachText())
                .contains("Pièce jointe : carte.png", "Dossier inscrit");
        String piece = page.select("a[href*=/pieces/]").attr("href");
        assertThat(piece).startsWith("/dossiers/" + enjeu + "/pieces/");
        assertThat(faire(get(piece), "pilote.clinique").getContentAsByteArray()).isEqualTo(image(13));
        assertThat(faire(get(piece), "pilote.laval").getStatus()).isEqualTo(404);
        String papier = page.select("a[href$=.pdf]").first().attr("href");
        assertThat(pdf(papier)).contains("Dossier", enjeu);
        assertThat(faire(get(papier), "pilote.laval").getStatus()).isEqualTo(404);
        assertThat(pdf("/dossiers/" + enjeu + "/dossier.pdf")).contains("Dossier " + enjeu, "carte.png");
        assertThat(faire(get("/dossiers/" + enjeu + "/dossier.pdf"), "pilote.laval")
                        .getStatus())
                .isEqualTo(404);
        assertThat(faire(
                                multipart("/dossiers/" + enjeu + "/pieces")
                                        .file(new MockMultipartFile("fichier", "x.png", "image/png", image(14))),
                                "pilote.laval")
                        .getStatus())
                .isEqualTo(404);
        JsonNode tache = banc.taches(enjeu).get(0);
        assertThat(banc.servi(tache)).contains("[Joindre une pièce au dossier](/dossiers/" + enjeu + "/pieces?tache=");
        String empreinte = Jsoup.parse(faire(get(papier.replace(".pdf", "")), "pilote.clinique")
                        .getContentAsString())
                .select("a[href^=/verifier/]")
                .attr("href");
        assertThat(faire(get(empreinte), "pilote.clinique").getContentAsString())
                .contains("/dossiers/" + enjeu);
        assertThat(faire(get(empreinte), "pilote.laval").getContentAsString()).doesNotContain(enjeu);
    }

    /** D'une demande de soutien, la pièce se joint à la page des pièces ; qui ne lit pas la demande n'en apprend rien. */
    @Test
    void une_demande_de_soutien_a_sa_page_de_pieces() throws Exception {
        String demande =
                new BancSoutien(port, gestion).deposer("intervenant", BancSoutien.demande("soutien-question-clinique"));
        assertThat(faire(get("/dossiers/" + demande + "/pieces"), "intervenant").getContentAsString())
                .contains("Joindre un fichier");
        assertThat(faire(
                                multipart("/dossiers/" + demande + "/pieces")
                                        .file(new MockMultipartFile("fichier", "ecran.png", "image/png", image(15)))
                                        .param("tache", "t-1"),
                                "intervenant")
                        .getRedirectedUrl())
                .isEqualTo("/dossiers/" + demande + "/pieces?jointe&tache=t-1#t-pieces");
        assertThat(pdf("/dossiers/" + demande + "/dossier.pdf", "intervenant")).contains(demande, "ecran.png");
        assertThat(faire(get("/dossiers/" + demande + "/pieces"), "pilote.laval")
                        .getStatus())
                .isEqualTo(404);
        assertThat(faire(get("/dossiers/" + demande + "/dossier.pdf"), "pilote.laval")
                        .getStatus())
                .isEqualTo(404);
    }

    private String texteDe(String chemin) throws Exception {
        MockHttpServletResponse page = faire(get(chemin), "pilote.clinique");
        assertThat(page.getStatus()).as(chemin).isEqualTo(200);
        return Jsoup.parse(page.getContentAsString()).text();
    }

    private String pdf(String chemin) throws Exception {
        return pdf(chemin, "pilote.clinique");
    }

    private String pdf(String chemin, String compte) throws Exception {
        MockHttpServletResponse reponse = faire(get(chemin), compte);
        assertThat(reponse.getStatus()).as(chemin).isEqualTo(200);
        assertThat(ConformitePdf.fautes(reponse.getContentAsByteArray(), PDFAFlavour.PDFA_2_A))
                .as(chemin)
                .isEmpty();
        try (PDDocument lu = Loader.loadPDF(reponse.getContentAsByteArray())) {
            return new PDFTextStripper().getText(lu).replace('\u00a0', ' ');
        }
    }
}
