package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Dossier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changement de niveau : nouvelles autorités, retour à la bonne porte, rien de perdu (P-01). */
class ChangerNiveauProjetTest extends EssaiDeModele {

    ChangerNiveauProjetTest() {
        super("projet/changer-niveau-projet");
    }

    @Test
    void un_projet_en_opportunite_reprend_sa_declaration_au_nouveau_niveau() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        assertThat(banc.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::niveau).isEqualTo("TERRITORIAL");
        var tache = banc.tache(numero, "userTask_declarerPgri");
        assertThat(banc.titulaires(tache)).contains("coord.chum");
        assertThat(banc.prerempli(tache, "categorieProjet"))
                .as("ce qui était écrit")
                .isNotEmpty();
        assertThat(banc.taches(numero)).hasSize(1);

        Banc.Reponse pareil = banc.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(pareil.statut()).isEqualTo(400);
        assertThat(pareil.message()).contains("est déjà de ce niveau");
    }

    @Test
    void en_etude_de_fiche_l_etude_recommence_et_l_accuse_du_cct_demeure() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_analyserFiche");
        banc.faire(numero, "userTask_analyserFiche");
        long accuses = ouvertes(numero, "userTask_accuserFiche");
        banc.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", numero));

        assertThat(banc.titulaires(banc.tache(numero, "userTask_analyserFiche")))
                .contains("equipe.chum");
        assertThat(ouvertes(numero, "userTask_donnerAvisTechnologique")).isZero();
        assertThat(ouvertes(numero, "userTask_accuserFiche")).isEqualTo(accuses + 1);
    }

    @Test
    void sans_acquisition_la_porte_est_l_autorisation_et_un_service_clos_ne_change_plus() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_evaluerEnvergure");
        banc.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::phase).isEqualTo("AUTORISATION");

        String clos = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(clos, "userTask_redigerRapportCloture");
        Banc.Reponse refus = banc.agir("changer-niveau-projet", "pilote.clinique", Map.of("projet", clos));
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("son niveau ne change plus");
    }

    private long ouvertes(String numero, String activite) {
        return banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals(activite))
                .count();
    }
}
