package ca.jalon.campagne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiSpring;
import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.securite.Visiteur;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Une campagne s'ouvre une fois par an et par organisation, quoi qu'il arrive à l'une d'elles. */
@EssaiSpring
class CampagnesTest {

    private static final List<String> CONCERNEES = List.of("ciusss-emtl", "cisss-laval", "rrsssn", "chum");

    /** Une campagne du 1er mai, trois mois, dont une organisation peut échouer. */
    static class Essai implements Campagne {

        private final Organisations organisations;
        private String fautive;

        Essai(Organisations organisations) {
            this.organisations = organisations;
        }

        @Override
        public String code() {
            return "ESSAI";
        }

        @Override
        public String nom() {
            return "Campagne d’essai";
        }

        @Override
        public MonthDay ouverture() {
            return MonthDay.of(5, 1);
        }

        @Override
        public Period duree() {
            return Period.ofMonths(3);
        }

        @Override
        public String processus() {
            return "confirmer-repondants";
        }

        @Override
        public List<String> acteurs() {
            return List.of("pilote-clinique", "charge-de-projet");
        }

        @Override
        public Collection<Organisation> organisations() {
            return CONCERNEES.stream().map(organisations::organisation).toList();
        }

        @Override
        public String numero(int annee, Organisation organisation) {
            return "ESSAI-%d-%s".formatted(annee, organisation.code());
        }

        @Override
        public Map<String, Object> depart(int annee, Organisation organisation) {
            if (organisation.code().equals(fautive)) {
                throw new Refus(400, "Rien à demander à cet établissement.");
            }
            return Map.of(
                    "codeEtablissement",
                    organisation.code(),
                    "territoire",
                    organisation.territoire(),
                    "titreProjet",
                    organisation.nom());
        }
    }

    @TestConfiguration
    static class Reglage {

        @Bean
        Essai essai(Organisations organisations) {
            return new Essai(organisations);
        }
    }

    @Autowired
    Essai essai;

    @Autowired
    Campagnes campagnes;

    @Autowired
    Organisations organisations;

    @Autowired
    RuntimeService executions;

    @Autowired
    HistoryService historique;

    @Autowired
    IdentityService identites;

    @Autowired
    TaskService taches;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    private final List<String> adhesions = new ArrayList<>();

    @BeforeEach
    void vider() {
        base.sql("delete from jalon.campagne").update();
        executions
                .createProcessInstanceQuery()
                .processDefinitionKey("confirmer-repondants")
                .list()
                .forEach(instance -> executions.deleteProcessInstance(instance.getId(), "essai"));
        historique
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("confirmer-repondants")
                .list()
                .forEach(instance -> historique.deleteHistoricProcessInstance(instance.getId()));
        base.sql("update jalon.tour set le = null where nom = 'campagnes'").update();
        essai.fautive = null;
    }

    @AfterEach
    void remettre() {
        ClockUtil.reset();
        adhesions.forEach(groupe -> identites.deleteMembership("pilote.clinique", groupe));
    }

    private static void le(int annee, int mois, int jour) {
        ClockUtil.setCurrentTime(Date.from(LocalDate.of(annee, mois, jour)
                .atTime(8, 0)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant()));
    }

    private List<String> ouvertes(int annee) {
        return base.sql(
                        "select organisation from jalon.campagne where campagne = 'ESSAI' and annee = ? and instance is not null order by 1")
                .param(annee)
                .query(String.class)
                .list();
    }

    private String motif(String organisation) {
        return base.sql("select coalesce(motif, '') from jalon.campagne where campagne = 'ESSAI' and organisation = ?")
                .param(organisation)
                .query(String.class)
                .single();
    }

