package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.papier.ConformitePdf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Les pages des bilans : qui voit quoi, ce que le dépôt fige, le PDF, les données ; la campagne qui les ouvre. */
@EssaiSpring
@TestPropertySource(properties = "jalon.bilans.publics=true")
class PagesBilansTest {

    private static final String ICI = "ciusss-emtl";

    @Autowired
    ApplicationContext contexte;

    @Autowired
    ManagementService gestion;

    @Autowired
    IdentityService identites;

    @Autowired
    Bilans bilans;

    @Autowired
    JdbcClient base;

    @Autowired
    MockMvc pages;

    @LocalServerPort
    int port;

    private Banc banc;
    private String local;

    /** Une fois pour la classe ; la base n'est prête qu'au premier essai. */
    @BeforeEach
    void une_campagne() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2031-04-01T14:00:00Z")));
        banc = new Banc(port, gestion);
        if (bilans.de(2031, ICI).isPresent()) {
            local = bilans.de(2031, ICI).orElseThrow().numero();
            return;
        }
        for (String code : new String[] {"BILAN_LOCAL", "BILAN_TERRITOIRE", "BILAN_QUEBEC"}) {
            OuvrirCampagne.ouvrir(contexte, code);
        }
        local = bilans.de(2031, ICI).orElseThrow().numero();
        Gens gens = new Gens(banc, identites);
        gens.repondre(local, "userTask_redigerBilan", "pilote.clinique", banc.exemple("rediger-bilan"));
        gens.repondre(local, "userTask_completerBilan", "pilote.techno", banc.exemple("completer-bilan"));
        String comite =
                banc.titulaires(banc.tache(local, "userTask_enterinerBilan")).get(0);
        gens.repondre(local, "userTask_enterinerBilan", comite, banc.exemple("enteriner-bilan"));
        gens.repondre(local, "userTask_approuverBilan", "instances", banc.exemple("approuver-bilan"));
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    private MockHttpServletResponse lire(String chemin, String compte) throws Exception {
        var demande = get(chemin);
        return pages.perform(compte == null ? demande : demande.with(user(compte)))
                .andReturn()
                .getResponse();
    }

    private int statut(String chemin, String compte) throws Exception {
        return lire(chemin, compte).getStatus();
    }

