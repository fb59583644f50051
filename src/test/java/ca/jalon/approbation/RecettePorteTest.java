package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import ca.jalon.Banc;
import ca.jalon.Conduite;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Suit « Une autorité, une porte » de {@code docs/ajouter-un-processus.md} : une porte en trois fichiers, une autorité en une
 * ligne. Ni modèle, ni formulaire, ni Java ne changent.
 */
@EssaiSpring
class RecettePorteTest {

    private static final Path TABLES = Path.of("processes/approbation");

    /** La porte, telle que la recette la fait écrire. */
    private static final String PORTE = """
            ESSAI_PILOTE:
              nom: Essai pilote
              issues: [AUTORISE, REFUSE]
              montant: false
              avises: [SOUMETTEURS, responsable-pgri]
              accord: l’essai commence.
              refus: l’essai n’aura pas lieu.
            """;

    @TempDir
    static Path dossier;

    @Autowired
    ProcessEngine moteur;

    @Autowired
    RepositoryService modeles;

    @Autowired
    Ecrits ecrits;

    @Autowired
    Depots depots;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient base;

    @Autowired
    ManagementService gestion;

    @LocalServerPort
    int port;

    private Conduite projet;

    @DynamicPropertySource
    static void porte(DynamicPropertyRegistry reglages) throws IOException {
        Path jalons = Files.createDirectories(dossier).resolve("jalons.yaml");
        Files.writeString(jalons, Files.readString(Path.of("src/main/resources/jalons.yaml")) + PORTE);
        reglages.add("jalon.jalons", () -> jalons.toUri().toString());
    }

    @BeforeEach
    void preparer() throws IOException {
        init(moteur);
        projet = new Conduite(moteur, ecrits);
        deployer("ecrits-jalon", regle("essaiEcrit", "\"ESSAI_PILOTE\"") + """
                <outputEntry id="essaiEcrit_formulaire"><text>"dossier-opportunite"</text></outputEntry>
                <outputEntry id="essaiEcrit_titre"><text>"SOUMIS"</text></outputEntry>
                <outputEntry id="essaiEcrit_portee"><text>"DOSSIER"</text></outputEntry>
                <outputEntry id="essaiEcrit_lu"><text>true</text></outputEntry></rule>
                """);
        deployer("chaine-approbation", autorite(1, "dirigeant-etablissement"));
    }

    private static String regle(String id, String... entrees) {
        StringBuilder regle = new StringBuilder("<rule id=\"%s\">".formatted(id));
        for (int rang = 0; rang < entrees.length; rang++) {
            regle.append("<inputEntry id=\"%s_%d\"><text>%s</text></inputEntry>".formatted(id, rang, entrees[rang]));
        }
        return regle.toString();
    }

    private static String autorite(int ordre, String groupe) {
        String id = "essai" + ordre;
        return regle(id, "\"ESSAI_PILOTE\"", "-") + """
                <outputEntry id="%1$s_ordre"><text>%2$d</text></outputEntry>
                <outputEntry id="%1$s_groupe"><text>"%3$s"</text></outputEntry>
                <outputEntry id="%1$s_nature"><text>"DECISION"</text></outputEntry></rule>
                """.formatted(id, ordre, groupe);
    }

    /** La table d'aujourd'hui, et ces lignes de plus. */
    private void deployer(String table, String lignes) throws IOException {
        String texte = Files.readString(TABLES.resolve(table + ".dmn"))
                .replace(
                        "\"ACTIF_COMMUN\"</text>\n        </inputValues>",
                        "\"ACTIF_COMMUN\", \"ESSAI_PILOTE\"</text>\n        </inputValues>")
                .replace(
                        "\"ETAT_AVANCEMENT\"</text>\n        </inputValues>",
                        "\"ETAT_AVANCEMENT\", \"ESSAI_PILOTE\"</text>\n        </inputValues>")
                .replace("</decisionTable>", lignes + "</decisionTable>");
        assertThat(texte).contains("\"ACTIF_COMMUN\", ", ", \"ESSAI_PILOTE\"</text>\n        </inputValues>");
        modeles.createDeployment().addString(table + ".dmn", texte).deploy();
    }

    private void demander() {
        projet.demarrer(
                "approbation",
                Map.of(
                        "jalon",
                        "ESSAI_PILOTE",
                        "dossier",
                        depots.deposer(projet.numero, "ESSAI_PILOTE", "Le dossier.", "pilote.clinique")
                                .id()));
    }

    @Test
    void une_porte_de_plus_offre_ses_issues_a_son_autorite_et_s_inscrit_au_registre() {
        demander();
        Task tache = projet.tache("autoriserJalon");
        assertThat(projet.servi(tache))
                .contains("\"value\":\"AUTORISE\"", "\"value\":\"REFUSE\"")
                .doesNotContain("\"value\":\"AUTORISE_AVEC_CONDITIONS\"", "\"value\":\"RETOUR_POUR_COMPLEMENT\"");
        projet.decider("dirigeant", "AUTORISE");
        assertThat(projet.taches()).isEmpty();
        assertThat(decisions.duProjet(projet.numero))
                .singleElement()
                .returns("ESSAI_PILOTE", Decision::jalon)
                .returns("AUTORISE", Decision::issue);
    }

    /** Ceux que la porte nomme, et eux seuls : les pilotes et le CCT, qu'une porte du cycle avise, n'en savent rien. */
    @Test
    void une_porte_de_plus_dit_qui_apprend_sa_decision() {
        demander();
        projet.decider("dirigeant", "AUTORISE");
        new Banc(port, gestion).envoyerAvis();
        assertThat(base.sql(
                                "select destinataires from jalon.avis where cle = ? and modele = 'approbation/decision-rendue'")
                        .param(projet.numero)
                        .query(String.class)
                        .list())
                .containsExactly("resp.pgri@exemple.qc.ca");
    }

    @Test
    void une_autorite_de_plus_est_une_ligne_de_la_table() throws IOException {
        deployer("chaine-approbation", autorite(1, "dirigeant-etablissement") + autorite(2, "ministre-sante"));
        demander();
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "AUTORISE");
        assertThat(projet.taches()).isEmpty();
        assertThat(decisions.duProjet(projet.numero))
                .extracting(Decision::autorite)
                .containsExactly("dirigeant-etablissement.ciusss-emtl", "ministre-sante");
    }
}
