package ca.jalon.papier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Annuaire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
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
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Chaque papier d'un projet se relit, se compare, s'imprime et se vérifie, par qui voit le projet et lui seul. */
@EssaiSpring
class PapiersTest {

    private static final String TITRE = "Plaies <b>complexes</b> & suivi";

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    Papiers papiers;

    @Autowired
    Ecrits ecrits;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    String numero;

    /** Un projet dont le dossier d'opportunité fut retourné une fois, puis autorisé. */
    @BeforeEach
    void preparer() {
        Banc banc = new Banc(port, gestion);
        Map<String, Object> fiche = Banc.fiche("fiche-local-soins-de-plaies");
        fiche.put("titreProjet", TITRE);
        Banc.Reponse depart = banc.demarrer("pilote.clinique", fiche);
        assertThat(depart.statut()).as(depart.toString()).isEqualTo(200);
        numero = depart.corps().path("businessKey").asText();
        banc.decider("DO", "RETOUR_POUR_COMPLEMENT");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        banc.faire(numero, "userTask_produireDossierOpportunite");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        banc.repondre("dossier-opportunite", Map.of("couts", 149456.5));
        banc.faire(numero, "userTask_produireDossierOpportunite");
        banc.jusque(numero, "userTask_produireDossierAffaires");
    }

