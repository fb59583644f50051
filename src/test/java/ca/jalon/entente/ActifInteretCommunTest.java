package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** La DGTI déclare un actif d'intérêt commun, le sous-ministre approuve, un cadre et un CCT suivent (R-177, R-085). */
class ActifInteretCommunTest extends EssaiDeModele {

    ActifInteretCommunTest() {
        super("entente/actif-interet-commun");
    }

    private String proposer() {
        Banc.Reponse reponse = banc.demarrer("actif-interet-commun", "pilote.techno", banc.exemple("actif-commun"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_" + activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, "dgti").statut()).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, "dgti", valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private void decider(String numero, String issue) {
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        assertThat(banc.prendre(tache, "sous.ministre").statut()).isEqualTo(204);
        Map<String, Object> decision = new HashMap<>(banc.exemple("decision-approbation"));
        decision.put("decision", issue);
        decision.keySet().removeAll(List.of("montantAutorise", "conditions"));
        if (issue.equals("AUTORISE")) {
            decision.remove("motif");
        }
        Banc.Reponse reponse = banc.envoyer(tache, "sous.ministre", decision);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
        banc.laisserPrendreEffet(tache);
    }

    @Test
    void un_actif_est_complete_puis_approuve_et_un_besoin_de_mandat_part_au_ministere() {
        String numero = proposer();
        assertThat(numero).matches("AIC-2026-\\d{4}");
        repondre(numero, "declarerActif", banc.exemple("declarer-actif"));
        JsonNode decision = banc.tache(numero, "userTask_autoriserJalon");
        assertThat(decision.path("name").asText()).endsWith("Autoriser le jalon : Actif d’intérêt commun");
        assertThat(banc.servi(decision))
                .contains("Trente établissements", "Une seule réservation éviterait", "Licence payée par le ministère")
                .contains("\"Autoriser\"", "\"Refuser\"")
                .doesNotContain("Autoriser avec conditions");
        decider(numero, "RETOUR_POUR_COMPLEMENT");
        assertThat(banc.servi(banc.tache(numero, "userTask_declarerActif")))
                .contains("Le sous-ministre demande un complément");
        repondre(numero, "declarerActif", banc.exemple("declarer-actif"));
        decider(numero, "AUTORISE");
        assertThat(avises(numero, "approbation/decision-rendue")).isNotEmpty();
        repondre(numero, "etablirCadreActif", banc.exemple("etablir-cadre-actif"));

        assertThat(etatDuDossier(numero)).isEqualTo("DECLARE");
        assertThat(decisions.duProjet(numero))
                .extracting(d -> d.jalon() + " " + d.autorite() + " " + d.issue())
                .containsExactly(
                        "ACTIF_COMMUN sous-ministre RETOUR_POUR_COMPLEMENT", "ACTIF_COMMUN sous-ministre AUTORISE");
        String besoin = base.sql("select numero from jalon.dossier where nature = 'MANDAT_CCT' and titre like ?")
                .param("Gérer un actif d’intérêt commun : Réservation des salles%")
                .query(String.class)
                .single();
        JsonNode choix = banc.tache(besoin, "userTask_choisirMandataire");
        assertThat(banc.servi(choix)).contains(numero.replace("-", "&#45;"), "Le propriétaire l’exploite");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/actifs-communs.csv").body()).contains(numero, "CG-2027-04", "déclaré d’intérêt commun");
        assertThat(pilote.get("/dossiers/" + numero).body())
                .as("la page du dossier dit aussi ce qui fut décidé")
                .contains("Sous-ministre en titre", "Retourné pour complément", "Autorisé");
    }

    @Test
    void ce_que_la_dgti_ne_declare_pas_ou_que_le_sous_ministre_refuse_finit_avec_son_motif() {
        String nonDeclare = proposer();
        repondre(
                nonDeclare,
                "declarerActif",
                Map.of("suiteActif", "NE_PAS_DECLARER", "motifActif", "Deux établissements seulement s’en servent."));
        assertThat(etatDuDossier(nonDeclare)).isEqualTo("NON_DECLARE");
        assertThat(avises(nonDeclare, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.techno@");

        String refuse = proposer();
        repondre(refuse, "declarerActif", banc.exemple("declarer-actif"));
        decider(refuse, "REFUSE");
        assertThat(etatDuDossier(refuse)).isEqualTo("REFUSE");
        Visiteur ailleurs = new Visiteur(port);
        ailleurs.connecter("pilote.laval", "jalon");
        assertThat(ailleurs.get("/dossiers/" + refuse).statusCode()).isEqualTo(404);
    }

    @Test
    void qui_a_declare_ne_peut_pas_approuver_et_un_actif_sans_modalites_est_refuse() {
        String numero = proposer();
        JsonNode tache = banc.tache(numero, "userTask_declarerActif");
        assertThat(banc.prendre(tache, "dgti").statut()).isEqualTo(204);
        Map<String, Object> incomplet = new HashMap<>(banc.exemple("declarer-actif"));
        incomplet.remove("modalitesActif");
        assertThat(banc.envoyer(tache, "dgti", incomplet).message()).contains("Qui le financera");
        moteur.getIdentityService().createMembership("dgti", "sous-ministre");
        try {
            repondre(numero, "declarerActif", banc.exemple("declarer-actif"));
            assertThat(banc.prendre(banc.tache(numero, "userTask_autoriserJalon"), "dgti")
                            .statut())
                    .isEqualTo(403);
        } finally {
            moteur.getIdentityService().deleteMembership("dgti", "sous-ministre");
        }
    }
}
