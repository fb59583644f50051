package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Le registre des incidents de confidentialité, sur PostgreSQL. */
@EssaiPostgres
class IncidentPostgresTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Test
    void le_registre_s_ecrit_se_lit_et_ne_se_montre_qu_au_responsable() {
        EssaiDIncident incident = new EssaiDIncident(new Banc(port, gestion), port);
        String numero = incident.declarer();
        incident.remettreLAvis(
                numero, LocalDate.now(ZoneId.of("America/Toronto")).plusDays(40));
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents.csv?q=examen&serieux=OUI&du=REMIS")
                        .body())
                .contains(numero, "Une enquête policière est en cours.");
        assertThat(incident.lire(EssaiDIncident.RESPONSABLE, "/incidents/" + numero)
                        .body())
                .contains("L’avis aux personnes est remis au");
        assertThat(incident.lire("admin", "/incidents/" + numero).statusCode()).isEqualTo(404);
        assertThat(incident.lire("admin", "/incidents").body()).doesNotContain(numero);
    }
}
