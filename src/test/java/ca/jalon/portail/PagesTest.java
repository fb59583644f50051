package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Depots;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import ca.jalon.registre.Risques;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Nos pages montrent à chacun ses projets et ses demandes de soutien, et ce qu'ils attendent. */
@EssaiSpring
class PagesTest {

    @Autowired
    MockMvc pages;

    @Autowired
    Guides guides;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    IdentityService identites;

    @Autowired
    Risques risques;

    @Autowired
    EtatsAvancement etats;

    @Autowired
    Depots depots;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    private MockHttpServletResponse lire(String chemin, String compte, String... entete) throws Exception {
        return lire(
                get(chemin)
                        .header(
                                entete.length == 0 ? "Accept-Language" : entete[0],
                                entete.length == 0 ? "fr" : entete[1]),
                compte);
    }

    private MockHttpServletResponse lire(String chemin, String compte, Map<String, String> parametres)
            throws Exception {
        MockHttpServletRequestBuilder requete = get(chemin);
        parametres.forEach(requete::param);
        return lire(requete, compte);
    }

    private MockHttpServletResponse lire(MockHttpServletRequestBuilder requete, String compte) throws Exception {
        return pages.perform(requete.with(
                        user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
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
                .contains(">Pilote clinique<", "CIUSSS de l’Est-de-l’Île-de-Montréal")
                .contains("Analyser la fiche");
        assertThat(lire("/projets", "coord.chum").getContentAsString()).contains(numero);
        assertThat(lire("/projets", "sous.ministre").getContentAsString()).contains(numero);
        assertThat(lire("/projets", "pilote.laval").getContentAsString()).doesNotContain(numero);
        assertThat(lire("/projets", "coord.estrie").getContentAsString()).doesNotContain(numero);

        assertThat(lire("/projets/" + numero, "pilote.clinique").getContentAsString())
                .contains("aria-current=\"step\"", "Fiche de projet", "Relier tout le dossier");
        assertThat(lire("/projets/" + numero, "pilote.laval").getStatus()).isEqualTo(404);
        assertThat(lire("/projets/TS-1999-inconnu-0001", "pilote.laval").getStatus())
                .isEqualTo(404);
    }

    @Test
    void deux_roles_en_deux_lieux_n_ouvrent_pas_le_projet_d_un_troisieme() throws Exception {
        String numero = new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
        User personne = identites.newUser("deux.lieux");
        identites.saveUser(personne);
        for (String groupe : List.of(
                "coordonnateur-cct",
                "coordonnateur-cct.cusm",
                "patient-partenaire",
                "patient-partenaire.cisss-laval")) {
            identites.createMembership("deux.lieux", groupe);
        }

        assertThat(lire("/projets", "deux.lieux").getContentAsString()).doesNotContain(numero);
        assertThat(lire("/projets/" + numero, "deux.lieux").getStatus()).isEqualTo(404);
    }

    @Test
    void un_projet_suspendu_se_voit_avec_l_acte_qui_le_suspend() throws Exception {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(lire("/projets/" + numero, "pilote.clinique").getContentAsString())
                .contains("Suspendu depuis le")
                .contains(">Suspension</a>")
                .contains(">Reprendre le projet</a>")
                .contains("L’infirmière experte est en congé")
                .doesNotContain("null");
    }

    @Test
    void l_accueil_dit_a_chacun_ce_qu_il_peut_faire() throws Exception {
        String pilote = lire("/", "pilote.clinique").getContentAsString();
        assertThat(pilote)
                .contains("Bonjour, Geneviève Hébert")
                .contains("Pilote clinique, CIUSSS de l’Est-de-l’Île-de-Montréal")
                .contains("#/?processStart=cycle-projet\">Déposer une fiche de projet</a>")
                .contains("Déclarer une absence")
                .contains(">Vie des services</h3>", ">Ententes, mandats et actifs communs</h3>")
                .as("chaque métier a son titre, et ce qui se fait sur un projet est sur sa page")
                .doesNotContain(">Autres</h3>", "processStart=abandonner-projet", "processStart=suivre-risque")
                .contains("/guides/pilote")
                .doesNotContain("/guides/administrateur")
                .doesNotContain("/camunda/app/cockpit/");
        assertThat(lire("/", "ministre").getContentAsString())
                .contains("/guides/approbateur")
                .doesNotContain("processStart=cycle-projet")
                .doesNotContain("/guides/pilote");
        assertThat(lire("/", "admin").getContentAsString())
                .contains("/guides/administrateur")
                .contains("/camunda/app/cockpit/")
                .contains("/camunda/app/admin/");
    }

    @Test
    void ouvrir_une_tache_offerte_la_prend() throws Exception {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode tache = banc.tache(numero, "userTask_analyserFiche");
        String lien = "/taches/" + tache.path("id").asText();

        assertThat(lire("/", "pilote.clinique").getContentAsString())
                .contains(lien)
                .contains("Analyser la fiche");
        assertThat(lire(lien, "pilote.laval").getStatus()).isEqualTo(404);
        lire(lien, "pilote.clinique", "Sec-Fetch-Dest", "image");
        assertThat(responsable(banc, numero)).as("une image ne prend rien").isEmpty();

        MockHttpServletResponse prise = lire(lien, "pilote.clinique", "Sec-Fetch-Dest", "document");
        assertThat(prise.getRedirectedUrl())
                .isEqualTo("/camunda/app/tasklist/default/#/?task="
                        + tache.path("id").asText());
        assertThat(responsable(banc, numero)).isEqualTo("pilote.clinique");
        assertThat(lire(lien, "pilote.clinique").getStatus()).as("déjà à soi").isEqualTo(302);

        MockHttpServletResponse tard = lire(lien, "admin");
        assertThat(tard.getStatus()).isEqualTo(409);
        assertThat(tard.getContentAsString()).contains("est déjà prise par Geneviève Hébert.");

        banc.faire(numero, "userTask_analyserFiche");
        MockHttpServletResponse apres = lire(lien, "pilote.clinique");
        assertThat(apres.getStatus()).isEqualTo(404);
        assertThat(apres.getContentAsString()).contains("Cette tâche n’est plus ouverte");
    }

    private static String responsable(Banc banc, String numero) {
        return banc.tache(numero, "userTask_analyserFiche").path("assignee").asText("");
    }

    @Test
    void les_guides_se_lisent_et_se_repondent() throws Exception {
        for (Guide guide : guides.tous()) {
            Document page =
                    Jsoup.parse(lire("/guides/" + guide.nom(), "ministre").getContentAsString());
            assertThat(page.select(".guide h1").text()).isEqualTo(guide.titre());
            assertThat(page.select(".guide img")).allSatisfy(image -> {
                assertThat(image.attr("alt")).isNotBlank();
                assertThat(lire("/guides/" + image.attr("src"), "ministre").getStatus())
                        .as(image.attr("src"))
                        .isEqualTo(200);
            });
            assertThat(page.select(".guide a[href]:not([href^=https:], [href^=/camunda/])"))
                    .allSatisfy(lien -> assertThat(lire(
                                            URI.create("/guides/")
                                                    .resolve(lien.attr("href"))
                                                    .toString(),
                                            "ministre")
                                    .getStatus())
                            .as(lien.attr("href"))
                            .isEqualTo(200));
        }
        assertThat(lire("/guides/inconnu", "ministre").getStatus()).isEqualTo(404);
    }

    /** Ce que l'établissement n'a pas donné reste lisible, sans mener nulle part ; le reste mène au bon formulaire. */
    @Test
    void un_lien_de_l_etablissement_ne_mene_que_s_il_l_a_donne() throws Exception {
        Document page =
                Jsoup.parse(lire("/guides/teleconsultation", "intervenant").getContentAsString());
        assertThat(page.select(".guide a[href^=/guides/teleconsultation/departs/]"))
                .hasSize(4);
        assertThat(page.select(".guide span[title]").eachText())
                .contains("modèle de courriel", "sondage de satisfaction");
        assertThat(page.select(".guide [href^=lien]")).isEmpty();
    }

    /** Ce que demande chaque exigence de la téléconsultation se lit au temps où il se fait (R-239 à R-251). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R-239 | Avant d’offrir la modalité | guide de transfert d’informations confidentielles",
                "R-240 | Préalables | conviennent-ils à une rencontre à distance",
                "R-241 | Préalables | recueillez son consentement libre et éclairé (formulaire)",
                "R-241 | Au début | Confirmez le consentement (formulaire)",
                "R-242 | Avant d’offrir la modalité | plan de contingence existe pour ce service",
                "R-243 | Préalables | dépliant Usagers en télésanté",
                "R-243 | Préalables | modèle de courriel",
                "R-244 | Avant chaque rencontre | Envoyez l’invitation",
                "R-244 | Avant chaque rencontre | un lieu où personne n’entend ni ne voit",
                "R-244 | Avant chaque rencontre | Essayez caméra, micro et accès ; ouvrez le dossier",
                "R-245 | Avant chaque rencontre | centre de services informatiques",
                "R-246 | Au début | Dites qui vous êtes et votre rôle",
                "R-246 | Au début | deux identifiants, et demandez où se trouve l’usager",
                "R-246 | Au début | un autre moyen de vous joindre",
                "R-246 | Au début | Tous s’engagent à la confidentialité",
                "R-246 | Au début | dites qui peut lire le dossier",
                "R-247 | Au début | N’enregistrez que si l’usager et l’intervenant y consentent",
                "R-248 | Au cours | Travaillez comme en présence",
                "R-248 | Au cours | choisir la télésanté, y mettre fin quand il veut",
                "R-249 | Au cours | suivez le logigramme de gestion des risques, puis demandez du soutien",
                "R-250 | Après | dit la modalité, la technologie, le consentement et l’information clinique utile",
                "R-251 | Après | lui est dit, et part vers qui le reçoit, à temps"
            })
    void l_aide_memoire_dit_ce_que_demande_chaque_exigence(String exigence, String temps, String phrase)
            throws Exception {
        Document page =
                Jsoup.parse(lire("/guides/teleconsultation", "intervenant").getContentAsString());
        assertThat(page.select(".guide h2").stream()
                        .filter(titre -> titre.text().equals(temps))
                        .map(titre -> titre.nextElementSibling().text()))
                .as(exigence)
                .singleElement()
                .asString()
                .contains(phrase);
    }

    /** Ce qui demande un lien de l'établissement y mène dès qu'il l'a donné ; le plan de contingence mène au répertoire. */
    @Test
    void l_aide_memoire_mene_aux_documents_et_au_repertoire() throws Exception {
        Document page =
                Jsoup.parse(lire("/guides/teleconsultation", "intervenant").getContentAsString());
        assertThat(page.select(".guide a[href=/services]").text()).isEqualTo("répertoire");
        assertThat(page.select(".guide a[href^=/guides/teleconsultation/departs/]")
                        .eachText())
                .containsExactly(
                        "Signaler un problème technique",
                        "Déclarer une violation",
                        "demandez du soutien",
                        "déclarez-le");
        assertThat(page.select(".guide input, .guide select, .guide textarea"))
                .as("rien d’un usager ne se saisit ici (R-240, R-250)")
                .isEmpty();
    }

    @Test
    void un_projet_montre_ses_risques_et_ses_etats_d_avancement() throws Exception {
        String numero = new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
        risques.inscrire(numero, Risques.RISQUE, "TECHNIQUE", "Réseau faible dans deux secteurs.", false, null, null);
        int ferme = risques.inscrire(numero, Risques.RISQUE, "RH", "Départ de la formatrice.", false, null, null);
        risques.fermer(numero, ferme, Risques.FERME, null);
        long dossier = depots.deposer(numero, "ETAT_AVANCEMENT", "L’état entier.", null)
                .id();
        etats.deposer(new Etat(
                numero,
                "2026-08-01",
                "2026-10-31",
                45,
                "ROUGE",
                "VERT",
                "VERT",
                new BigDecimal("96500.00"),
                new BigDecimal("71240.35"),
                dossier,
                "charge.projet",
                null,
                null));
        etats.repondre(dossier, "PREND_ACTE", "dirigeant");

        assertThat(lire("/projets/" + numero, "pilote.clinique").getContentAsString())
                .contains("Réseau faible dans deux secteurs.", "ouvert")
                .contains("Départ de la formatrice.", "fermé")
                .contains("45 %", "rouge", "71\u00a0240,35\u00a0$", "le comité directeur en a pris acte")
                .contains("<polyline class=\"trace\"");
    }

    @Test
    void une_demande_fermee_se_retrouve_avec_ses_delais_l_avis_donne_et_son_journal() throws Exception {
        BancSoutien soutien = new BancSoutien(port, gestion);
        String numero;
        try {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-24T14:00:00Z")));
            numero = soutien.deposer(
                    "intervenant", BancSoutien.demande("soutien-question-clinique", "resume", "<b>Angle</b> de photo"));
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T14:00:00Z")));
            soutien.qualifierQuestion(numero, "CLINIQUE_ORGANISATIONNEL");
            assertThat(texte("/soutien/" + numero, "intervenant"))
                    .contains("État : en traitement", "En attente depuis", "Résoudre la demande", "Pilote clinique");
            soutien.traiter(numero, "EN_ATTENTE");
            assertThat(texte("/soutien/" + numero, "pilote.clinique"))
                    .contains("Horloge arrêtée", "Le demandeur Quel poste est touché ?", "toujours");
            soutien.faire(numero, "userTask_reprendreDemande");
            soutien.traiter(numero, "RESOLU");
            soutien.repondre("satisfaction-soutien", Map.of("noteGlobale", 3, "commentaire", "Un peu long."));
            soutien.faire(numero, "userTask_confirmerResolution");
        } finally {
            ClockUtil.reset();
        }

        assertThat(lire("/soutien", "pilote.clinique").getContentAsString())
                .contains("href=\"/soutien/" + numero, "&lt;b&gt;Angle&lt;/b&gt;")
                .doesNotContain("<b>Angle");
        assertThat(texte("/soutien", "pilote.clinique"))
                .contains(
                        numero + " <b>Angle</b> de photo",
                        "mineure résolue niveau 1 Dépassés : prise en charge 3 sur 5",
                        "Téléassistance en soins de plaies complexes · CIUSSS de l’Est-de-l’Île-de-Montréal");
        // Chaque barre du soutien dit ce que contient la liste qu'elle ouvre.
        var barres = Jsoup.parse(lire("/soutien", "admin").getContentAsString()).select(".graphiques tbody tr");
        assertThat(barres.select("th").eachText()).contains("résolue", "mineure");
        for (var barre : barres) {
            String liste = barre.select("a").attr("href");
            assertThat(Jsoup.parse(lire(get(URI.create(liste)), "admin").getContentAsString())
                            .select(".bilan p span")
                            .first()
                            .text())
                    .as(liste)
                    .isEqualTo(barre.select("td").text());
        }
        assertThat(texte("/soutien/" + numero, "intervenant"))
                .contains(
                        "État : résolue · qualification : mineure · soutien clinique ou organisationnel, portée locale",
                        "close le 2026-11-26 09 h 00",
                        "Prise en charge CIUSSS de l’Est-de-l’Île-de-Montréal 2026-11-24 09 h 00 2026-11-25 09 h 00 Dépassé",
                        "Correction CIUSSS de l’Est-de-l’Île-de-Montréal 2026-11-24 09 h 00 2026-12-22 09 h 00 Tenu",
                        "Globale 3 sur 5 · délai 4 sur 5 · qualité 5 sur 5 Un peu long.",
                        "Caroline Dubé Résolution confirmée",
                        "Demande close résolue")
                .doesNotContain("null");
    }

    @Test
    void une_demande_se_cherche_par_son_numero_son_resume_ou_son_service() throws Exception {
        BancSoutien soutien = new BancSoutien(port, gestion);
        String numero = soutien.deposer(
                "intervenant", BancSoutien.demande("soutien-incident-bloquant", "resume", "100 % figé_"));
        for (String mots : List.of(numero, "100 % FIGÉ_", "télépathologie", " " + numero + "\0")) {
            assertThat(lire("/soutien", "intervenant", Map.of("q", mots)).getContentAsString())
                    .as(mots)
                    .contains("/soutien/" + numero);
        }
        assertThat(lire("/soutien", "intervenant", Map.of("q", "figé%")).getContentAsString())
                .contains("Rien ne répond à cette recherche")
                .doesNotContain(numero);
        for (int rang = 0; rang < 50; rang++) {
            base.sql("""
                            insert into jalon.demande (numero, instance, resume, description, nature, type_soutien,
                                organisation, territoire, service, niveau_service, depuis, usagers_touches, inutilisable,
                                contournement, urgence, demandeur_nom, demandeur_contact, etat, majeur, reouvertures,
                                inscrite_le)
                            select 'SO-2999-' || :rang, instance, resume, description, nature, type_soutien,
                                'cisss-disparu', territoire, service, niveau_service, depuis, usagers_touches, inutilisable,
                                contournement, urgence, demandeur_nom, demandeur_contact, etat, majeur, reouvertures,
                                inscrite_le
                            from jalon.demande where numero = :numero
                            """).param("rang", rang).param("numero", numero).update();
        }
        assertThat(lire("/soutien", "pilote.techno").getContentAsString())
                .doesNotContain(numero)
                .contains("/soutien?page=2", "cisss-disparu");
        assertThat(lire("/soutien", "pilote.techno", Map.of("page", "2")).getContentAsString())
                .contains(numero, "Page précédente")
                .doesNotContain("Page suivante");
        assertThat(lire("/soutien", "pilote.techno", Map.of("page", "-3")).getStatus())
                .isEqualTo(200);
        assertThat(lire("/soutien", "pilote.techno", Map.of("page", "deux")).getStatus())
                .isEqualTo(400);
    }

    private String texte(String chemin, String compte) throws Exception {
        return Jsoup.parse(lire(chemin, compte).getContentAsString())
                .select("main")
                .text();
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
