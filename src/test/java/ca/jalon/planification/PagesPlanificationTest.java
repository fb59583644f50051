package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise;
import ca.jalon.reprise.Reprise.Effet;
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
import org.springframework.beans.factory.annotation.Qualifier;
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

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    @Qualifier("reprisePlans")
    Reprise reprise;

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
                new Propos(titre, Type.PROJET, "Un besoin", null, BigDecimal.valueOf(cout), "T2", false, projet),
                null,
                false,
                1,
                statut,
                null,
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

    /** Un projet implanté ne se compte qu'à sa ligne inscrite : ni au doublon qui la dit, ni au report d'un exercice d'avant. */
    @Test
    void un_projet_implante_ne_compte_pas_son_doublon() {
        base.sql("insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, date_implantation,"
                        + " mis_a_jour_le, confirme_le) values ('TS-DOUBLE', 'Deux fois dit', 'cisss-laval', 'MONTREAL',"
                        + " 'LOCAL', 'ACTIF', '2026-06-01', current_timestamp, current_timestamp)")
                .update();
        ligne("LP-5", "cisss-laval", "MONTREAL", "Deux fois dit", Statut.REGROUPEE, "TS-DOUBLE", 1);
        ligne("LP-6", "cisss-laval", "MONTREAL", "Deux fois dit, reporté", Statut.REPORTEE, "TS-DOUBLE", 1);
        assertThat(page("equipe.msss", "/planification/2026")
                        .select("table.chiffres tr")
                        .eachText())
                .anySatisfy(rangee -> assertThat(rangee).contains("Montréal").endsWith("2 0 1 1"));
        base.sql("update jalon.plan_ligne set statut = 'INSCRITE' where id = 'LP-5'")
                .update();
        assertThat(page("equipe.msss", "/planification/2026")
                        .select("table.chiffres tr")
                        .eachText())
                .anySatisfy(rangee -> assertThat(rangee).contains("Montréal").endsWith("3 1 1 1"));
        base.sql("delete from jalon.service where numero = 'TS-DOUBLE'").update();
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

    private static final String ENTETE =
            "Établissement;Exercice;Titre;Nature;Statut;Reçue le;Besoin;Demandé par;Coût;Trimestre;Projet\n";

    /** Les plans d'avant Jalon : le même fichier deux fois ne double rien, et le plan suivant s'ouvre sur ce qui reste. */
    @Test
    void les_plans_d_avant_se_reprennent_d_un_fichier() {
        le(2026, 9, 1);
        String fichier = ENTETE
                + "ciusss-emtl;2025-2026;Télésoins de plaies;PROJET;INSCRITE;2025-03-20;Un besoin;;50 000 $;T2;\n"
                + "ciusss-emtl;2025;Évaluer la téléradiologie;SERVICE;REPORTEE;;;;;;\n"
                + "cisss-laval;2025;Former les équipes;ACTION;FAITE;2025-03-20;;;;;\n";
        assertThat(fichiers.inscrire(reprise, fichier, Effet.NOUVEAU)).isEqualTo(3);
        assertThat(fichiers.inscrire(reprise, fichier, Effet.INCHANGE)).isEqualTo(3);
        assertThat(fichiers.inscrire(reprise, fichier.replace("50 000", "60 000"), Effet.CHANGE))
                .isEqualTo(1);
        assertThat(base.sql("select count(*) from jalon.plan_ligne where annee = 2025")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(base.sql(
                                "select statut, inscrite_le, cout from jalon.plan_ligne where titre = 'Télésoins de plaies'")
                        .query((ligne, rang) ->
                                "%s %s %s".formatted(ligne.getString(1), ligne.getString(2), ligne.getBigDecimal(3)))
                        .single())
                .isEqualTo("INSCRITE 2025-03-20 60000.00");
        assertThat(page("equipe.msss", "/planification/2025").text())
                .contains("Télésoins de plaies", "Former les équipes", "réalisée");
        le(2026, 10, 1);
        base.sql("delete from jalon.campagne where campagne = 'PLANIFICATION'").update();
        base.sql("delete from jalon.plan where annee = 2027").update();
        OuvrirCampagne.ouvrir(contexte, "PLANIFICATION");
        assertThat(lignes.de(2027, "ciusss-emtl", List.of(Statut.PROPOSEE)))
                .extracting(LigneDePlan::titre)
                .contains("Télésoins de plaies", "Évaluer la téléradiologie");
    }

    @Test
    void chaque_faute_du_fichier_est_dite() {
        le(2026, 9, 1);
        plans.ouvrir("PL-DEJA", 2024, Planification.Palier.LOCAL, "cisss-laval", "MONTREAL");
        assertThat(fichiers.fautes(
                        reprise,
                        ENTETE
                                + "ailleurs;2025;Un;PROJET;INSCRITE;2025-03-20;;;;;\n"
                                + "cisss-laval;2027;Deux;PROJET;INSCRITE;2025-03-20;;;;;\n"
                                + "cisss-laval;2025-2027;Trois;PROJET;INSCRITE;2025-03-20;;;;;\n"
                                + "cisss-laval;2024;Quatre;PROJET;INSCRITE;2024-03-20;;;;;\n"
                                + "cisss-laval;2025;Cinq;RÊVE;INSCRITE;;;;beaucoup;T9;TS-0\n"
                                + "cisss-laval;2025;Six;PROJET;PROPOSEE;2027-01-01;;;;;\n"))
                .anySatisfy(faute -> assertThat(faute).startsWith("Établissement : « ailleurs » est inconnu"))
                .contains(
                        "Exercice : « 2027 » : une année, 2026 au plus tard",
                        "Exercice : « 2025-2027 » : un exercice dure un an, comme 2025-2026",
                        "Exercice : le plan 2024-2025 se fait dans Jalon",
                        "Reçue le : à remplir : le CNCOT l’a reçue un jour",
                        "Coût : « beaucoup » n’est pas un montant",
                        "Projet : « TS-0 » n’est pas un projet de cet établissement",
                        "Reçue le : elle ne peut pas être à venir")
                .anySatisfy(faute -> assertThat(faute).startsWith("Nature : « RÊVE » est inconnu"))
                .anySatisfy(faute -> assertThat(faute).startsWith("Trimestre : « T9 » est inconnu"))
                .anySatisfy(faute -> assertThat(faute).startsWith("Statut : « PROPOSEE » est inconnu"));
        base.sql("delete from jalon.plan where numero = 'PL-DEJA'").update();
    }

    private static void le(int annee, int mois, int jour) {
        ClockUtil.setCurrentTime(Date.from(LocalDate.of(annee, mois, jour)
                .atTime(8, 0)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant()));
    }
}
