package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ce que le parc demande à la base vaut aussi pour PostgreSQL : lots, remplacement, échéances, listes et échéancier. */
@EssaiPostgres
class ParcPostgresTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    RepriseActifs parc;

    @Autowired
    RepriseContrats reprise;

    @Autowired
    Actifs actifs;

    @Autowired
    Contrats contrats;

    private void repondre(Banc banc, String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_" + activite);
        if (!tache.hasNonNull("assignee")) {
            banc.prendre(tache, compte);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    @Test
    void le_parc_se_reprend_se_remplace_echoit_et_se_lit() {
        String fichier = "Établissement;Référence;Désignation;Nature\nciusss-emtl;PG-1;Tablette;EQUIPEMENT\n";
        assertThat(fichiers.inscrire(parc, fichier, Effet.NOUVEAU)).isEqualTo(1);
        assertThat(fichiers.inscrire(parc, fichier, Effet.INCHANGE)).isEqualTo(1);
        assertThat(fichiers.inscrire(
                        reprise,
                        "Établissement;Contrat;Objet;Fournisseur;Actifs;Début;Fin;Préavis\n"
                                + "ciusss-emtl;PG-C;Entretien PG;Visio;PG-1;2025-01-01;2099-01-01;30\n",
                        Effet.NOUVEAU))
                .isEqualTo(1);
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrer("acquerir", "pilote.techno", banc.exemple("acquisition"))
                .corps()
                .path("businessKey")
                .asText();
        repondre(banc, numero, "donnerAvisAcquisition", "equipe.chum", banc.exemple("donner-avis-acquisition"));
        repondre(banc, numero, "consignerAchat", "pilote.techno", banc.exemple("consigner-achat"));
        Map<String, Object> reception = banc.exemple("recevoir-acquisition");
        String fiducie = actifs.tous().stream()
                .filter(Actif::fiducie)
                .map(Actif::numero)
                .findFirst()
                .orElseThrow();
        reception.put("actifsRemplaces", List.of(fiducie));
        repondre(banc, numero, "recevoirAcquisition", "pilote.techno", reception);
        assertThat(actifs.trouver(fiducie).orElseThrow().etat()).isEqualTo(Actif.RETIRE);
        assertThat(contrats.deLActif(fiducie)).isEmpty();

        gestion.executeJob(gestion.createJobQuery()
                .processDefinitionKey("ouvrir-echeances")
                .timers()
                .singleResult()
                .getId());
        Visiteur coordonnateur = new Visiteur(port);
        coordonnateur.connecter("coord.chum", "jalon");
        assertThat(coordonnateur.get("/contrats.csv?suivi=OUI&etat=A_DECIDER").body())
                .contains("CS-101");
        assertThat(coordonnateur.get("/contrats/echeancier").body()).contains("échu sans décision");
        assertThat(coordonnateur
                        .get("/parc.csv?etablissement=ciusss-emtl&sansContrat=OUI")
                        .statusCode())
                .isEqualTo(200);
        assertThat(coordonnateur.get("/environnements.csv").body()).contains("IRIS");
        assertThat(coordonnateur.get("/ententes-prix.csv").body()).contains("AO-2025-31");
        assertThat(coordonnateur.get("/contrats/CT-0001").body()).contains("Échéance : Entretien des chariots");
    }
}
