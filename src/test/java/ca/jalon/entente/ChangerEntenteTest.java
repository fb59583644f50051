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

/** Le changement d'une entente, du formulaire à sa révision ; le reste est dit par l'essai des ententes. */
class ChangerEntenteTest extends EssaiDeModele {

    @Autowired
    Services services;

    @Autowired
    Ententes ententes;

    ChangerEntenteTest() {
        super("entente/changer-entente");
    }

    /** Signée avant Jalon, que rien ne mène : elle y entre par sa révision, sous son numéro. */
    @Test
    void une_entente_signee_avant_jalon_se_change_sans_attendre_son_anniversaire() {
        String service = "SV-CHG-1";
        String numero = "ENT-" + service;
        services.inscrire(service, "Service", "ciusss-emtl", "MONTREAL", "LOCAL", "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(service, EtatService.ACTIF);
        ententes.inscrire(numero, service, "Service", "ciusss-emtl", "MONTREAL");
        ententes.figer(numero, List.of("ciusss-emtl", "cisss-laval"));
        ententes.mettreEnVigueur(numero, "cusm", "2026-01-01", null, "GED-1");
        Map<String, Object> envoi =
                Map.of("ententeAChanger", numero, "motifChangement", "Le CHUM reçoit le service depuis septembre");
        Banc.Reponse change = banc.agir("changer-entente", "pilote.clinique", envoi);
        assertThat(change.statut()).as(change.toString()).isEqualTo(200);
        assertThat(change.corps().path("businessKey").asText()).isEqualTo(numero);
        assertThat(banc.servi(banc.tache(numero, "userTask_revoirEntente")))
                .contains("Le CHUM reçoit le service depuis septembre", "GED-1");
        Banc.Reponse encore = banc.agir("changer-entente", "pilote.clinique", envoi);
        assertThat(encore.statut()).isEqualTo(409);
        assertThat(encore.message()).contains("Entente : " + numero + " se revoit ou se modifie déjà.");
    }
}
