package ca.jalon.avis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Choix.ChoixRefuse;
import ca.jalon.avis.Choix.Envoi;
import ca.jalon.avis.Sortes.Sorte;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.moteur.PersonneConnectee;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Chacun reçoit tout de suite, au résumé de son heure ou pas du tout ; ce qui l'attend, lui, vient toujours tout de suite. */
@EssaiSpring
@TestPropertySource(
        properties = {"jalon.courriel.informations=RESUME", "jalon.courriel.dossier=target/courriels-choisis"})
class CourrielsChoisisTest {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final String CLINIQUE = "pilote.clinique@exemple.qc.ca";
    private static final String TECHNO = "pilote.techno@exemple.qc.ca";
    private static final List<String> PILOTES =
            List.of(Avis.groupe("pilote-clinique.ciusss-emtl"), Avis.groupe("pilote-technologique.ciusss-emtl"));
    private static final Map<String, String> ACTE = Map.of("titre", "Un projet", "fait", "est suspendu");

    @Autowired
    Avis avis;

    @Autowired
    ChoixRetenus choix;

    @Autowired
    Resumes resumes;

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Autowired
    IdentityService identites;

    @Autowired
    JdbcClient base;

    @Autowired
    MockMvc pages;

    @MockitoSpyBean
    JavaMailSender poste;

    @Autowired
    ApplicationContext contexte;