    private MockHttpServletResponse lire(String chemin, String compte) throws Exception {
        return pages.perform(get(chemin)
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    private Document page(String chemin) throws Exception {
        return Jsoup.parse(lire(chemin, "pilote.clinique").getContentAsString());
    }

    private List<Papier> opportunites() {
        return papiers.du(numero).stream()
                .filter(papier -> papier.formulaire().equals("dossier-opportunite"))
                .toList();
    }

    private static String texte(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void tout_sur_les_papiers() throws Exception {
        un_papier_se_relit_comme_son_formulaire();
        deux_versions_se_comparent();
        le_pdf_est_archivable_et_accessible();
        un_papier_se_verifie();
        personne_d_autre_ne_les_lit();
        un_ecrit_d_une_forme_disparue_garde_ses_mots();
    }

    /** Version inconnue du moteur, option retirée depuis, champ renommé, formulaire disparu : lisibles, avec les mots de leur jour. */
    private void un_ecrit_d_une_forme_disparue_garde_ses_mots() throws Exception {
        List<ReponseDite> dites = List.of(
                new ReponseDite(
                        "finActivite",
                        "Le service",
                        "À quoi servira-t-il ?",
                        "TELECOPIE",
                        "Envoyer par télécopieur",
                        false),
                new ReponseDite("nomPorteurDautrefois", "Le service", "Qui le porte ?", "Mme Roy", "Mme Roy", false));
        EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", "deploiement-inconnu", dites);
        EcritsEssai.deposer(ecrits, numero, "formulaire-disparu", "deploiement-inconnu", dites);
        List<Papier> anciens = papiers.du(numero).stream()
                .filter(papier -> papier.sections().stream()
                        .flatMap(section -> section.lignes().stream())
                        .anyMatch(ligne -> ligne.cle().equals("nomPorteurDautrefois")))
                .toList();
        assertThat(anciens)
                .extracting(Papier::formulaire)
                .containsExactlyInAnyOrder("dossier-opportunite", "formulaire-disparu");
        for (Papier ancien : anciens) {
            String adresse = "/projets/" + numero + "/papiers/" + ancien.id();
            assertThat(page(adresse).text())
                    .contains("À quoi servira-t-il ?", "Envoyer par télécopieur", "Qui le porte ?", "Mme Roy")
                    .doesNotContain("TELECOPIE", "nomPorteurDautrefois", "null");
            assertThat(texte(lire(adresse + ".pdf", "pilote.clinique").getContentAsByteArray()))
                    .contains("Envoyer par télécopieur", "Mme Roy");
        }
    }

    private void un_papier_se_relit_comme_son_formulaire() throws Exception {
        Papier papier = opportunites().get(1);
        Document page = page("/projets/" + numero + "/papiers/" + papier.id());
        assertThat(page.select("h1").text()).isEqualTo("Dossier d’opportunité");
        assertThat(page.text())
                .contains("version 2", "149 456,50 $", papier.empreinte())
                .doesNotContain("null");
        assertThat(page.select("main b"))
                .as("une saisie n'est jamais une balise")
                .isEmpty();
        assertThat(page.text()).contains(TITRE);
        Papier fiche = papiers.du(numero).get(0);
        assertThat(fiche.sections().stream()
                        .flatMap(section -> section.lignes().stream())
                        .filter(ligne -> ligne.cle().equals("dateDebutSouhaitee"))
                        .map(Papier.Ligne::reponse))
                .singleElement()
                .asString()
                .matches("\\d{1,2}(er)?\u00a0\\p{L}+\u00a0\\d{4}");
    }

    private void deux_versions_se_comparent() throws Exception {
        List<Papier> versions = opportunites();
        assertThat(versions).extracting(Papier::version).containsExactly(1, 2);
        assertThat(versions.get(1).precedent()).isEqualTo(versions.get(0).id());
        Document page = page("/projets/" + numero + "/papiers/"
                + versions.get(0).id() + "/" + versions.get(1).id());
        assertThat(page.select("tr.change .question").eachText()).containsExactly("Coût de projet estimé");
        assertThat(page.select("tr.change ins").text()).contains("149");
    }

    private void le_pdf_est_archivable_et_accessible() throws Exception {
        List<String> chemins = new ArrayList<>(List.of(
                "/projets/" + numero + "/dossier.pdf",
                "/projets/" + numero + "/papiers/" + opportunites().get(1).id() + ".pdf"));
        Papier decision = papiers.du(numero).stream()
                .filter(papier -> papier.decision() && papier.titre().contains("opportunité"))
                .reduce((une, suivante) -> suivante)
                .orElseThrow();
        chemins.add("/projets/" + numero + "/lettres/" + decision.id() + ".pdf");
        for (String chemin : chemins) {
            MockHttpServletResponse reponse = lire(chemin, "pilote.clinique");
            assertThat(reponse.getContentType()).isEqualTo("application/pdf");
            byte[] pdf = reponse.getContentAsByteArray();
            Files.createDirectories(Path.of("target/papiers"));
            Files.write(Path.of("target/papiers", chemin.replaceAll("^.*/", "")), pdf);
            assertThat(ConformitePdf.fautes(pdf, PDFAFlavour.PDFA_2_A))
                    .as(chemin)
                    .isEmpty();
            assertThat(ConformitePdf.fautes(pdf, PDFAFlavour.PDFUA_1))
                    .as(chemin)
                    .isEmpty();
            assertThat(texte(pdf)).contains(numero, "Page 1 de").doesNotContain("null");
        }
        String lettre = texte(lire(chemins.get(2), "pilote.clinique").getContentAsByteArray());
        assertThat(lettre).contains("Décision : Dossier d’opportunité", "Autorisé", decision.empreinte());
        String relie = texte(lire(chemins.get(0), "pilote.clinique").getContentAsByteArray());
        assertThat(relie).contains("Table des matières", "Dossier d’opportunité, version 2", TITRE);
        papiers.du(numero).forEach(papier -> assertThat(relie).contains(papier.empreinte()));
    }

    private void un_papier_se_verifie() throws Exception {
        Papier papier = opportunites().get(0);
        String chemin = "/verifier/" + papier.empreinte();
        assertThat(page(chemin).text())
                .contains("son contenu n’a pas changé", numero, "Dossier d’opportunité, version 1");
        assertThat(lire(chemin, "pilote.laval").getContentAsString())
                .contains("son contenu n’a pas changé")
                .doesNotContain(numero, "Dossier d’opportunité");
        assertThat(lire("/verifier/" + "0".repeat(64), "pilote.clinique").getStatus())
                .isEqualTo(404);
        base.sql("update jalon.ecrit set reponses = replace(reponses, '{', ' {') where id = ?")
                .param(papier.id())
                .update();
        assertThat(page(chemin).text()).contains("n’est plus celui qui fut écrit");
    }

    private void personne_d_autre_ne_les_lit() throws Exception {
        List<Papier> versions = opportunites();
        String projet = "/projets/" + numero;
        for (String chemin : List.of(
                projet + "/papiers/" + versions.get(0).id(),
                projet + "/papiers/" + versions.get(0).id() + ".pdf",
                projet + "/papiers/" + versions.get(0).id() + "/"
                        + versions.get(1).id(),
                projet + "/lettres/decision-1.pdf",
                projet + "/dossier.pdf")) {
            assertThat(lire(chemin, "pilote.laval").getStatus()).as(chemin).isEqualTo(404);
            assertThat(lire(chemin, "pilote.clinique").getStatus()).as(chemin).isEqualTo(200);
        }
        assertThat(lire(projet + "/papiers/inconnu", "pilote.clinique").getStatus())
                .isEqualTo(404);
        assertThat(lire(projet + "/lettres/" + versions.get(0).id() + ".pdf", "pilote.clinique")
                        .getStatus())
                .as("un écrit n'a pas de lettre")
                .isEqualTo(404);
    }
}
