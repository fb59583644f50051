package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;

/** La page d'un projet dit où il en est, ce qui s'y est fait et ce qu'on peut y faire, en cours comme terminé. */
@EssaiSpring
class DossierTest {

    /** Sans ce que toute page lit de qui la demande. */
    private static final int REQUETES = 15;

    private static final List<String> IDENTITE =
            List.of("ACT_ID_MEMBERSHIP", "PWD_", "jalon.suppleance", "select * from ACT_ID_USER where ID_ = ?");

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

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    private MockHttpServletResponse lire(String chemin, String compte) throws Exception {
        return pages.perform(get(chemin)
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    private Document page(String numero, String compte) throws Exception {
        return Jsoup.parse(lire("/projets/" + numero, compte).getContentAsString());
    }

    @Test
    void les_portes_le_journal_et_les_papiers_suivent_le_projet() throws Exception {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.decider("DO", "RETOUR_POUR_COMPLEMENT");
        banc.jusque(numero, "userTask_produireDossierAffaires");

        Document page = page(numero, "pilote.clinique");
        assertThat(page.select(".porte-passee .porte-nom").eachText())
                .containsExactly("Étude de la fiche", "PGRI et dossier d’opportunité");
        assertThat(page.select("[aria-current=step] .porte-nom").eachText()).containsExactly("Dossier d’affaires");
        assertThat(page.select(".porte-venir .porte-nom").eachText())
                .startsWith("Autorisation de démarrage")
                .endsWith("Évaluation de la pérennité");
        assertThat(page.select(".schema rect.passe")).hasSize(2);
        assertThat(page.select(".schema rect.ici")).hasSize(1);
        assertThat(page.select(".schema text.ici").text()).isEqualTo("Autoriser le DA");
        List<String> actes = page.select(".journal .fait-titre").eachText();
        assertThat(actes)
                .contains("Fiche de projet", "Dossier d’opportunité", "Dossier d’opportunité, version 2")
                .contains("Décision : Dossier d’opportunité : Retourné pour complément");
        assertThat(actes.indexOf("Dossier d’opportunité, version 2"))
                .isLessThan(actes.indexOf("Dossier d’opportunité"))
                .isGreaterThan(actes.indexOf("Décision : Dossier d’opportunité : Autorisé"));
        assertThat(page.select(".journal").text()).contains("Motif donné par l'autorité");
        for (String lien : page.select("#t-papiers ~ table a").eachAttr("href")) {
            assertThat(lire(lien, "pilote.clinique").getStatus()).as(lien).isEqualTo(200);
        }

        assertThat(lire("/projets/" + numero + "/dossier.pdf", "pilote.clinique")
                        .getStatus())
                .isEqualTo(200);

        banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(lire("/projets/" + numero + "/dossier.pdf", "pilote.clinique")
                        .getStatus())
                .as("fini, le dossier se relie encore")
                .isEqualTo(200);
        Document finie = page(numero, "pilote.clinique");
        assertThat(finie.select(".porte-arret .porte-nom").eachText()).containsExactly("Dossier d’affaires");
        assertThat(finie.select(".journal .fait-titre").eachText())
                .containsAll(actes)
                .contains("Dossier fermé", "Abandon");
        assertThat(finie.select("a[href^=/demarrer/]")).isEmpty();
    }

    @Test
    void une_entente_du_service_se_lit_autour_du_projet() throws Exception {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        base.sql("""
                        insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version)
                        values (?, ?, 'Soins de plaies', 'ciusss-emtl', 'MONTREAL', 'EN_VIGUEUR', 1)
                        """).params("ENT-" + numero, numero).update();
        Document page = page(numero, "pilote.clinique");
        assertThat(page.select("section[aria-labelledby=t-autour]").text()).contains("ENT-" + numero);
        assertThat(page.select("#t-liens")).isEmpty();
    }

    @Test
    void un_depart_de_la_page_ouvre_le_formulaire_le_projet_deja_choisi_une_fois() throws Exception {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        String lien = "/demarrer/suivre-risque?dossier=" + numero;
        assertThat(page(numero, "pilote.clinique").select("a[href^=/demarrer/]").eachAttr("href"))
                .contains(lien)
                .noneMatch(href -> href.contains("reprendre-projet"));
        assertThat(page(numero, "sous.ministre").select("a[href^=/demarrer/]")).isEmpty();
        assertThat(lire(lien, "sous.ministre").getStatus()).isEqualTo(404);
        assertThat(lire(lien, "pilote.laval").getStatus()).isEqualTo(404);
        assertThat(lire("/demarrer/ramener-projet?dossier=" + numero, "pilote.clinique")
                        .getStatus())
                .isEqualTo(404);

        assertThat(choisi("pilote.clinique")).isEmpty();
        assertThat(lire(lien, "pilote.clinique").getRedirectedUrl())
                .isEqualTo("/camunda/app/tasklist/default/#/?processStart=suivre-risque");
        assertThat(choisi("pilote.techno")).as("l'intention d'un autre").isEmpty();
        assertThat(choisi("pilote.clinique")).isEqualTo(numero);
        assertThat(choisi("pilote.clinique")).as("une seule fois").isEmpty();
    }

    private String choisi(String compte) {
        return banc
                .appeler("GET", "/engine-rest/process-definition/key/suivre-risque/deployed-start-form", compte, null)
                .corps()
                .findParents("key")
                .stream()
                .filter(champ -> champ.path("key").asText().equals("projet"))
                .map(champ -> champ.path("defaultValue").asText(""))
                .findFirst()
                .orElseThrow();
    }

    /** Douze fiches étudiées en trente jours, dans ce seul établissement ; le premier en avait trop peu pour en dire. */
    @Test
    void la_prevision_dit_sur_combien_de_cas_elle_repose() throws Exception {
        Map<String, Object> fiche = Banc.fiche("fiche-local-soins-de-plaies");
        String numero = banc.demarrer("pilote.clinique", fiche)
                .corps()
                .path("businessKey")
                .asText();
        assertThat(page(numero, "pilote.clinique").select(".prevision")).isEmpty();
        // La page d'avant a gardé ce qu'elle a lu : un territoire neuf se lit encore.
        for (int rang = 0; rang < 12; rang++) {
            observer("TS-2020-essai-%04d".formatted(rang));
        }
        base.sql("update jalon.dossier set organisation = 'cusm', territoire = 'MCGILL' where numero = ?")
                .param(numero)
                .update();
        Document page = page(numero, "admin");
        assertThat(page.select(".prevision tbody tr")).hasSize(1);
        assertThat(page.select(".prevision tbody").text()).contains("Étude de la fiche", "12 projets");
    }

    private void observer(String numero) {
        Timestamp debut = Timestamp.from(Instant.now().minus(Duration.ofDays(90)));
        base.sql("""
                        insert into jalon.dossier (numero, titre, organisation, territoire, niveau, phase, phase_depuis,
                                                   etat, instance, inscrit_le)
                        values (?, 'Observé', 'cusm', 'MCGILL', 'LOCAL', 'PGRI et dossier d’opportunité', ?, 'EN_COURS', 'i', ?)
                        """).params(numero, debut, debut).update();
        base.sql("""
                        insert into jalon.ecrit (id, dossier, formulaire, nature, le, reponses, empreinte)
                        values (?, ?, 'prioriser-projet', 'SAISIE', ?, '{"reponses":[],"sansReponse":[]}', 'e')
                        """)
                .params(numero, numero, Timestamp.from(debut.toInstant().plus(Duration.ofDays(30))))
                .update();
    }

    @Test
    void la_page_se_lit_en_peu_de_requetes() throws Exception {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_produireDossierAffaires");
        page(numero, "pilote.clinique");
        Logger journal = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> requetes = new ListAppender<>();
        requetes.start();
        Level avant = journal.getLevel();
        journal.setLevel(Level.DEBUG);
        journal.addAppender(requetes);
        try {
            page(numero, "pilote.clinique");
        } finally {
            journal.detachAppender(requetes);
            journal.setLevel(avant);
        }
        assertThat(requetes.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(texte -> texte.startsWith("Executing prepared SQL statement"))
                        .filter(texte -> IDENTITE.stream().noneMatch(texte::contains))
                        .toList())
                .hasSizeBetween(5, REQUETES);
    }
}
