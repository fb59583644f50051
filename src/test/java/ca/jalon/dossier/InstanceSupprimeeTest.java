package ca.jalon.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.securite.Visiteur;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Une instance supprimée dans Cockpit, écouteurs sautés, ne laisse ni dossier ouvert ni service réservé. */
@EssaiSpring
class InstanceSupprimeeTest {

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    JdbcClient base;

    @Autowired
    ApplicationEventPublisher evenements;

    @LocalServerPort
    int port;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    private String ouvrir(String processus, String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = banc.demarrer(processus, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void supprimer(String numero, String processus) {
        String instance = executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(numero, processus)
                .singleResult()
                .getId();
        assertThat(banc.appeler(
                                "DELETE",
                                "/engine-rest/process-instance/" + instance + "?skipCustomListeners=true",
                                "admin",
                                null)
                        .statut())
                .isEqualTo(204);
    }

    private String etat(String table, String numero) {
        return base.sql("select etat from jalon.%s where numero = ?".formatted(table))
                .param(numero)
                .query(String.class)
                .single();
    }

    @Test
    void un_dossier_de_nature_se_ferme_et_le_dit() {
        String numero = ouvrir("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"));
        supprimer(numero, "remonter-enjeu");
        assertThat(etat("dossier", numero)).isEqualTo("ARRETE");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/dossiers/" + numero).body()).contains("arrêté par un administrateur");
        assertThat(pilote.get("/enjeux.csv?etat=ARRETE").body()).contains(numero, "arrêté par un administrateur");
    }

    @Test
    void un_service_est_libre_pour_une_autre_fiche_et_une_autre_entente() {
        Map<String, Object> changer = Map.of("acteFiche", "CHANGER", "serviceConcerne", "SV-0002");
        String fiche = ouvrir("tenir-fiche-service", "pilote.clinique", changer);
        assertThat(banc.demarrer("tenir-fiche-service", "pilote.clinique", changer)
                        .statut())
                .isEqualTo(409);
        supprimer(fiche, "tenir-fiche-service");
        supprimer(ouvrir("tenir-fiche-service", "pilote.clinique", changer), "tenir-fiche-service");

        Map<String, Object> entente = banc.exemple("entente");
        String premiere = ouvrir("entente-collaboration", "pilote.clinique", entente);
        evenements.publishEvent(new InstanceSupprimee(premiere, "un courriel de ce dossier"));
        assertThat(etat("entente", premiere)).isEqualTo("EN_PREPARATION");
        supprimer(premiere, "entente-collaboration");
        assertThat(etat("entente", premiere)).isEqualTo("ABANDONNEE");
        supprimer(ouvrir("entente-collaboration", "pilote.clinique", entente), "entente-collaboration");
    }

    @Test
    void une_demande_de_soutien_se_ferme() {
        String numero = ouvrir("soutien-telesante", "intervenant", banc.exemple("demande-soutien"));
        supprimer(numero, "soutien-telesante");
        assertThat(etat("demande", numero)).isEqualTo("ARRETE");
        Visiteur admin = new Visiteur(port);
        admin.connecter("admin", "jalon");
        assertThat(admin.get("/soutien.csv?etat=ARRETE").body()).contains(numero, "arrêtée par un administrateur");
    }

    @Test
    void un_projet_se_ferme_son_accompagnement_non() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_analyserFiche");
        Banc.Reponse risque =
                banc.agir("suivre-risque", "pilote.clinique", avec(banc.exemple("suivre-risque"), "projet", numero));
        assertThat(risque.statut()).as(risque.toString()).isEqualTo(200);
        supprimer(numero, "suivre-risque");
        assertThat(etat("dossier", numero)).isEqualTo("EN_COURS");
        supprimer(numero, "cycle-projet");
        assertThat(etat("dossier", numero)).isEqualTo("ARRETE");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/projets.csv?etat=ARRETE").body())
                .contains(numero, "Terminé : arrêté par un administrateur");
        assertThat(pilote.get("/projets/" + numero).statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> avec(Map<String, Object> exemple, String champ, Object valeur) {
        exemple.put(champ, valeur);
        return exemple;
    }
}
