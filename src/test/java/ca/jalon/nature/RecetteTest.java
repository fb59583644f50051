package ca.jalon.nature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.FichierFautif;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Suit la recette de {@code docs/ajouter-un-processus.md} sur un petit exemple : sans Java, ni migration, ni page. */
@EssaiSpring
@TestPropertySource(properties = "jalon.natures=classpath*:**/natures/*.yaml")
class RecetteTest {

    private static final Path RECETTE = Path.of("src/test/resources/recette");

    /** La ligne d'organisations.yaml, cet essai, et un exemple de réponse par formulaire. */
    private static final int AILLEURS = 4;

    @TempDir
    static Path dossier;

    @Autowired
    RepositoryService modeles;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void droitDeDemarrer(DynamicPropertyRegistry reglages) throws IOException {
        Path organisations = Files.createDirectories(dossier).resolve("organisations.yaml");
        Files.writeString(
                organisations,
                Files.readString(Path.of("src/main/resources/organisations.yaml"))
                        .replaceFirst("(id: pilote-clinique\n.*\n.*\n    demarre: \\[)", "$1demander-visite, "));
        reglages.add("jalon.organisations", () -> organisations.toUri().toString());
    }

    @BeforeEach
    void deployer() throws IOException {
        DeploymentBuilder deploiement = modeles.createDeployment().enableDuplicateFiltering(false);
        for (Path fichier : fichiers()) {
            if (!fichier.toString().endsWith(".yaml")) {
                deploiement.addString(RECETTE.relativize(fichier).toString(), Files.readString(fichier));
            }
        }
        deploiement.deploy();
    }

    private static List<Path> fichiers() throws IOException {
        try (Stream<Path> fichiers = Files.walk(RECETTE)) {
            return fichiers.filter(Files::isRegularFile).toList();
        }
    }

    private MockHttpServletResponse page(String chemin, String compte) throws Exception {
        return pages.perform(get(chemin)
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    @Test
    void la_recette_tient_en_huit_fichiers() throws IOException {
        assertThat(fichiers().size() + AILLEURS).isLessThanOrEqualTo(8);
    }

    @Test
    void un_processus_declare_a_son_numero_sa_liste_sa_page_ses_droits_et_ses_avis() throws Exception {
        Banc banc = new Banc(port, gestion);
        Map<String, Object> demande =
                Map.of("codeEtablissement", "ciusss-emtl", "objetVisite", "Salle de téléconsultation");
        assertThat(banc.demarrer("demander-visite", "pilote.techno", demande).statut())
                .as("le fichier ne le permet qu'au pilote clinique")
                .isEqualTo(404);
        String numero = banc.demarrer("demander-visite", "pilote.clinique", demande)
                .corps()
                .path("businessKey")
                .asText();
        assertThat(numero).startsWith("VI-").endsWith("-0001");

        JsonNode tache = banc.tache(numero, "userTask_repondreVisite");
        assertThat(tache.path("due").asText()).isNotEmpty();
        assertThat(banc.servi(tache)).contains("Salle de téléconsultation");
        String cct = banc.titulaires(tache).get(0);
        banc.prendre(tache, cct);
        assertThat(banc.envoyer(tache, cct, Map.of("accordVisite", "OUI")).statut())
                .isLessThan(300);

        assertThat(page("/visites.csv", "pilote.techno").getContentAsString(UTF_8))
                .contains(numero, "Nous viendrons", "acceptée");
        assertThat(page("/dossiers/" + numero, "pilote.techno").getContentAsString(UTF_8))
                .contains("Salle de téléconsultation", "Nous viendrons", "acceptée");
        assertThat(page("/dossiers/" + numero, "pilote.laval").getStatus()).isEqualTo(404);
        assertThat(page("/visites.csv", "pilote.laval").getContentAsString(UTF_8))
                .doesNotContain(numero);
        assertThat(page("/dossiers/VI-2026-9999", "pilote.techno").getStatus()).isEqualTo(404);
        banc.envoyerAvis();
        assertThat(base.sql("select destinataires from jalon.avis where cle = ? and modele = 'nature/dossier-conclu'")
                        .param(numero)
                        .query(String.class)
                        .single())
                .contains("pilote.clinique@", "pilote.techno@");
    }

    @Test
    void une_declaration_fautive_arrete_le_demarrage_en_nommant_son_fichier(@TempDir Path autre) throws IOException {
        String juste = Files.readString(RECETTE.resolve("natures/visite.yaml"));
        refusee(autre, juste.replace("serie: VI\n", ""), "serie");
        refusee(autre, juste.replace("code: VISITE", "code: visite"), "« visite »");
        refusee(autre, juste + "couleur: bleu\n", "couleur");
        refusee(autre, juste + "nom: Autre\n", "nom");
    }

    private static void refusee(Path dossier, String declaration, String nommee) throws IOException {
        Path fichier = dossier.resolve("visite.yaml");
        Files.writeString(fichier, declaration);
        MockEnvironment reglages = new MockEnvironment()
                .withProperty("jalon.natures", fichier.toUri().toString());
        assertThatThrownBy(() -> new Natures().setEnvironment(reglages))
                .isInstanceOf(FichierFautif.class)
                .hasMessageContainingAll("visite.yaml", nommee);
    }

    @Test
    void un_etat_non_declare_est_une_faute_du_modele() {
        Natures natures = new Natures();
        natures.setEnvironment(new MockEnvironment());
        Nature nature = natures.trouver("ENJEU").orElseThrow();
        assertThatThrownBy(() -> nature.exigerEtat("OUBLIE")).hasMessageContainingAll("ENJEU", "OUBLIE", "CLASSE");
    }
}