    private String page(String chemin, String compte) throws Exception {
        MockHttpServletResponse reponse = lire(chemin, compte);
        assertThat(reponse.getStatus()).as(chemin).isEqualTo(200);
        return reponse.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void la_campagne_ouvre_les_bilans_et_n_en_double_aucun() {
        int avant = bilans.deLAnnee(2031).size();
        assertThat(bilans.de(2031, "MONTREAL")).isPresent();
        assertThat(bilans.de(2031, "QUEBEC")).isPresent();
        OuvrirCampagne.ouvrir(contexte, "BILAN_LOCAL");
        assertThat(bilans.deLAnnee(2031)).hasSize(avant);
        // Les faits de tous sont pris, même de qui n'a pas de pilote.
        assertThat(base.sql("select count(*) from jalon.bilan_faits where annee = 2031")
                        .query(Integer.class)
                        .single())
                .isEqualTo(bilans.perimetres().size());
    }

    @Test
    void la_page_d_un_bilan_dit_tout_et_que_rien_n_a_change() throws Exception {
        String page = page("/bilans/2031/" + ICI, "pilote.clinique");
        assertThat(page)
                .contains(
                        "Déposé le",
                        "ceux qui furent scellés",
                        "téléréadaptation",
                        "correction demandée",
                        "14 — Deux demandes",
                        "Approuvé, séance du",
                        "CA-2026-041",
                        "Extrait pour la reddition")
                .doesNotContain("ne sont plus ceux");
        assertThat(page("/bilans", "pilote.clinique")).contains(local, "2030-2031");
        assertThat(page("/dossiers/" + local, "pilote.clinique")).contains("Les chiffres du bilan, scellés au dépôt");
    }

    @Test
    void un_chiffre_change_apres_coup_se_voit() throws Exception {
        String faits = base.sql("select faits from jalon.bilan_faits where annee = 2031 and perimetre = ?")
                .param(ICI)
                .query(String.class)
                .single();
        try {
            base.sql("update jalon.bilan_faits set faits = ? where annee = 2031 and perimetre = ?")
                    .params(faits.replaceFirst("\"valeur\":0", "\"valeur\":9"), ICI)
                    .update();
            assertThat(page("/bilans/2031/" + ICI, "pilote.clinique")).contains("ne sont plus ceux");
        } finally {
            base.sql("update jalon.bilan_faits set faits = ? where annee = 2031 and perimetre = ?")
                    .params(faits, ICI)
                    .update();
        }
    }

    @Test
    void chacun_ne_voit_que_les_siens() throws Exception {
        assertThat(statut("/bilans/2031/" + ICI, "pilote.laval")).isEqualTo(404);
        assertThat(statut("/bilans/2031/" + ICI + ".pdf", "pilote.laval")).isEqualTo(404);
        assertThat(statut("/bilans/2031/" + ICI + "/reddition.csv", "coord.estrie"))
                .isEqualTo(404);
        assertThat(statut("/bilans/2031/" + ICI, "coord.chum")).isEqualTo(200);
        // Un bilan consolidé qui n'est pas déposé ne se lit que de son territoire.
        assertThat(statut("/bilans/2031/MONTREAL", "coord.chum")).isEqualTo(200);
        assertThat(statut("/bilans/2031/MONTREAL", "coord.estrie")).isEqualTo(404);
        assertThat(page("/bilans/2031/donnees.csv", "pilote.laval"))
                .contains("cisss-laval")
                .doesNotContain(ICI);
        assertThat(page("/bilans/2031", "pilote.laval"))
                .contains("CISSS de Laval")
                .doesNotContain("CIUSSS de l’Est");
        assertThat(statut("/bilans/2031/" + ICI, null)).isNotEqualTo(200);
    }

    @Test
    void l_annee_montre_la_matrice_et_les_territoires() throws Exception {
        String page = page("/bilans/2031", "pilote.msss");
        assertThat(page)
                .contains(
                        "Bilans de l’exercice 2030-2031",
                        "non ouvert",
                        "Déposé le",
                        "Bilans attendus",
                        "Les territoires côte à côte",
                        "Part réglée au niveau 1",
                        "<svg");
        assertThat(page("/bilans/2019", "pilote.msss")).contains("non ouvert").doesNotContain("côte à côte");
        assertThat(lire("/bilans/dernier", "pilote.msss").getRedirectedUrl()).endsWith("/bilans/2031");
    }

    @Test
    void le_pdf_s_imprime() throws Exception {
        for (List<String> un : List.of(
                List.of(ICI, "pilote.clinique", "CIUSSS de l’Est-de-l’Île-de-Montréal", "4"),
                List.of("MONTREAL", "pilote.msss", "RUISSS de l’Université de Montréal", "4"),
                List.of("QUEBEC", "pilote.msss", "Québec", "10"))) {
            MockHttpServletResponse pdf = lire("/bilans/2031/" + un.get(0) + ".pdf", un.get(1));
            assertThat(pdf.getStatus()).isEqualTo(200);
            assertThat(new String(pdf.getContentAsByteArray(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            try (PDDocument document = Loader.loadPDF(pdf.getContentAsByteArray())) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .contains("2030-2031 " + un.get(2), ("Services actifs à l’arrêté " + un.get(3)).strip());
            }
            assertThat(ConformitePdf.fautes(pdf.getContentAsByteArray(), PDFAFlavour.PDFA_2_A))
                    .isEmpty();
            assertThat(ConformitePdf.fautes(pdf.getContentAsByteArray(), PDFAFlavour.PDFUA_1))
                    .isEmpty();
            Files.write(Path.of("target", "bilan-" + un.get(0) + ".pdf"), pdf.getContentAsByteArray());
        }
    }

    @Test
    void les_donnees_ouvertes_n_ont_ni_etablissement_ni_bilan_en_cours() throws Exception {
        String publiques = page("/bilans/publics/2031.csv", null);
        assertThat(publiques).contains("Exercice;Palier").doesNotContain(ICI, "MONTREAL");
        String ou = " where annee = 2031 and perimetre = 'MONTREAL'";
        String etat = base.sql("select etat from jalon.bilan" + ou)
                .query(String.class)
                .single();
        String changer = "update jalon.bilan set etat = ?" + ou;
        try {
            base.sql(changer).param("DEPOSE").update();
            assertThat(page("/bilans/publics/2031.csv", null))
                    .containsPattern(
                            "2030-2031;[^;\\n]*;MONTREAL;[^\\n]*Services actifs à l’arrêté;[1-9]\\d*;[A-Z_]+;oui")
                    .doesNotContain(ICI, "QUEBEC");
        } finally {
            base.sql(changer).param(etat).update();
        }
    }
}
