package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Une note de veille va au CNCOT et au territoire, et reste dans la liste (R-072). */
class PartagerVeilleTest extends EssaiDeModele {

    PartagerVeilleTest() {
        super("instance/partager-veille");
    }

    @Test
    void la_note_se_diffuse_et_se_garde() {
        Banc.Reponse reponse = banc.demarrer("partager-veille", "coord.chum", banc.exemple("veille"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = reponse.corps().path("businessKey").asText();
        assertThat(numero).matches("VE-2026-\\d{4}");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("cncot@", "ctcot.chum@", "coord.chum@");
    }

    @Test
    void un_lien_qui_n_en_est_pas_un_est_refuse_en_le_nommant() {
        Map<String, Object> note = banc.exemple("veille");
        note.put("lienVeille", "javascript:alert(1)");
        Banc.Reponse refus = banc.demarrer("partager-veille", "coord.chum", note);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Lien");
    }
}
