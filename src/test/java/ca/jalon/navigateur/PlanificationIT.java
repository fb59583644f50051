package ca.jalon.navigateur;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.campagne.OuvrirCampagne;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La campagne s'ouvre, un pilote trouve son plan rempli, le ministère lit le pays : à l'écran et au téléphone. */
@EssaiSpring
class PlanificationIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    ApplicationContext contexte;

    @Autowired
    JdbcClient base;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
        ClockUtil.reset();
    }

    private void ligne(String id, String organisation, String territoire, String statut, String projet) {
        base.sql("""
                        insert into jalon.plan_ligne (id, annee, organisation, territoire, titre, type, cout, trimestre, appui,
                            commune, rang, statut, projet)
                        values (?, 2027, ?, ?, ?, 'PROJET', 85000, 'T2', false, false, 1, ?, ?)
                        """)
                .params(id, organisation, territoire, "Télésurveillance, " + id, statut, projet)
                .update();
    }

    @Test
    void un_plan_se_lit_et_se_commence() {
        String adresse = "http://localhost:" + port;
        ClockUtil.setCurrentTime(Date.from(LocalDate.of(2026, 11, 2)
                .atTime(9, 0)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant()));
        Banc banc = new Banc(port, gestion);
        banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.demarrerExemple("fiche-local-sans-acquisition");
        OuvrirCampagne.ouvrir(contexte, "PLANIFICATION");
        ligne("LP-2026-9001", "cisss-laval", "MONTREAL", "INSCRITE", "TS-X");
        ligne("LP-2026-9002", "cisss-laval", "MONTREAL", "INSCRITE", null);
        ligne("LP-2026-9003", "chu-quebec", "LAVAL", "FAITE", null);
        String numero = base.sql("select numero from jalon.plan where organisation = 'ciusss-emtl'")
                .query(String.class)
                .single();
        String tache = banc.tache(numero, "userTask_ecrirePlan").path("id").asText();
        for (int largeur : new int[] {1280, 390}) {
            Page ministere = navigateur.page(largeur, 844);
            new TasklistPage(ministere, adresse).seConnecter("equipe.msss");
            for (String nom : List.of("planification", "planification/2027", "campagnes", "plans")) {
                Ecran.lire(ministere, adresse + "/" + nom, nom.replace('/', '-') + "-" + largeur);
            }
            Page pilote = navigateur.page(largeur, 844);
            TasklistPage taches = new TasklistPage(pilote, adresse);
            taches.seConnecter("pilote.clinique");
            pilote.navigate(adresse + "/camunda/app/tasklist/default/#/?task=" + tache);
            pilote.getByText("Lignes du plan, par ordre de priorité").waitFor();
            pilote.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/captures", "ecrire-plan-" + largeur + ".png")));
        }
    }
}
