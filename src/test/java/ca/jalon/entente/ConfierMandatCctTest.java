package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Le ministère choisit un CCT, qui accepte ou décline ; le mandat inscrit désigne qui soutient, là où il vaut (R-080, R-085). */
class ConfierMandatCctTest extends EssaiDeModele {

    private static int suivant = 100;

    @Autowired
    Services services;

    @Autowired
    ActesDeSoutien actes;

    @Autowired
    MandatsCct mandats;

    ConfierMandatCctTest() {
        super("entente/confier-mandat-cct");
    }

    private String dire() {
        Banc.Reponse reponse = banc.demarrer("confier-mandat-cct", "equipe.msss", banc.exemple("besoin-mandat"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private String service() {
        String numero = "SV-MAN-" + ++suivant;
        services.inscrire(numero, "Service " + numero, "chum", "MONTREAL", "NATIONAL", "2025-01-05", List.of());
        services.changerEtat(numero, EtatService.ACTIF);
        return numero;
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_" + activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private Map<String, Object> choix(Object... retouches) {
        Map<String, Object> choix = banc.exemple("choisir-mandataire");
        for (int rang = 0; rang < retouches.length; rang += 2) {
            choix.put((String) retouches[rang], retouches[rang + 1]);
        }
        return choix;
    }

    @Test
    void un_cct_decline_un_autre_accepte_et_le_soutien_le_suit_la_ou_le_mandat_vaut() {
        String service = service();
        String numero = dire();
        assertThat(numero).matches("MC-2026-\\d{4}");
        repondre(
                numero,
                "choisirMandataire",
                "directeurs.msss",
                choix("servicesMandat", List.of(service), "cctMandate", "chum"));
        assertThat(banc.servi(banc.tache(numero, "userTask_accepterMandatCct")))
                .contains("Soutien de la visioconférence", "Trente établissements");
        repondre(
                numero,
                "accepterMandatCct",
                "coord.chum",
                Map.of("reponseMandat", "DECLINE", "motifMandat", "L’équipe est complète jusqu’en mars."));
        assertThat(banc.servi(banc.tache(numero, "userTask_choisirMandataire"))).contains("L’équipe est complète");
        assertThat(actes.de(service, "LAVAL").mandatCct()).isNull();
        repondre(
                numero,
                "choisirMandataire",
                "directeurs.msss",
                choix("servicesMandat", List.of(service), "cctMandate", "ciusss-estrie"));
        repondre(numero, "accepterMandatCct", "coord.estrie", banc.exemple("accepter-mandat-cct"));

        assertThat(etatDuDossier(numero)).isEqualTo("CONFIE");
        assertThat(actes.de(service, "LAVAL").mandatCct()).isEqualTo("ciusss-estrie");
        assertThat(actes.de(service, "MCGILL").mandatCct())
                .as("hors des territoires du mandat")
                .isNull();
        assertThat(avises(numero, "entente/mandat-confie"))
                .singleElement()
                .asString()
                .contains("coord.chum@")
                .as("qui vient d’accepter le sait")
                .doesNotContain("coord.estrie@");
        Visiteur intervenant = new Visiteur(port);
        intervenant.connecter("intervenant", "jalon");
        assertThat(intervenant
                        .get("/mandats.csv?territoire=LAVAL&objet=SOUTIEN&vigueur=OUI")
                        .body())
                .contains(
                        numero,
                        "Soutien de la visioconférence",
                        "RUISSS de l’Université Laval ; RUISSS de l’Université de Montréal");
        assertThat(intervenant.get("/mandats.csv?territoire=MCGILL").body()).doesNotContain(numero);
    }

    @Test
    void un_mandat_non_recurrent_a_son_montant_et_sa_fin_et_ne_designe_plus_apres() {
        String service = service();
        String numero = dire();
        Map<String, Object> etude = choix("objetMandat", "ETUDE", "cctMandate", "chum");
        etude.remove("servicesMandat");
        repondre(numero, "choisirMandataire", "directeurs.msss", etude);
        repondre(numero, "preciserEntenteSpecifique", "directeurs.msss", banc.exemple("preciser-entente-specifique"));
        assertThat(banc.servi(banc.tache(numero, "userTask_accepterMandatCct"))).contains("125");
        repondre(numero, "accepterMandatCct", "coord.chum", banc.exemple("accepter-mandat-cct"));
        MandatsCct.Mandat inscrit = mandats.trouver(numero).orElseThrow();
        assertThat(inscrit.recurrent()).isFalse();
        assertThat(inscrit.montant()).isEqualByComparingTo("125000");
        assertThat(inscrit.fin()).isNotNull();

        mandats.inscrire(new MandatsCct.Mandat(
                "MC-FINI-" + suivant,
                "chum",
                "SOUTIEN",
                "Soutien",
                true,
                "2024-01-01",
                "2025-03-31",
                null,
                null,
                List.of(),
                List.of(service)));
        assertThat(actes.de(service, "LAVAL"))
                .returns(null, ActesDeSoutien.Designation::mandatCct)
                .satisfies(designation -> assertThat(designation.raisons())
                        .containsExactly(
                                "Le mandat MC-FINI-%d ne désigne plus de CCT : fin le 2025-03-31.".formatted(suivant)));
    }

    @Test
    void un_besoin_se_classe_et_un_intrus_ne_lit_pas_le_dossier() {
        String numero = dire();
        repondre(
                numero,
                "choisirMandataire",
                "directeurs.msss",
                Map.of("suiteBesoin", "CLASSER", "motifClassement", "Un mandat en vigueur y répond déjà."));
        assertThat(etatDuDossier(numero)).isEqualTo("CLASSE");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/dossiers/" + numero).statusCode()).isEqualTo(404);
    }

    @Test
    void un_choix_fautif_est_refuse_et_qui_n_est_pas_du_ministere_ne_dit_pas_de_besoin() {
        JsonNode tache = banc.tache(dire(), "userTask_choisirMandataire");
        assertThat(banc.prendre(tache, "directeurs.msss").statut()).isEqualTo(204);
        Map<String, Object> fautif = choix("cctMandate", "hopital");
        fautif.remove("servicesMandat");
        assertThat(banc.envoyer(tache, "directeurs.msss", fautif).message()).contains("CCT : ", "Services soutenus : ");
        assertThat(banc.demarrer("confier-mandat-cct", "pilote.clinique", banc.exemple("besoin-mandat"))
                        .statut())
                .isEqualTo(404);
    }
}
