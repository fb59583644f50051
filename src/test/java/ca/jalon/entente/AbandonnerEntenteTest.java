package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** L'abandon d'une entente, du formulaire à l'instance qui la menait ; le reste est dit par l'essai des ententes. */
class AbandonnerEntenteTest extends EssaiDeModele {

    @Autowired
    Services services;

    AbandonnerEntenteTest() {
        super("entente/abandonner-entente");
    }

    @Test
    void l_abandon_se_demande_d_un_formulaire_et_porte_le_numero_de_l_entente() {
        String service = "SV-ABA-1";
        services.inscrire(service, "Service", "ciusss-emtl", "MONTREAL", "LOCAL", "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(service, EtatService.ACTIF);
        Banc.Reponse ouverte =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", service));
        assertThat(ouverte.statut()).as(ouverte.toString()).isEqualTo(200);
        String numero = ouverte.corps().path("businessKey").asText();
        Banc.Reponse abandon = banc.agir("abandonner-entente", "pilote.clinique", Map.of("ententeAAbandonner", numero));
        assertThat(abandon.statut()).as(abandon.toString()).isEqualTo(200);
        assertThat(abandon.corps().path("businessKey").asText()).isEqualTo(numero);
        assertThat(etatDuDossier(numero)).isEqualTo("ABANDONNEE");
        assertThat(banc.taches(numero)).isEmpty();
    }
}
