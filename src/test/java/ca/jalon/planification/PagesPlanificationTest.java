package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.securite.Visiteur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La liste, la page d'un exercice et les campagnes : chacun y voit les siens, et les nombres sont ceux des listes. */
@EssaiSpring
class PagesPlanificationTest {

    private static final int ANNEE = 2026;

    @LocalServerPort
    int port;

    @Autowired
    LignesDePlan lignes;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient base;

    @Autowired
    ApplicationContext contexte;

    @BeforeEach
    void remplir() {
        base.sql("delete from jalon.plan_ligne").update();
        ligne("LP-1", "ciusss-emtl", "MONTREAL", "Soins de plaies", Statut.INSCRITE, "TS-X", 50_000);
        ligne("LP-2", "cisss-laval", "MONTREAL", "Télépsychiatrie", Statut.INSCRITE, null, 25_000);
        ligne("LP-3", "chu-quebec", "LAVAL", "Télépathologie", Statut.FAITE, null, 10_000);
        ligne("LP-4", "chu-quebec", "LAVAL", "<b>Écartée</b>", Statut.ECARTEE, null, 5);
    }

    @AfterEach
    void remettre() {
        ClockUtil.reset();
    }

    private void ligne(
            String id, String organisation, String territoire, String titre, Statut statut, String projet, int cout) {
        lignes.inscrire(new LigneDePlan(
                id,
                ANNEE,
                organisation,
                territoire,
                titre,
                Type.PROJET,
                "Un besoin",
                null,
                BigDecimal.valueOf(cout),
                "T2",
                false,
                null,
                false,
                1,
                statut,
                null,
                projet,
                null,
                null));
    }

    private Document page(String compte, String chemin) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        var reponse = visiteur.get(chemin);
        assertThat(reponse.statusCode()).as(chemin).isEqualTo(200);
        return Jsoup.parse(reponse.body());
    }

    @Test
    void chacun_voit_son_etablissement_son_territoire_ou_le_quebec() {
        assertThat(page("pilote.clinique", "/planification").text())
                .contains("Soins de plaies")
                .doesNotContain("Télépsychiatrie", "Télépathologie");
        assertThat(page("coord.chum", "/planification").text())
                .contains("Soins de plaies", "Télépsychiatrie")
                .doesNotContain("Télépathologie");
        assertThat(page("equipe.msss", "/planification/2026").text())
                .contains("Soins de plaies", "Télépsychiatrie", "Télépathologie")
                .doesNotContain("Écartée");
        assertThat(page("pilote.clinique", "/planification/2026").text())
                .contains("Plan 2026-2027", "Soins de plaies", "50 000")
                .doesNotContain("Télépsychiatrie");
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("pilote.clinique", "jalon");
        assertThat(visiteur.get("/planification.csv?annee=2026").body())
                .contains("Soins de plaies", "juillet à septembre")
                .doesNotContain("Télépsychiatrie");
    }

    @Test
    void les_barres_comptent_ce_que_la_liste_ouvre() {
        Document exercice = page("equipe.msss", "/planification/2026");
        assertThat(exercice.select("table.chiffres tr").eachText())
                .anySatisfy(rangee -> assertThat(rangee).contains("Montréal").endsWith("2 0 1 1"))
                .anySatisfy(rangee -> assertThat(rangee).contains("Laval").endsWith("1 1 0 0"));
        String lien = exercice.select("svg a[aria-label='1 à commencer']").attr("href");
        assertThat(page("equipe.msss", lien).text()).contains("Télépsychiatrie").doesNotContain("Soins de plaies");
    }

    @Test
    void une_annee_vide_et_un_exercice_mal_ecrit() {
        assertThat(page("equipe.msss", "/planification/2031").text()).contains("Aucune ligne pour cet exercice.");
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("equipe.msss", "jalon");
        assertThat(visiteur.get("/planification/pas-une-annee").statusCode()).isEqualTo(404);
        assertThat(visiteur.get("/planification/cette-annee").statusCode()).isEqualTo(302);
    }

    /** Octobre, janvier, mars : chaque temps s'ouvre à sa date, avec ce qui est parvenu. */
    @Test
    void les_trois_campagnes_ouvrent_l_exercice_qui_vient() {
        le(2030, 10, 1);
        for (String code : List.of("PLANIFICATION", "PLANIFICATION_CCT", "PLANIFICATION_CNCOT")) {
            OuvrirCampagne.ouvrir(contexte, code);
        }
        assertThat(plans.de(2031)).extracting(Plans.Plan::palier).containsOnly(Planification.Palier.LOCAL);
        assertThat(plans.de(2031)).extracting(Plans.Plan::organisation).contains("ciusss-emtl", "cisss-laval");
        le(2031, 1, 15);
        OuvrirCampagne.ouvrir(contexte, "PLANIFICATION_CCT");
        OuvrirCampagne.ouvrir(contexte, "PLANIFICATION");
        le(2031, 3, 1);
        OuvrirCampagne.ouvrir(contexte, "PLANIFICATION_CNCOT");
        assertThat(plans.de(2031))
                .extracting(Plans.Plan::palier)
                .contains(Planification.Palier.TERRITORIAL, Planification.Palier.NATIONAL);
        assertThat(page("equipe.msss", "/campagnes").text())
                .contains("Planification annuelle des établissements", "poste vacant : pilote clinique");
        assertThat(page("equipe.msss", "/plans").text()).contains("Plan 2031-2032");
    }

    private static void le(int annee, int mois, int jour) {
        ClockUtil.setCurrentTime(Date.from(LocalDate.of(annee, mois, jour)
                .atTime(8, 0)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant()));
    }
}
