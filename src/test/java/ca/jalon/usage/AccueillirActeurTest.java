package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Qui se joint à un service atteste ses modules ; sans compte, qui l'a annoncé atteste pour lui. */
class AccueillirActeurTest extends EssaiDeModele {

    @Autowired
    Formations formations;

    AccueillirActeurTest() {
        super("usage/accueillir-acteur");
    }

    private String accueillir(Map<String, Object> valeurs) {
        Banc.Reponse reponse = banc.demarrer("accueillir-acteur", "dir.clinique", valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    @Test
    void sans_compte_qui_l_a_annonce_atteste_et_chaque_module_demande_est_exige() {
        long avant = formations.personnes("SV-0002");
        String numero = accueillir(banc.exemple("accueil-acteur"));
        JsonNode tache = banc.tache(numero, "userTask_attesterFormation");
        assertThat(tache.path("assignee").asText()).isEqualTo("dir.clinique");
        assertThat(banc.servi(tache)).contains("La plateforme du service", "Messagerie");
        Map<String, Object> partielle = banc.exemple("attester-formation");
        partielle.put("modulesSuivis", List.of("TELESANTE"));
        assertThat(banc.envoyer(tache, "dir.clinique", partielle).message()).contains("Il manque un module demandé.");
        Map<String, Object> aVenir = banc.exemple("attester-formation");
        aVenir.put("dateFormation", "2199-01-01");
        assertThat(banc.envoyer(tache, "dir.clinique", aVenir).message())
                .contains("Une formation attestée est passée.");
        assertThat(banc.envoyer(tache, "dir.clinique", banc.exemple("attester-formation"))
                        .statut())
                .isEqualTo(204);
        assertThat(etatDuDossier(numero)).isEqualTo("FORME");
        assertThat(formations.personnes("SV-0002")).isEqualTo(avant + 1);
        assertThat(base.sql("select count(*) from jalon.formation where accueil = ?")
                        .param(numero)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void avec_un_compte_la_personne_atteste_elle_meme() {
        Map<String, Object> valeurs = banc.exemple("accueil-acteur");
        valeurs.put("compteActeur", "intervenant");
        assertThat(banc.tache(accueillir(valeurs), "userTask_attesterFormation")
                        .path("assignee")
                        .asText())
                .isEqualTo("intervenant");
    }
}
