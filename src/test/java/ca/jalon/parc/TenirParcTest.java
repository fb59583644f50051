package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
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

    private Contrat aCorriger(String reference, LocalDate fin) {
        return contrats.inscrire(List.of(new Contrat(
                        null,
                        reference,
                        "Visio Québec",
                        "Entretien à corriger",
                        "ciusss-emtl",
                        "MONTREAL",
                        null,
                        fin.minusYears(2).toString(),
                        fin.toString(),
                        30,
                        BigDecimal.valueOf(9_000),
                        Contrat.EN_VIGUEUR,
                        null,
                        null,
                        List.of())))
                .get(0);
    }

    /** Ce que le formulaire montre d'un contrat, et que la personne renvoie tel quel. */
    private static Map<String, Object> tel(Contrat contrat) {
        return new HashMap<>(Map.of(
                "referenceContrat", contrat.reference(),
                "objetContrat", contrat.objet(),
                "fournisseurContrat", contrat.fournisseur(),
                "debutContrat", contrat.debut(),
                "finContrat", contrat.fin(),
                "montantContrat", 9000.0,
                "preavisContrat", 30,
                "etatContrat", contrat.etat()));
    }

    @Test
    void ce_qui_a_change_au_registre_pendant_la_correction_n_est_pas_efface() {
        Contrat contrat = aCorriger("CS-CONFLIT", LocalDate.now().plusYears(3));
        String numero = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", contrat.numero()));
        JsonNode tache = banc.tache(numero, "userTask_decrireContrat");
        String fin = LocalDate.now().plusYears(4).toString();
        contrats.changer(List.of(contrat.prolonge(fin, null)));
        contrats.nePasRenouveler(contrat.numero());

        Map<String, Object> vu = tel(contrat);
        vu.put("fournisseurContrat", "Visio Nord");
        Banc.Reponse refus = banc.envoyer(tache, "pilote.techno", vu);
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message())
                .contains("le registre a changé", "Fin : ", "État : Non renouvelé")
                .doesNotContain("Fournisseur");
        assertThat(contrats.trouver(contrat.numero()).orElseThrow())
                .returns("Visio Québec", Contrat::fournisseur)
                .returns(fin, Contrat::fin)
                .returns(Contrat.NON_RENOUVELE, Contrat::etat);

        vu.put("finContrat", fin);
        vu.put("etatContrat", Contrat.NON_RENOUVELE);
        decrire(numero, "Contrat", "pilote.techno", vu);
        assertThat(contrats.trouver(contrat.numero()).orElseThrow())
                .returns("Visio Nord", Contrat::fournisseur)
                .returns(fin, Contrat::fin)
                .returns(Contrat.NON_RENOUVELE, Contrat::etat);
    }

    @Test
    void un_actif_remplace_pendant_la_correction_ne_revient_pas_au_parc() {
        String neuf = ouvrir("pilote.techno", "ciusss-emtl", "ACTIF", Map.of());
        Map<String, Object> decrit = banc.exemple("remplir-actif");
        decrit.put("referenceActif", "TC-CONFLIT");
        decrire(neuf, "Actif", "pilote.techno", decrit);
        Actif actif = actifs.tous().stream()
                .filter(un -> "TC-CONFLIT".equals(un.reference()))
                .findFirst()
                .orElseThrow();
        String numero = ouvrir("pilote.techno", "ciusss-emtl", "ACTIF", Map.of("actifTenu", actif.numero()));
        Actif autre = actifs.inscrire(List.of(actif)).get(0);
        actifs.remplacer(List.of(actif.numero()), autre);
        Banc.Reponse refus = banc.envoyer(banc.tache(numero, "userTask_decrireActif"), "pilote.techno", decrit);
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("État : Retiré du parc");
        assertThat(actifs.trouver(actif.numero()).orElseThrow().etat()).isEqualTo(Actif.RETIRE);
    }

    @Test
    void un_contrat_passe_a_un_autre_etablissement_pendant_la_correction_lui_reste() {
        Contrat contrat = aCorriger("CS-PASSE", LocalDate.now().plusYears(3));
        String numero = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", contrat.numero()));
        base.sql("update jalon.contrat set organisation = 'cisss-laval' where numero = ?")
                .param(contrat.numero())
                .update();
        Banc.Reponse refus = banc.envoyer(banc.tache(numero, "userTask_decrireContrat"), "pilote.techno", tel(contrat));
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.message()).contains("un autre établissement");
    }

    @Test
    void un_contrat_echu_sans_decision_se_dit_non_renouvele_et_sort_de_l_echeancier() {
        Contrat contrat = aCorriger("CS-ECHU", LocalDate.now().minusDays(40));
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.techno", "jalon");
        String page = "/contrats/" + contrat.numero();
        assertThat(pilote.get("/contrats/echeancier").body()).contains(page);
        assertThat(pilote.get(page).body()).contains("échu sans décision", "Corriger le contrat");
        String numero = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", contrat.numero()));
        assertThat(banc.prerempli(banc.tache(numero, "userTask_decrireContrat"), "etatContrat"))
                .isEqualTo(Contrat.EN_VIGUEUR);
        Map<String, Object> clos = tel(contrat);
        clos.put("etatContrat", Contrat.NON_RENOUVELE);
        decrire(numero, "Contrat", "pilote.techno", clos);
        assertThat(pilote.get(page).body()).contains("terminé").doesNotContain("Corriger le contrat");
        assertThat(pilote.get(page + "/corriger").statusCode()).isEqualTo(404);

        Contrat aVenir = aCorriger("CS-NON", LocalDate.now().plusDays(90));
        assertThat(pilote.get("/contrats/echeancier").body()).contains("/contrats/" + aVenir.numero());
        contrats.nePasRenouveler(aVenir.numero());
        assertThat(pilote.get("/contrats/echeancier").body()).doesNotContain(page, "/contrats/" + aVenir.numero());
    }

    @Test
    void un_contrat_dont_l_echeance_est_suivie_se_decide_a_sa_tache() {
        Contrat contrat = aCorriger("CS-SUIVI", LocalDate.now().plusYears(3));
        String numero = ouvrir("pilote.techno", "ciusss-emtl", "CONTRAT", Map.of("contratTenu", contrat.numero()));
        contrats.reserver(contrat.numero(), "une-instance");
        Map<String, Object> clos = tel(contrat);
        clos.put("etatContrat", Contrat.NON_RENOUVELE);
        Banc.Reponse refus = banc.envoyer(banc.tache(numero, "userTask_decrireContrat"), "pilote.techno", clos);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).startsWith("État : ");
        clos.put("etatContrat", Contrat.EN_VIGUEUR);
        decrire(numero, "Contrat", "pilote.techno", clos);
        contrats.liberer(contrat.numero());
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
