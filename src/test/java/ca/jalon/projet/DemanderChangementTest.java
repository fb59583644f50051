package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.projet.suivi.Suivis;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Demande un changement à un projet en exécution, par REST. */
class DemanderChangementTest extends EssaiDeModele {

    DemanderChangementTest() {
        super("projet/demander-changement");
    }

    private static final String DECIDER = "userTask_autoriserJalon";

    @Autowired
    Suivis suivis;

    String numero;

    @BeforeEach
    void mettreEnPlace() {
        numero = projetDans("execution-projet", "Exécution", Map.of("chantiers", "MEDICAL"));
    }

    private Banc.Reponse demander(Map<String, Object> valeurs) {
        Map<String, Object> demande = new java.util.HashMap<>(valeurs);
        demande.putIfAbsent("projet", numero);
        return banc.agir("demander-changement", "charge.projet", demande);
    }

    private List<String> issues() {
        return decisions.duProjet(numero).stream()
                .map(d -> d.jalon() + " " + d.autorite().replaceAll("\\..*", "") + " " + d.issue())
                .toList();
    }

    private boolean decisionAttendue() {
        return banc.taches(numero).stream()
                .anyMatch(tache -> tache.path("taskDefinitionKey").asText().equals(DECIDER));
    }

    @Test
    void dans_le_dossier_d_affaires_le_comite_directeur_suffit() {
        assertThat(demander(Map.of()).statut()).isEqualTo(200);
        assertThat(banc.titulaires(banc.tache(numero, DECIDER))).containsExactly("comite.tactique", "dirigeant");
        banc.faire(numero, DECIDER);

        assertThat(issues()).containsExactly("CHANGEMENT comite-directeur-projet AUTORISE");
        assertThat(chaine.verifier(numero)).isEmpty();
        assertThat(decisionAttendue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HORS_DA, AUCUN", "AUCUN, HORS_DA"})
    void au_dela_les_autorites_du_dossier_d_affaires_decident_ensuite(String effetCout, String effetPortee) {
        Map<String, Object> effets = new HashMap<>(Map.of("effetCout", effetCout, "effetPortee", effetPortee));
        if (effetCout.equals("AUCUN")) {
            effets.put("coutApresChangement", null);
        }
        assertThat(demander(effets).statut()).isEqualTo(200);
        for (int autorite = 0; autorite < 3; autorite++) {
            banc.faire(numero, DECIDER);
        }

        assertThat(issues())
                .containsExactly(
                        "CHANGEMENT_HORS_DA comite-directeur-projet AUTORISE",
                        "CHANGEMENT_HORS_DA dirigeant-etablissement AUTORISE",
                        "CHANGEMENT_HORS_DA ministre-sante AUTORISE");
        assertThat(decisionAttendue()).isFalse();
    }

    @Test
    void une_precision_demandee_revient_a_l_autorite_qui_la_veut_puis_elle_peut_refuser() {
        banc.decider("CHANGEMENT_HORS_DA", "AUTORISE", "RETOUR_POUR_COMPLEMENT", "REFUSE");
        demander(Map.of("effetCout", "HORS_DA"));
        banc.faire(numero, DECIDER);
        banc.faire(numero, DECIDER);

        var precision = banc.tache(numero, "userTask_preciserChangement");
        assertThat(precision.path("assignee").asText()).isEqualTo("charge.projet");
        assertThat(banc.envoyer(
                                precision,
                                "charge.projet",
                                Map.of("objetChangement", "Trop court", "effetCout", "AUCUN"))
                        .statut())
                .isEqualTo(400);
        assertThat(banc.envoyer(
                                precision,
                                "charge.projet",
                                Map.of("objetChangement", "Huit tablettes de plus, au coût unitaire du premier lot."))
                        .statut())
                .isEqualTo(204);
        banc.faire(numero, DECIDER);

        assertThat(issues())
                .containsExactly(
                        "CHANGEMENT_HORS_DA comite-directeur-projet AUTORISE",
                        "CHANGEMENT_HORS_DA dirigeant-etablissement RETOUR_POUR_COMPLEMENT",
                        "CHANGEMENT_HORS_DA dirigeant-etablissement REFUSE");
        assertThat(decisionAttendue()).isFalse();
    }

    @Test
    void la_demande_s_arrete_avec_le_projet() {
        demander(Map.of());
        suivis.fermer(numero);

        assertThat(decisionAttendue()).isFalse();
        assertThat(issues()).isEmpty();
    }

    @Test
    void un_changement_ne_se_demande_qu_en_execution_pour_un_projet_qu_on_suit() {
        assertThat(demander(Map.of("projet", "TS-1999-inconnu-0001")).message()).contains("Projet");
        assertThat(demander(Map.of("objetChangement", "Court")).message()).contains("Objet du changement");
        assertThat(demander(Map.of("effetCout", "PEUT_ETRE")).message()).contains("Effet sur le coût");
        for (String effet : List.of("DANS_LE_DA", "HORS_DA")) {
            Map<String, Object> sansCout = new HashMap<>(Map.of("effetCout", effet));
            sansCout.put("coutApresChangement", null);
            assertThat(demander(sansCout).message())
                    .as("sans coût, le plafond ne dirait rien")
                    .contains("Coût du projet après le changement");
        }
        dossiers.entrerEnPhase(numero, "Clôture", "Téléassistance en soins de plaies", "LOCAL");
        Banc.Reponse refus = demander(Map.of());

        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("pendant l’exécution").contains("Clôture");
        assertThat(decisionAttendue()).isFalse();
    }

    @Test
    void un_cout_au_dela_du_montant_autorise_retourne_aux_autorites_qui_portent_le_plafond_plus_haut() {
        dossiers.plafonner(numero, new BigDecimal("100000"));
        assertThat(demander(Map.of("coutApresChangement", 110_000)).statut()).isEqualTo(200);
        banc.faire(numero, DECIDER);
        assertThat(dossiers.plafond(numero)).get().asString().isEqualTo("100000.00");

        assertThat(demander(Map.of("coutApresChangement", 110_001)).statut()).isEqualTo(200);
        for (int autorite = 0; autorite < 3; autorite++) {
            banc.faire(numero, DECIDER);
        }

        assertThat(issues())
                .containsExactly(
                        "CHANGEMENT comite-directeur-projet AUTORISE",
                        "CHANGEMENT_HORS_DA comite-directeur-projet AUTORISE",
                        "CHANGEMENT_HORS_DA dirigeant-etablissement AUTORISE",
                        "CHANGEMENT_HORS_DA ministre-sante AUTORISE");
        assertThat(dossiers.plafond(numero)).get().asString().isEqualTo("110001.00");
    }
}