    @Test
    void elle_s_ouvre_a_sa_date_et_une_seule_fois() {
        le(2027, 4, 30);
        campagnes.passer();
        assertThat(ouvertes(2027)).isEmpty();
        le(2027, 5, 1);
        campagnes.passer();
        assertThat(ouvertes(2027)).containsExactly("chum", "cisss-laval", "ciusss-emtl");
        le(2027, 5, 2);
        campagnes.passer();
        assertThat(base.sql(
                                "select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ like 'ESSAI-2027-%' and PROC_DEF_ID_ like 'confirmer%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThatThrownBy(() -> campagnes.ouvrir(essai, 2027, organisations.organisation("chum")))
                .isInstanceOf(Refus.class)
                .hasMessage("Campagne d’essai : la campagne de 2027 est déjà ouverte pour Centre hospitalier de"
                        + " l’Université de Montréal.");
        le(2028, 5, 1);
        campagnes.passer();
        assertThat(ouvertes(2028)).hasSize(3);
    }

    @Test
    void un_seul_noeud_par_heure() {
        le(2027, 5, 1);
        campagnes.passer();
        base.sql("delete from jalon.campagne").update();
        campagnes.passer();
        assertThat(ouvertes(2027)).isEmpty();
    }

    @Test
    void celle_qui_echoue_est_nommee_n_arrete_pas_les_autres_et_revient_au_passage_suivant() {
        essai.fautive = "ciusss-emtl";
        le(2027, 5, 1);
        campagnes.passer();
        assertThat(ouvertes(2027)).containsExactly("chum", "cisss-laval");
        assertThat(motif("ciusss-emtl")).isEqualTo("Rien à demander à cet établissement.");
        essai.fautive = null;
        le(2027, 5, 2);
        campagnes.passer();
        assertThat(ouvertes(2027)).hasSize(3);
        assertThat(motif("ciusss-emtl")).isEmpty();
    }

    @Test
    void une_organisation_sans_personne_attend_une_nomination_tant_que_la_campagne_dure() {
        le(2027, 5, 1);
        campagnes.passer();
        assertThat(motif("rrsssn")).isEqualTo("poste vacant : pilote clinique, chargé de projet");
        identites.createMembership("pilote.clinique", "pilote-clinique.rrsssn");
        adhesions.add("pilote-clinique.rrsssn");
        le(2027, 7, 31);
        campagnes.passer();
        assertThat(ouvertes(2027)).hasSize(4);
        le(2027, 8, 1);
        assertThat(campagnes.enCours(essai)).isFalse();
        assertThat(campagnes.annee(essai)).isEqualTo(2028);
    }

    @Test
    void ce_qui_fut_ouvert_sous_le_meme_numero_avant_le_registre_est_repris() {
        String instance = executions
                .startProcessInstanceByKey(
                        "confirmer-repondants",
                        "ESSAI-2027-chum",
                        essai.depart(2027, organisations.organisation("chum")))
                .getId();
        le(2027, 5, 1);
        campagnes.passer();
        assertThat(base.sql("select instance from jalon.campagne where organisation = 'chum' and campagne = 'ESSAI'")
                        .query(String.class)
                        .single())
                .isEqualTo(instance);
    }

    private Visiteur connecter(String compte) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur;
    }

    @Test
    void la_page_compte_nomme_et_ouvre_sans_attendre() {
        le(2027, 4, 2);
        Visiteur admin = connecter("admin");
        assertThat(admin.get("/campagnes").body())
                .contains("Campagne d’essai", "S’ouvre le 1", "Ouvrir maintenant celle de 2027");
        admin.poster("/campagnes", "/campagnes/ESSAI");
        assertThat(admin.get("/campagnes").body())
                .contains(
                        "3 en cours",
                        "1 non ouverte",
                        "poste vacant : pilote clinique, chargé de projet",
                        "ESSAI-2027-chum");
        admin.poster("/campagnes", "/campagnes/ESSAI");
        assertThat(ouvertes(2027)).hasSize(3);
        le(2027, 6, 30);
        assertThat(admin.get("/campagnes").body()).contains("3 en retard");
        taches.complete(
                taches.createTaskQuery()
                        .processInstanceBusinessKey("ESSAI-2027-chum")
                        .singleResult()
                        .getId(),
                Map.of("suiteAnnuelle", "INCHANGE"));
        assertThat(admin.get("/campagnes").body()).contains("1 terminée");

        assertThat(connecter("pilote.clinique").get("/campagnes").statusCode()).isEqualTo(404);
        Visiteur ministere = connecter("equipe.msss");
        assertThat(ministere.get("/campagnes").body())
                .contains("Campagne d’essai")
                .doesNotContain("Ouvrir maintenant");
        assertThat(ministere.poster("/campagnes", "/campagnes/ESSAI").statusCode())
                .isEqualTo(403);
    }
}
