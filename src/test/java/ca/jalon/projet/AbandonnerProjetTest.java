package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Dossier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Abandon d’un projet : qui le peut, ce qui se consigne, ce qui se ferme (P-01). */
class AbandonnerProjetTest extends EssaiDeModele {

    AbandonnerProjetTest() {
        super("projet/abandonner-projet");
    }

    @Test
    void un_abandon_ferme_tout_le_projet_et_consigne_son_bilan() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        assertThat(banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::etat).isEqualTo("ABANDONNE");
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(decisions.duProjet(numero)).singleElement().satisfies(acte -> {
            assertThat(acte.jalon()).isEqualTo("ABANDON");
            assertThat(acte.personne()).isEqualTo("pilote.clinique");
            assertThat(acte.autorite()).isEqualTo("pilote-clinique.ciusss-emtl");
            assertThat(acte.motif()).startsWith("L’entente de prix prend fin");
        });
        assertThat(chaine.verifier(numero)).isEmpty();

        Banc.Reponse encore = banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(encore.statut()).isEqualTo(400);
        assertThat(encore.message()).startsWith("Projet : ");
    }

    @Test
    void un_service_clos_ne_s_abandonne_pas() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_redigerRapportCloture");
        banc.faire(numero, "userTask_redigerRapportCloture");
        banc.faire(numero, "userTask_autoriserJalon");
        Banc.Reponse refus = banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("son service fonctionne");
    }

    @Test
    void on_n_abandonne_que_les_siens_avec_un_motif() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(banc.agir("abandonner-projet", "pilote.laval", Map.of("projet", numero))
                        .message())
                .startsWith("Projet : ");
        assertThat(banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero, "motif", "non"))
                        .message())
                .startsWith("Motif : ");
        assertThat(banc.agir("abandonner-projet", "archives", Map.of("projet", numero))
                        .statut())
                .isEqualTo(404);
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::etat).isEqualTo(Dossier.EN_COURS);
    }
}
