package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.piece.Pieces;
import ca.jalon.securite.Visiteur;
import java.io.IOException;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'ordre du jour, l'année d'une instance et les pièces d'un dossier demandent à PostgreSQL la même chose. */
@EssaiPostgres
class InstancesPostgresTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    OrdreDuJour ordreDuJour;

    @Autowired
    Pieces pieces;

    @Autowired
    JdbcClient base;

    @Test
    void une_annee_se_planifie_et_l_ordre_du_jour_se_lit() throws IOException {
        Banc banc = new Banc(port, gestion);
        assertThat(banc.demarrer("planifier-rencontres", "coord.chum", banc.exemple("annee-instance"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.demarrer("partager-veille", "coord.chum", banc.exemple("veille"))
                        .statut())
                .isEqualTo(200);
        String projet = banc.demarrerExemple("fiche-local-soins-de-plaies");
        base.sql("update jalon.service set a_confirmer = true where numero = 'SV-0002'")
                .update();
        assertThat(ordreDuJour.rubriques("ctcot.chum").toString())
                .contains("VE-", projet + " : ", "SV-0002", "Projets déposés, depuis un an");
        assertThat(ordreDuJour.rubriques("cncot")).isNotEmpty();
        assertThat(ordreDuJour.bilan("ctcot.chum").orElseThrow()).endsWith("0 sur 5 ; 5 à venir");

        pieces.joindre(projet, "avis.png", Path.of("docs/images/avis.png"), "pilote.clinique");
        banc.jusque(projet, "userTask_produireDossierAffaires");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/projets/" + projet + "/papiers/decision-1").body())
                .contains("Pièces au dossier décidé", "avis.png");
        assertThat(pilote.get("/projets?q=hebert").body()).contains(projet);
        Visiteur coordonnateur = new Visiteur(port);
        coordonnateur.connecter("coord.chum", "jalon");
        assertThat(coordonnateur.get("/instances/ctcot.chum").body()).contains("Notes de veille", "2031");
    }
}