    @LocalServerPort
    int port;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
        base.sql("delete from jalon.courriel_attente").update();
        base.sql("delete from jalon.courriel_choix").update();
        base.sql("delete from jalon.avis").update();
        base.sql("update jalon.tour set le = null where nom = 'resumes'").update();
    }

    @AfterEach
    void fermer() {
        ClockUtil.reset();
        reset(poste);
        executions
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        executions.deleteProcessInstance(instance.getId(), "fin de l'essai", true, true, true));
    }

    private static void regler(LocalDate jour, int heure, int minute) {
        ClockUtil.setCurrentTime(
                Date.from(jour.atTime(heure, minute).atZone(QUEBEC).toInstant()));
    }

    private void demander(String modele, String cle, List<String> destinataires, Map<String, ?> donnees) {
        avis.demander(modele, cle, destinataires, donnees);
        banc.envoyerAvis();
    }

    /** Un avis ordinaire aux deux pilotes. */
    private void informer(String cle) {
        demander("projet/acte-consigne", cle, PILOTES, ACTE);
    }

    private List<String> recus(String cle) {
        return base
                .sql("select destinataires from jalon.avis where cle = ?")
                .param(cle)
                .query(String.class)
                .list()
                .stream()
                .flatMap(tous -> Stream.of(tous.split(", ")))
                .sorted()
                .toList();
    }

    private List<String> enAttente() {
        return base.sql("select compte from jalon.courriel_attente order by compte")
                .query(String.class)
                .list();
    }

    private void passer() {
        resumes.envoyer();
        banc.envoyerAvis();
    }

    private String dernierEnvoi() {
        ArgumentCaptor<MimeMessage> envois = ArgumentCaptor.forClass(MimeMessage.class);
        Mockito.verify(poste, Mockito.atLeastOnce()).send(envois.capture());
        return texte(envois.getValue());
    }

    private static String texte(MimeMessage message) {
        try {
            return message.getSubject() + "\n"
                    + ((jakarta.mail.Multipart) message.getContent())
                            .getBodyPart(0)
                            .getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void la_sorte_d_un_envoi_tient_aussi_a_qui_il_vise() {
        Sortes sortes = new Sortes();
        String offre = "avis/tache-a-faire";
        String nouvelle = "projet/projet-avance";
        List<String> seule = List.of(Avis.compte("pilote.clinique"), Avis.sauf("pilote.techno"));
        assertThat(sortes.de(offre, PILOTES, 2)).isEqualTo(Sorte.OFFERTE);
        assertThat(sortes.de(offre, PILOTES, 1))
                .as("le groupe n'a qu'un membre")
                .isEqualTo(Sorte.A_FAIRE);
        assertThat(sortes.de(offre, seule, 1)).isEqualTo(Sorte.A_FAIRE);
        assertThat(sortes.de(nouvelle, PILOTES, 1)).isEqualTo(Sorte.INFORMATION);
        assertThat(sortes.de(nouvelle, seule, 1)).isEqualTo(Sorte.A_FAIRE);
        assertThat(sortes.de(nouvelle, List.of(Avis.courriel("x@exemple.qc.ca")), 1))
                .isEqualTo(Sorte.A_FAIRE);
        assertThat(sortes.de("projet/echeance-passee", PILOTES, 2)).isEqualTo(Sorte.A_FAIRE);
        assertThatThrownBy(() -> sortes.de("projet/inconnu", PILOTES, 2)).hasMessageContaining("n'a pas de sorte");
    }

    @Test
    void ce_qui_informe_attend_le_resume_et_ce_qui_presse_part() {
        informer("TS-1");
        demander(
                "projet/echeance-passee",
                "TS-2",
                PILOTES,
                Map.of("titre", "Un projet", "tache", "Analyser", "echeance", "1er mars", "lien", "x"));

        assertThat(recus("TS-1"))
                .as("rien n'est parti, le journal n'en dit rien")
                .isEmpty();
        assertThat(enAttente()).containsExactly("pilote.clinique", "pilote.techno");
        assertThat(recus("TS-2")).containsExactly(CLINIQUE, TECHNO);
    }

    @Test
    void chacun_son_choix_dans_un_meme_envoi() {
        choix.retenir("pilote.clinique", new Choix(Envoi.AUCUN, Envoi.IMMEDIAT, 7));
        choix.retenir("pilote.techno", new Choix(Envoi.RESUME, Envoi.RESUME, 7));
        informer("TS-1");
        assertThat(recus("TS-1")).containsExactly(CLINIQUE);
        assertThat(enAttente()).containsExactly("pilote.techno");

        Map<String, String> tache = Map.of("tache", "Analyser", "lien", "x", "titre", "Un projet", "geste", "Prendre");
        demander("avis/tache-a-faire", "TS-2", PILOTES, tache);
        assertThat(recus("TS-2")).isEmpty();
        assertThat(enAttente()).containsExactly("pilote.techno", "pilote.techno");

        demander("avis/tache-a-faire", "TS-3", List.of(Avis.compte("pilote.clinique")), tache);
        assertThat(recus("TS-3")).as("à son nom, quoi qu'elle ait choisi").containsExactly(CLINIQUE);
    }

    @Test
    void une_adresse_de_l_exterieur_recoit_toujours() {
        demander(
                "projet/acte-consigne",
                "TS-1",
                List.of(Avis.courriel("dehors@exemple.org"), Avis.compte("pilote.techno")),
                ACTE);
        assertThat(recus("TS-1")).containsExactly("dehors@exemple.org");
        assertThat(enAttente()).containsExactly("pilote.techno");
    }

    @Test
    void le_resume_part_a_son_heure_aussi_les_jours_ou_l_heure_change() {
        for (LocalDate change : List.of(LocalDate.of(2027, 3, 14), LocalDate.of(2027, 11, 7))) {
            base.sql("update jalon.tour set le = null where nom = 'resumes'").update();
            choix.retenir("pilote.techno", new Choix(Envoi.IMMEDIAT, Envoi.RESUME, 9));
            regler(change.minusDays(1), 15, 0);
            informer("TS-" + change);
            regler(change.minusDays(1), 20, 2);
            passer();
            regler(change, 6, 2);
            passer();
            assertThat(recus("Votre résumé")).as("%s, 6 h", change).isEmpty();
            regler(change, 7, 2);
            passer();
            assertThat(recus("Votre résumé")).as("%s, 7 h", change).containsExactly(CLINIQUE);
            regler(change, 8, 2);
            passer();
            assertThat(recus("Votre résumé")).as("%s, 8 h", change).containsExactly(CLINIQUE);
            regler(change, 9, 2);
            passer();
            assertThat(recus("Votre résumé")).as("%s, 9 h", change).containsExactly(CLINIQUE, TECHNO);
            assertThat(enAttente()).isEmpty();
            regler(change.plusDays(1), 9, 2);
            passer();
            assertThat(recus("Votre résumé")).as("rien à dire, rien ne part").hasSize(2);
            base.sql("delete from jalon.avis").update();
        }
    }

    @Test
    void ce_qui_arrive_apres_l_heure_attend_le_lendemain_et_un_passage_manque_se_rattrape() {
        LocalDate jour = LocalDate.of(2027, 5, 3);
        regler(jour, 10, 0);
        informer("TS-1");
        regler(jour, 11, 2);
        passer();
        assertThat(recus("Votre résumé")).isEmpty();
        regler(jour.plusDays(1), 13, 2);
        passer();
        assertThat(recus("Votre résumé")).containsExactly(CLINIQUE, TECHNO);
    }

    @Test
    void deux_noeuds_n_envoient_qu_un_resume() {
        LocalDate jour = LocalDate.of(2027, 5, 3);
        regler(jour, 10, 0);
        informer("TS-1");
        regler(jour.plusDays(1), 7, 2);
        resumes.envoyer();
        informer("TS-2");
        base.sql("update jalon.courriel_attente set le = ?")
                .param(java.sql.Timestamp.from(jour.atTime(9, 0).atZone(QUEBEC).toInstant()))
                .update();
        resumes.envoyer();
        banc.envoyerAvis();
        assertThat(recus("Votre résumé"))
                .as("le second passage de l'heure s'abstient")
                .hasSize(2);
        assertThat(enAttente()).hasSize(2);
    }

    @Test
    void le_resume_dit_ce_qui_attend_par_dossier_sans_ce_qui_n_est_plus_offert() {
        choix.retenir("pilote.techno", new Choix(Envoi.RESUME, Envoi.RESUME, 7));
        LocalDate jour = LocalDate.of(2027, 5, 3);
        regler(jour, 10, 0);
        Task offerte = tache(null, null);
        Task prise = tache("pilote.clinique", null);
        Task perdue = tache(null, null);
        taches.deleteCandidateGroup(perdue.getId(), "pilote-technologique.ciusss-emtl");
        taches.addCandidateGroup(perdue.getId(), "pilote-technologique.chum");
        tache("pilote.techno", Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(86_400)));
        tache("pilote.techno", null);
        informer("TS-1");
        for (Task tache : List.of(offerte, prise)) {
            demander(
                    "avis/tache-a-faire",
                    "TS-1",
                    PILOTES,
                    Map.of("tache", "Tâche " + tache.getName(), "lien", tache.getId(), "titre", "Un projet"));
        }
        demander(
                "avis/tache-a-faire",
                "TS-1",
                PILOTES,
                Map.of("tache", "Tâche d’un autre groupe", "lien", perdue.getId(), "titre", "Un projet"));
        demander(
                "projet/tache-en-attente",
                "TS-1",
                PILOTES,
                Map.of("tache", "Tâche offerte", "lien", offerte.getId(), "echeance", "5 mai", "titre", "Un projet"));
        demander("projet/acte-consigne", "TS-2", PILOTES, ACTE);
        choix.retenir("pilote.clinique", new Choix(Envoi.IMMEDIAT, Envoi.RESUME, 20));
        regler(jour.plusDays(1), 7, 2);
        reset(poste);
        passer();

        String recu = dernierEnvoi();
        assertThat(recu)
                .startsWith("Votre résumé — 4 mai 2027 : 3 avis")
                .contains("2 tâches à votre nom, dont une attendue d’ici sept jours ou en retard.")
                .contains("TS-1 — Un projet", "TS-2 — Un projet")
                .contains("Rappel : Tâche offerte", "/taches/" + offerte.getId())
                .contains("/projets/TS-2", "/mes-courriels")
                .doesNotContain("prise", "Tâche d’un autre groupe");
        assertThat(recu.split("Tâche offerte"))
                .as("deux avis d'une tâche, une ligne")
                .hasSize(2);
        taches.deleteTasks(
                taches.createTaskQuery().list().stream()
                        .filter(tache -> tache.getProcessInstanceId() == null)
                        .map(Task::getId)
                        .toList(),
                true);
    }

    private Task tache(String titulaire, Date echeance) {
        Task tache = taches.newTask();
        tache.setName(titulaire == null ? "offerte" : "prise");
        tache.setAssignee(titulaire);
        tache.setDueDate(echeance);
        taches.saveTask(tache);
        if (titulaire == null) {
            taches.addCandidateGroup(tache.getId(), "pilote-technologique.ciusss-emtl");
        }
        return tache;
    }

    @Test
    void un_envoi_manque_se_reprend_sans_rien_perdre_ni_doubler() {
        doThrow(new MailSendException("le serveur se tait"))
                .doCallRealMethod()
                .when(poste)
                .send(any(MimeMessage.class));
        avis.demander(
                "projet/acte-consigne",
                "TS-1",
                List.of(Avis.courriel("dehors@exemple.org"), Avis.compte("pilote.techno")),
                ACTE);
        Job envoi = gestion.createJobQuery().messages().singleResult();
        assertThatThrownBy(() -> gestion.executeJob(envoi.getId())).hasMessageContaining("n'est pas parti");
        assertThat(enAttente()).isEmpty();
        gestion.executeJob(envoi.getId());
        assertThat(enAttente()).containsExactly("pilote.techno");

        reset(poste);
        doThrow(new MailSendException("le serveur se tait"))
                .doCallRealMethod()
                .when(poste)
                .send(any(MimeMessage.class));
        ClockUtil.offset(86_400_000L);
        resumes.envoyer();
        Job resume = gestion.createJobQuery().messages().singleResult();
        assertThatThrownBy(() -> gestion.executeJob(resume.getId())).hasMessageContaining("Votre résumé");
        assertThat(recus("Votre résumé")).isEmpty();
        gestion.executeJob(resume.getId());
        assertThat(recus("Votre résumé")).containsExactly(TECHNO);
    }

    @Test
    void un_compte_supprime_ne_laisse_ni_choix_ni_courrier() {
        User passante = identites.newUser("passante");
        passante.setEmail("passante@exemple.qc.ca");
        identites.saveUser(passante);
        choix.retenir("passante", new Choix(Envoi.AUCUN, Envoi.RESUME, 12));
        demander("projet/acte-consigne", "TS-1", List.of(Avis.compte("passante"), Avis.compte("pilote.techno")), ACTE);
        assertThat(enAttente()).containsExactly("passante", "pilote.techno");
        identites.deleteUser("passante");
        ClockUtil.offset(86_400_000L);
        passer();
        assertThat(enAttente()).isEmpty();
        assertThat(recus("Votre résumé"))
                .as("ni incident, ni avis aux administrateurs")
                .containsExactly(TECHNO);
        assertThat(base.sql("select count(*) from jalon.courriel_choix")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MockHttpServletResponse page(MockHttpServletRequestBuilder requete, String compte) throws Exception {
        return pages.perform(requete.with(user(compte))).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder envoi(String offertes, String informations, String heure) {
        return post("/mes-courriels")
                .param("offertes", offertes)
                .param("informations", informations)
                .param("heure", heure);
    }

    @Test
    void la_page_montre_et_retient_ses_propres_choix_seulement() throws Exception {
        demander("projet/acte-consigne", "TS-7", List.of(PILOTES.get(1), Avis.sauf("pilote.clinique")), ACTE);
        MockHttpServletResponse fait = page(
                envoi("AUCUN", "RESUME", "18")
                        .param("compte", "pilote.clinique")
                        .with(csrf()),
                "pilote.techno");
        assertThat(fait.getStatus()).isEqualTo(302);
        assertThat(fait.getRedirectedUrl()).isEqualTo("/mes-courriels?retenu");

        Document mienne = lirePage("pilote.techno");
        assertThat(mienne.select("input[checked]").eachAttr("value")).containsExactly("AUCUN", "RESUME");
        assertThat(mienne.select("option[selected]").text()).isEqualTo("18 h");
        assertThat(mienne.text()).contains("TS-7").contains("Le projet est suspendu");
        assertThat(mienne.select("input[name=_csrf]")).isNotEmpty();

        Document autre = lirePage("pilote.clinique");
        assertThat(autre.select("input[checked]").eachAttr("value")).containsExactly("IMMEDIAT", "RESUME");
        assertThat(autre.select("option[selected]").text()).isEqualTo("7 h");
        assertThat(autre.text()).doesNotContain("TS-7").contains("Rien n’attend");
        assertThat(page(get("/"), "pilote.clinique").getContentAsString()).contains("href=\"/mes-courriels\"");
    }

    private Document lirePage(String compte) throws Exception {
        return Jsoup.parse(page(get("/mes-courriels"), compte).getContentAsString());
    }

    @Test
    void un_choix_qui_n_en_est_pas_un_est_refuse_en_francais() throws Exception {
        for (List<String> faux : List.of(
                List.of("IMMEDIAT", "RESUME", "25"),
                List.of("IMMEDIAT", "RESUME", "5"),
                List.of("IMMEDIAT", "RESUME", "sept"),
                List.of("IMMEDIAT", "RESUME", "99999999999"),
                List.of("PARFOIS", "RESUME", "7"),
                List.of("", "RESUME", "7"),
                List.of("IMMEDIAT", "AUCUN", "7"))) {
            MockHttpServletResponse refus =
                    page(envoi(faux.get(0), faux.get(1), faux.get(2)).with(csrf()), "pilote.techno");
            assertThat(refus.getStatus()).as(faux.toString()).isEqualTo(400);
            assertThat(Jsoup.parse(refus.getContentAsString())
                            .select("[role=alert]")
                            .text())
                    .as(faux.toString())
                    .containsIgnoringCase("choisir");
        }
        assertThat(page(post("/mes-courriels").with(csrf()), "pilote.techno").getStatus())
                .isEqualTo(400);
        assertThat(page(envoi("AUCUN", "RESUME", "7"), "pilote.techno").getStatus())
                .as("sans jeton")
                .isEqualTo(403);
        assertThat(base.sql("select count(*) from jalon.courriel_choix")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> new Choix(Envoi.IMMEDIAT, Envoi.AUCUN, 7)).isInstanceOf(ChoixRefuse.class);
    }

    @Test
    void une_tache_dit_qui_d_autre_l_a_et_une_porte_ce_qui_est_en_jeu() {
        demander(
                "avis/tache-a-faire",
                "TS-1",
                PILOTES,
                Map.of("tache", "Analyser", "lien", "x", "echeance", "5 mai 2027", "titre", "Un projet"));
        assertThat(dernierEnvoi())
                .contains("à faire pour le 5 mai 2027")
                .containsPattern("Offerte à : \\p{L}+ [^\\n]+, \\p{L}+");

        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        List<String> textes = new ArrayList<>();
        reset(poste);
        banc.envoyerAvis();
        ArgumentCaptor<MimeMessage> envois = ArgumentCaptor.forClass(MimeMessage.class);
        Mockito.verify(poste, Mockito.atLeastOnce()).send(envois.capture());
        envois.getAllValues().forEach(message -> textes.add(texte(message)));
        assertThat(textes)
                .filteredOn(texte -> texte.startsWith(numero + " — Autoriser le jalon"))
                .singleElement()
                .asString()
                .containsPattern("Montant demandé : [\\d\\p{Z}]+\\p{Z}?\\$")
                .contains("À faire pour le")
                .doesNotContain("Offerte à :");
        assertThat(textes)
                .filteredOn(texte -> texte.startsWith(numero + " — Analyser"))
                .noneMatch(texte -> texte.contains("Montant demandé"));
    }

    /** Quel que soit le courriel : la règle est à l'avis, non à qui le demande. */
    @Test
    void nul_n_est_avise_de_ce_qu_il_vient_de_faire() {
        PersonneConnectee connectee = Mockito.mock(PersonneConnectee.class);
        Mockito.when(connectee.compte()).thenReturn(Optional.of("pilote.clinique"));
        ProcessInstantiationBuilder demande = Mockito.mock(ProcessInstantiationBuilder.class, Mockito.RETURNS_SELF);
        RuntimeService moteur = Mockito.mock(RuntimeService.class);
        Mockito.when(moteur.createProcessInstanceByKey("avis")).thenReturn(demande);
        Avis deQuiAgit = new Avis(moteur, connectee, new Sortes());
        List<String> aussi = new ArrayList<>();
        for (String modele : new TreeSet<>(new Sortes().toutes().keySet())) {
            deQuiAgit.demander(modele, "TS-1", PILOTES, ACTE);
            ArgumentCaptor<VariableMap> donnees = ArgumentCaptor.forClass(VariableMap.class);
            Mockito.verify(demande, Mockito.atLeastOnce()).setVariables(donnees.capture());
            if (!donnees.getValue().get("avis").toString().contains("sauf:pilote.clinique")) {
                aussi.add(modele);
            }
        }
        assertThat(aussi)
                .as("ce qui n'annonce pas un geste, ou en est l'accusé")
                .containsExactly(
                        "avis/tache-a-faire",
                        "entente/entente-a-conclure",
                        "entente/parties-a-revoir",
                        "instance/rencontre-convoquee",
                        "nature/dossier-conclu",
                        "projet/fiche-recue",
                        "projet/rencontre-demarrage",
                        "repondant/bienvenue",
                        "soutien/demande-recue");
    }

    /**
     * Ce que des petits projets locaux menés de front font écrire, une tâche de chacun par jour, tout reçu tout de suite puis
     * selon les réglages d'une installation neuve. Un seul envoyait 68 courriels, dont 31 à une personne ; tout de suite, nul
     * n'y est avisé de ce qu'il vient de faire.
     */
    @Test
    void des_projets_locaux_ecrivent_moins() {
        for (int projets : new int[] {1, 4}) {
            Ecrits avant = ecrits(projets, true);
            Ecrits apres = ecrits(projets, false);
            System.out.printf("%d projet(s) : avant %s%n  après %s%n", projets, avant, apres);
            assertThat(apres.total()).isLessThan(avant.total());
            assertThat(apres.plus()).isLessThan(avant.plus());
            if (projets == 1) {
                assertThat(avant.courriels()).isLessThan(68);
                assertThat(avant.plus()).isLessThan(31);
            }
        }
    }

    /** Courriels partis, puis reçus, par personne et par gabarit. */
    private record Ecrits(int courriels, Map<String, Integer> parPersonne, Map<String, Integer> parModele) {

        int total() {
            return parPersonne.values().stream().mapToInt(Integer::intValue).sum();
        }

        int plus() {
            return parPersonne.values().stream().max(Integer::compare).orElse(0);
        }

        @Override
        public String toString() {
            return "%d partis, %d reçus, %d au plus ; %s ; %s"
                    .formatted(courriels, total(), plus(), parPersonne, parModele);
        }
    }

    private Ecrits ecrits(int combien, boolean toutDeSuite) {
        preparer();
        if (toutDeSuite) {
            identites
                    .createUserQuery()
                    .list()
                    .forEach(personne -> choix.retenir(personne.getId(), new Choix(Envoi.IMMEDIAT, Envoi.IMMEDIAT, 7)));
        }
        LocalDate jour = LocalDate.of(2028, 1, 10);
        regler(jour, 9, 0);
        List<String> ouverts = new ArrayList<>();
        for (int rang = 0; rang < combien; rang++) {
            ouverts.add(banc.demarrerExemple("fiche-local-soins-de-plaies"));
        }
        for (int tour = 0; tour < 200 && !ouverts.isEmpty(); tour++) {
            ouverts.removeIf(numero -> !avancer(numero));
            banc.envoyerAvis();
            if (combien == 1 && toutDeSuite) {
                tairePour(auteurDuTour());
            }
            LocalDate atteint = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), QUEBEC);
            jour = (atteint.isAfter(jour) ? atteint : jour).plusDays(1);
            regler(jour, 7, 2);
            passer();
            regler(jour, 9, 0);
        }
        Map<String, Integer> parPersonne = new TreeMap<>();
        Map<String, Integer> parModele = new TreeMap<>();
        AtomicInteger partis = new AtomicInteger();
        base.sql("select destinataires, modele from jalon.avis").query(ligne -> {
            partis.incrementAndGet();
            for (String adresse : ligne.getString(1).split(", ")) {
                parPersonne.merge(adresse, 1, Integer::sum);
                parModele.merge(ligne.getString(2), 1, Integer::sum);
            }
        });
        return new Ecrits(partis.get(), parPersonne, parModele);
    }

    /** Qui a fait la tâche de ce tour ; personne si ce fut une minuterie. */
    private Optional<String> auteurDuTour() {
        Optional<String> auteur =
                banc.trace.stream().reduce((avant, apres) -> apres).map(dernier -> dernier.split(" par ")[1]);
        banc.trace.clear();
        return auteur;
    }

    private void tairePour(Optional<String> auteur) {
        auteur.ifPresent(compte -> assertThat(base.sql("""
                                select modele from jalon.avis
                                where envoye_le = :maintenant and destinataires like :adresse and cle like 'TS-%'
                                    and modele not in ('avis/tache-a-faire', 'projet/fiche-recue', 'projet/rencontre-demarrage')
                                """)
                        .param(
                                "maintenant",
                                new Timestamp(ClockUtil.getCurrentTime().getTime()))
                        .param("adresse", "%" + compte + "@%")
                        .query(String.class)
                        .list())
                .as("ce que reçoit %s de son propre geste", compte)
                .isEmpty());
    }

    /** Une tâche, ou la minuterie que le projet attend ; faux s'il est fini. */
    private boolean avancer(String numero) {
        return banc.taches(numero).stream()
                .filter(tache -> !tache.path("taskDefinitionKey").asText().equals("userTask_suivreElement"))
                .findFirst()
                .map(tache -> {
                    banc.faire(tache);
                    return true;
                })
                .orElseGet(() -> banc.avancerMinuterie(numero));
    }

    /** Une campagne ouvre cent établissements sans cent courriels : chacun l'apprend une fois, à l'heure de son résumé. */
    @Test
    void le_depart_d_une_campagne_n_est_pas_une_vague_de_courriels() {
        regler(LocalDate.of(2031, 10, 1), 9, 0);
        int ouvertes = OuvrirCampagne.compter(contexte, "PLANIFICATION");
        assertThat(ouvertes).isGreaterThan(1);
        banc.envoyerAvis();
        assertThat(base.sql("select sujet || ' ; ' || destinataires from jalon.avis")
                        .query(String.class)
                        .list())
                .as("rien ne part tout de suite")
                .isEmpty();
        List<String> attendent = enAttente();
        assertThat(attendent).contains("pilote.clinique", "pilote.techno");
        assertThat(base.sql(
                                "select count(*) from jalon.courriel_attente where compte = 'pilote.clinique' and tache is not null")
                        .query(Integer.class)
                        .single())
                .as("la tâche se prend depuis le résumé")
                .isEqualTo(1);
        regler(LocalDate.of(2031, 10, 2), 7, 1);
        resumes.envoyer();
        banc.envoyerAvis();
        List<String> modeles =
                base.sql("select modele from jalon.avis").query(String.class).list();
        assertThat(modeles).hasSize((int) attendent.stream().distinct().count()).containsOnly("avis/resume");
    }

    /** Qui veut tout tout de suite l'a dit, et l'a. */
    @Test
    void qui_a_choisi_tout_de_suite_recoit_la_tache_d_une_campagne() {
        choix.retenir("pilote.clinique", new Choix(Envoi.IMMEDIAT, Envoi.IMMEDIAT, 7));
        regler(LocalDate.of(2031, 10, 1), 9, 0);
        OuvrirCampagne.compter(contexte, "PLANIFICATION");
        banc.envoyerAvis();
        assertThat(base.sql("select destinataires from jalon.avis where modele = 'avis/tache-a-faire'")
                        .query(String.class)
                        .list())
                .containsExactly(CLINIQUE);
    }
}
