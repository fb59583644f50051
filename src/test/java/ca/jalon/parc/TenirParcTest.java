package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Les registres du parc se tiennent du navigateur : une ligne neuve, ou celle qu'on corrige, déjà remplie. */
class TenirParcTest extends EssaiDeModele {

    @Autowired
    Actifs actifs;

    @Autowired
    Contrats contrats;

    @Autowired
    EntentesPrix ententes;

    @Autowired
    Environnements environnements;

    TenirParcTest() {
        super("parc/tenir-parc");
    }

    private Banc.Reponse demander(String compte, String etablissement, String registre, Map<String, Object> ligne) {
        Map<String, Object> depart = new HashMap<>(ligne);
        depart.put("codeEtablissement", etablissement);
        depart.put("registreParc", registre);
        return banc.demarrer("tenir-parc", compte, depart);
    }

    private String ouvrir(String compte, String etablissement, String registre, Map<String, Object> ligne) {
        Banc.Reponse reponse = demander(compte, etablissement, registre, ligne);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void decrire(String numero, String quoi, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_decrire" + quoi);
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
        assertThat(etatDuDossier(numero)).isEqualTo("INSCRIT");
    }

    /** Ce que la personne lit : ni codes de signes, ni espaces insécables. */
    private String servi(JsonNode tache) {
        return banc.servi(tache)
                .replace("&#45;", "-")
                .replace("&#46;", ".")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    @Test
    void un_actif_s_inscrit_puis_se_corrige_deja_rempli_et_garde_son_numero() {
        String neuf = ouvrir("pilote.techno", "ciusss-emtl", "ACTIF", Map.of());
        decrire(neuf, "Actif", "pilote.techno", banc.exemple("remplir-actif"));
        Actif inscrit = actifs.tous().stream()
                .filter(actif -> "TC-4471".equals(actif.reference()))
                .findFirst()
                .orElseThrow();
        assertThat(inscrit.proprietaire()).isEqualTo("ciusss-emtl");

        String correction = ouvrir("pilote.techno", "ciusss-emtl", "ACTIF", Map.of("actifTenu", inscrit.numero()));
        JsonNode tache = banc.tache(correction, "userTask_decrireActif");
        assertThat(banc.prerempli(tache, "libelleActif")).isEqualTo("Chariot de téléconsultation");
        assertThat(servi(tache)).contains(inscrit.numero());
        Map<String, Object> corrige = banc.exemple("remplir-actif");
        corrige.put("fiducieActif", true);
        corrige.put("proprietaireActif", "ciusss-cn");
        decrire(correction, "Actif", "pilote.techno", corrige);
        assertThat(actifs.trouver(inscrit.numero()).orElseThrow())
                .returns("ciusss-cn", Actif::proprietaire)
                .returns(true, Actif::fiducie);
    }

    @Test
    void un_contrat_s_inscrit_puis_se_corrige_de_sa_page() {
        String neuf = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of());
        String couvert = actifs.auParc(List.of("ciusss-emtl")).get(0).numero();
        Map<String, Object> contrat = banc.exemple("remplir-contrat");
        contrat.put("actifsContrat", List.of(couvert));
        decrire(neuf, "Contrat", "pilote.techno", contrat);
        Contrat inscrit = contrats.tous().stream()
                .filter(un -> un.reference().equals("CS-2025-014"))
                .findFirst()
                .orElseThrow();
        assertThat(inscrit.actifs()).containsExactly(couvert);
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.techno", "jalon");
        assertThat(pilote.get("/contrats/" + inscrit.numero()).body()).contains("Corriger le contrat", couvert);
        assertThat(pilote.get("/contrats/" + inscrit.numero() + "/corriger")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(adresse -> assertThat(adresse).endsWith("processStart=tenir-parc"));

        String correction = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", inscrit.numero()));
        assertThat(banc.prerempli(banc.tache(correction, "userTask_decrireContrat"), "fournisseurContrat"))
                .isEqualTo("Visio Québec");
        Map<String, Object> corrige = banc.exemple("remplir-contrat");
        corrige.put("preavisContrat", 10);
        decrire(correction, "Contrat", "pilote.techno", corrige);
        assertThat(contrats.trouver(inscrit.numero()).orElseThrow())
                .returns(10, Contrat::preavis)
                .returns(List.of(), Contrat::actifs);
    }

    @Test
    void les_registres_communs_reviennent_aux_cct_et_au_ministere() {
        String entente = ouvrir("coord.chum", "ciusss-emtl", "ENTENTE_PRIX", Map.of());
        decrire(entente, "EntentePrix", "coord.chum", banc.exemple("remplir-entente-prix"));
        assertThat(ententes.toutes()).anyMatch(une -> une.appelOffres().equals("AO-2026-07"));
        String pont = ouvrir("coord.chum", "ciusss-emtl", "ENVIRONNEMENT", Map.of("environnementTenu", "EV-0001"));
        assertThat(banc.prerempli(banc.tache(pont, "userTask_decrireEnvironnement"), "nomEnvironnement"))
                .startsWith("IRIS");
        decrire(pont, "Environnement", "coord.chum", banc.exemple("remplir-environnement"));
        assertThat(environnements.trouver("EV-0001").orElseThrow().cct()).isEqualTo("chum");
        assertThat(environnements.territoires("EV-0001")).containsExactly("MONTREAL");
        Visiteur intervenant = new Visiteur(port);
        intervenant.connecter("intervenant", "jalon");
        assertThat(intervenant.get("/environnements.csv").body()).contains("Pont de visioconférence", "RUISSS");
        assertThat(intervenant.get("/ententes-prix.csv?vigueur=OUI").body())
                .contains("AO-2026-07")
                .doesNotContain("AO-2024-12");

        assertThat(demander("pilote.techno", "ciusss-emtl", "ENTENTE_PRIX", Map.of())
                        .message())
                .contains("Registre : ");
    }

    @Test
    void la_ligne_d_un_autre_etablissement_est_refusee() {
        String ailleurs = contrats.tenusPar(List.of("cisss-laval")).get(0).numero();
        assertThat(demander("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", ailleurs))
                        .statut())
                .isEqualTo(400);
        assertThat(demander("pilote.techno", "cisss-laval", "ACTIF", Map.of()).statut())
                .isEqualTo(400);
    }
}
