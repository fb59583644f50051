package ca.jalon.avis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import ca.jalon.Banc;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Un avis part après ce qu'il annonce, se reprend, devient un incident lisible, et un envoi refait se reconnaît. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=3025"})
@ActiveProfiles({"demo", "test"})
class AvisTest {

    @RegisterExtension
    static final GreenMailExtension COURRIEL = new GreenMailExtension(ServerSetupTest.SMTP)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
            .withPerMethodLifecycle(false);

    @Autowired
    ManagementService gestion;

    @Autowired
    HistoryService historique;

    @Autowired
    RuntimeService executions;

    @Autowired
    IdentityService identites;

    @Autowired
    Avis avis;

    @LocalServerPort
    int port;

    @AfterEach
    void vider() throws Exception {
        COURRIEL.purgeEmailFromAllMailboxes();
        executions
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        executions.deleteProcessInstance(instance.getId(), "fin de l'essai", true, true, true));
    }

    @Test
    void la_fiche_deposee_avise_le_demandeur_les_pilotes_et_le_cct() throws Exception {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(COURRIEL.getReceivedMessages())
                .as("rien ne part dans la transaction")
                .isEmpty();
        banc.envoyerAvis();

        MimeMessage recu = message(numero + " — Fiche reçue");
        assertThat(tous(numero + " — Fiche reçue"))
                .contains("genevieve.hebert@exemple.qc.ca", "pilote.techno@exemple.qc.ca");
        assertThat(adresses(recu))
                .as("le demandeur n’est d’aucune organisation connue")
                .hasSize(1);
        String texte = GreenMailUtil.getBody(recu);
        assertThat(texte).contains("text/plain").contains("text/html");
        assertThat(adresses(message(numero + " — Copie d’une fiche de projet")))
                .containsExactly("coord.chum@exemple.qc.ca");
        assertThat(adresses(message(numero + " — Analyser la fiche"))).containsExactly("pilote.clinique@exemple.qc.ca");
    }

    @Test
    void une_panne_de_courriel_ne_retient_pas_le_projet_et_devient_un_incident() throws Exception {
        COURRIEL.stop();
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.faire(numero, "userTask_analyserFiche");

        Job envoi = gestion.createJobQuery().messages().list().get(0);
        for (int essai = 0; essai < 2; essai++) {
            assertThatThrownBy(() -> gestion.executeJob(envoi.getId()))
                    .hasMessageContaining("n'est pas parti vers")
                    .hasMessageContaining("Corriger le serveur de courriel, puis relancer.");
        }
        var incident =
                executions.createIncidentQuery().configuration(envoi.getId()).singleResult();
        assertThat(incident.getIncidentMessage()).startsWith("Le courriel « " + numero);
        assertThat(executions.getVariable(envoi.getProcessInstanceId(), "avis").toString())
                .as("ce que Cockpit montre de l'avis en échec")
                .contains("\"modele\"", "\"destinataires\"", numero);

        COURRIEL.start();
        // Ce que fait le bouton « Réessayer » de Cockpit.
        gestion.setJobRetries(envoi.getId(), 1);
        gestion.executeJob(envoi.getId());
        assertThat(executions.createIncidentQuery().configuration(envoi.getId()).count())
                .isZero();
        String avisEnvoye = envoi.getProcessInstanceId();
        assertThat(historique
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(avisEnvoye)
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(historique
                        .createHistoricIncidentQuery()
                        .processInstanceId(avisEnvoye)
                        .resolved()
                        .count())
                .isEqualTo(1);
        assertThat(historique.createHistoricJobLogQuery().jobId(envoi.getId()).list())
                .as("les essais ratés, rien d'autre")
                .hasSize(2)
                .allMatch(HistoricJobLog::isFailureLog);
        assertThat(historique
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(avisEnvoye)
                        .count())
                .isZero();
        assertThat(historique
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(avisEnvoye)
                        .count())
                .isZero();
        assertThat(historique
                        .createHistoricVariableInstanceQuery()
                        .variableName("titreProjet")
                        .count())
                .as("les autres processus gardent tout")
                .isPositive();
        // Le serveur d'essai garde un exemplaire par destinataire d'un même courriel.
        assertThat(COURRIEL.getReceivedMessages()).isNotEmpty();
        for (MimeMessage recu : COURRIEL.getReceivedMessages()) {
            assertThat(recu.getMessageID()).isEqualTo("<avis-%s@jalon>".formatted(envoi.getProcessInstanceId()));
        }
    }

    @Test
    void un_groupe_sans_personne_est_dit_aux_administrateurs() throws Exception {
        avis.demander(
                "avis/tache-a-faire",
                "TS-2026-iucpq-0001",
                List.of(Avis.groupe("dirigeant-etablissement.iucpq")),
                Map.of("tache", "Autoriser le jalon", "lien", "x", "titre", "Un projet"));
        new Banc(port, gestion).envoyerAvis();

        MimeMessage recu = message("TS-2026-iucpq-0001 — Personne pour recevoir un avis");
        assertThat(adresses(recu)).containsExactly("admin@exemple.qc.ca");
    }

    @Test
    void qui_vient_d_agir_n_apprend_pas_ce_qu_il_a_fait() throws Exception {
        Map<String, String> acte = Map.of("titre", "Un projet", "fait", "est suspendu");
        avis.demander(
                "projet/acte-consigne",
                "TS-2026-x-0003",
                List.of(
                        Avis.groupe("pilote-clinique.ciusss-emtl"),
                        Avis.groupe("pilote-technologique.ciusss-emtl"),
                        Avis.sauf("pilote.clinique")),
                acte);
        avis.demander(
                "projet/acte-consigne",
                "TS-2026-x-0004",
                List.of(Avis.compte("pilote.clinique"), Avis.sauf("pilote.clinique")),
                acte);
        new Banc(port, gestion).envoyerAvis();

        assertThat(COURRIEL.getReceivedMessages())
                .as("ni à l'auteur, ni aux administrateurs faute d'un autre destinataire")
                .singleElement()
                .satisfies(recu -> assertThat(adresses(recu)).containsExactly("pilote.techno@exemple.qc.ca"));
    }

    /** Un report déplace l'entrée au lieu d'en ajouter une : même identifiant, suite plus grande. */
    @Test
    void une_convocation_porte_son_entree_d_agenda() throws Exception {
        avis.demander(
                "instance/rencontre-convoquee",
                "RE-2026-0001",
                List.of(Avis.courriel("anne@exemple.qc.ca")),
                Map.of(
                        "instance",
                        "CTCOT",
                        "quand",
                        "18 mars 2031, 13 h 30",
                        "duree",
                        90,
                        "lieu",
                        "Salle B ; étage 2",
                        "ordreDuJour",
                        "Enjeux ouverts\n- EN-2026-0001",
                        Avis.AGENDA_DEBUT,
                        "2031-03-18T17:30:00Z",
                        Avis.AGENDA_MINUTES,
                        90,
                        Avis.AGENDA_LIEU,
                        "Salle B ; étage 2",
                        Avis.AGENDA_SUITE,
                        1));
        new Banc(port, gestion).envoyerAvis();

        Multipart parties =
                (Multipart) message("RE-2026-0001 — Rencontre : CTCOT").getContent();
        BodyPart jointe = parties.getBodyPart(2);
        assertThat(jointe.getContentType()).startsWith("text/calendar").contains("method=PUBLISH");
        VEvent entree = Biweekly.parse(new String(jointe.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .first()
                .getEvents()
                .get(0);
        assertThat(entree.getDateStart().getValue()).isEqualTo("2031-03-18T17:30:00.000Z");
        assertThat(entree.getDuration().getValue().toMillis()).isEqualTo(90 * 60_000);
        assertThat(entree.getLocation().getValue()).isEqualTo("Salle B ; étage 2");
        assertThat(entree.getUid().getValue()).isEqualTo("RE-2026-0001@jalon");
        assertThat(entree.getSequence().getValue()).isEqualTo(1);
        assertThat(entree.getDescription().getValue()).contains("- EN-2026-0001");
    }

    @Test
    void une_adresse_fautive_n_arrete_qu_elle_meme_et_un_administrateur_l_apprend() throws Exception {
        User fautive = identites.createUserQuery().userId("pilote.techno").singleResult();
        String bonne = fautive.getEmail();
        fautive.setEmail("anne@exemple.qc.ca; bureau");
        identites.saveUser(fautive);
        try {
            avis.demander(
                    "avis/tache-a-faire",
                    "TS-2026-ciusss-emtl-0009",
                    List.of(Avis.compte("pilote.techno"), Avis.compte("pilote.clinique")),
                    Map.of("tache", "Autoriser le jalon", "lien", "x", "titre", "Un projet"));
            Banc banc = new Banc(port, gestion);
            banc.envoyerAvis();
            banc.envoyerAvis();
        } finally {
            fautive = identites.createUserQuery().userId("pilote.techno").singleResult();
            fautive.setEmail(bonne);
            identites.saveUser(fautive);
        }

        assertThat(tous("TS-2026-ciusss-emtl-0009 — Autoriser le jalon"))
                .containsExactly("pilote.clinique@exemple.qc.ca");
        MimeMessage dit = message("TS-2026-ciusss-emtl-0009 — Une adresse de courriel ne reçoit rien");
        assertThat(adresses(dit)).containsExactly("admin@exemple.qc.ca");
        assertThat(GreenMailUtil.getBody(dit)).contains("anne@exemple.qc.ca; bureau");
    }

    @Test
    void des_gens_de_plusieurs_organisations_ne_voient_pas_l_adresse_des_autres() throws Exception {
        for (String numero : List.of("TS-2026-x-0001", "TS-2026-x-0002")) {
            avis.demander(
                    "avis/tache-a-faire",
                    numero,
                    List.of(
                            Avis.compte("pilote.clinique"),
                            Avis.compte(numero.endsWith("1") ? "pilote.techno" : "pilote.laval")),
                    Map.of("tache", "Autoriser le jalon", "lien", "x", "titre", "Un projet"));
        }
        new Banc(port, gestion).envoyerAvis();

        assertThat(adresses(message("TS-2026-x-0001 — Autoriser le jalon")))
                .as("même établissement")
                .containsExactlyInAnyOrder("pilote.clinique@exemple.qc.ca", "pilote.techno@exemple.qc.ca");
        assertThat(tous("TS-2026-x-0002 — Autoriser le jalon"))
                .containsExactlyInAnyOrder("pilote.clinique@exemple.qc.ca", "pilote.laval@exemple.qc.ca");
        for (MimeMessage recu : COURRIEL.getReceivedMessages()) {
            if (sujet(recu).startsWith("TS-2026-x-0002")) {
                assertThat(adresses(recu)).hasSize(1);
            }
        }
    }

    /** Tous ceux qui ont reçu un courriel de ce sujet, par une ou plusieurs enveloppes. */
    private static List<String> tous(String sujet) throws Exception {
        List<String> tous = new ArrayList<>();
        for (MimeMessage recu : COURRIEL.getReceivedMessages()) {
            if (sujet(recu).equals(sujet)) {
                tous.addAll(adresses(recu));
            }
        }
        return tous.stream().distinct().toList();
    }

    private static MimeMessage message(String sujet) {
        return List.of(COURRIEL.getReceivedMessages()).stream()
                .filter(recu -> sujet(recu).equals(sujet))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Pas de courriel « " + sujet + " » parmi "
                        + List.of(COURRIEL.getReceivedMessages()).stream()
                                .map(AvisTest::sujet)
                                .toList()));
    }

    private static String sujet(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> adresses(MimeMessage message) throws Exception {
        return List.of(message.getRecipients(Message.RecipientType.TO)).stream()
                .map(Object::toString)
                .distinct()
                .toList();
    }
}
