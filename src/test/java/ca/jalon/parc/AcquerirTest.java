package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Une acquisition cherche l'entente de prix, passe au CCT, s'achète, entre au parc et remplace (R-166 à R-176). */
class AcquerirTest extends EssaiDeModele {

    @Autowired
    Actifs actifs;

    @Autowired
    Contrats contrats;

    AcquerirTest() {
        super("parc/acquerir");
    }

    private Map<String, Object> demande(Object... retouches) {
        Map<String, Object> demande = banc.exemple("acquisition");
        for (int rang = 0; rang < retouches.length; rang += 2) {
            if (retouches[rang + 1] == null) {
                demande.remove((String) retouches[rang]);
            } else {
                demande.put((String) retouches[rang], retouches[rang + 1]);
            }
        }
        return demande;
    }

    private String ouvrir(Object... retouches) {
        Banc.Reponse reponse = banc.demarrer("acquerir", "pilote.techno", demande(retouches));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_" + activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private Actif parReference(String reference) {
        return actifs.tous().stream()
                .filter(actif -> reference.equals(actif.reference()))
                .findFirst()
                .orElseThrow();
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
    void sous_une_entente_ce_qui_est_recu_appartient_a_l_etablissement_et_remplace_la_fiducie_avec_son_contrat() {
        Actif fiducie = parReference("CO-3001");
        Contrat entretien = contrats.deLActif(fiducie.numero()).get(0);
        String numero = ouvrir();
        assertThat(numero).matches("AQ-2026-\\d{4}");
        assertThat(servi(banc.tache(numero, "userTask_donnerAvisAcquisition")))
                .contains(
                        "Tablettes pour le suivi à domicile",
                        "Est-de-l’Île-de-Montréal",
                        "Tablettes du Nord",
                        "Déjà en service au territoire");
        repondre(numero, "donnerAvisAcquisition", "equipe.chum", banc.exemple("donner-avis-acquisition"));
        assertThat(servi(banc.tache(numero, "userTask_consignerAchat")))
                .contains("sous l’entente de prix EP", "favorable avec réserves", "le même modèle");
        repondre(numero, "consignerAchat", "pilote.techno", banc.exemple("consigner-achat"));
        Map<String, Object> reception = banc.exemple("recevoir-acquisition");
        reception.put("quantiteRecue", 3);
        reception.put("actifsRemplaces", List.of(fiducie.numero()));
        repondre(numero, "recevoirAcquisition", "pilote.techno", reception);

        assertThat(etatDuDossier(numero)).isEqualTo("ACQUIS");
        List<Actif> recus = actifs.tous().stream()
                .filter(actif -> numero.equals(actif.acquisition()))
                .toList();
        assertThat(recus)
                .hasSize(3)
                .allSatisfy(actif -> assertThat(actif)
                        .returns("ciusss-emtl", Actif::proprietaire)
                        .returns("SV-0002", Actif::service)
                        .returns(Actif.EN_SERVICE, Actif::etat)
                        .satisfies(un -> assertThat(un.cout()).isEqualByComparingTo("3160.17")));
        assertThat(contrats.tous().stream().filter(contrat -> numero.equals(contrat.acquisition())))
                .singleElement()
                .satisfies(contrat -> assertThat(contrat)
                        .returns("CS-2026-118", Contrat::reference)
                        .returns(recus.stream().map(Actif::numero).toList(), Contrat::actifs));
        assertThat(actifs.trouver(fiducie.numero()).orElseThrow())
                .returns(Actif.RETIRE, Actif::etat)
                .returns(false, Actif::fiducie);
        assertThat(contrats.trouver(entretien.numero()).orElseThrow())
                .returns("ciusss-emtl", Contrat::organisation)
                .returns(List.of(recus.get(0).numero()), Contrat::actifs);
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("equipe.chum@", "coord.chum@");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.techno", "jalon");
        assertThat(pilote.get("/parc/" + fiducie.numero()).body())
                .contains("Remplacé par", recus.get(0).numero());
    }

    @Test
    void le_silence_du_cct_laisse_aller_et_se_lit() {
        String numero = ouvrir("ententePrix", null);
        assertThat(banc.tache(numero, "userTask_donnerAvisAcquisition")).isNotNull();
        banc.avancerMinuterie(numero);
        assertThat(servi(banc.tache(numero, "userTask_consignerAchat")))
                .contains("le CCT n’a pas répondu en dix jours", "appel d’offres de l’établissement");
        repondre(
                numero,
                "consignerAchat",
                "pilote.techno",
                Map.of("suiteAchat", "RENONCER", "motifRenonciation", "Le budget est reporté d’un an."));
        assertThat(etatDuDossier(numero)).isEqualTo("RENONCE");
        assertThat(actifs.tous()).noneMatch(actif -> numero.equals(actif.acquisition()));
    }

    @Test
    void un_besoin_national_ou_commun_sans_entente_va_a_la_dgti_qui_en_fait_un_mandat() {
        String national = ouvrir("ententePrix", null, "destination", "SV-0003");
        repondre(
                national,
                "donnerAvisAcquisition",
                "equipe.chum",
                Map.of("avisCct", "FAVORABLE", "besoinCommun", false));
        repondre(national, "confierAppelOffres", "dgti", Map.of("suiteAppelOffres", "MANDATER"));
        String besoin = base.sql(
                        "select numero from jalon.dossier where nature = 'MANDAT_CCT' and titre like 'Appel d% : Tablettes%'")
                .query(String.class)
                .single();
        assertThat(servi(banc.tache(besoin, "userTask_choisirMandataire")))
                .contains(national, "Tablettes pour le suivi");
        assertThat(banc.tache(national, "userTask_consignerAchat")).isNotNull();

        String commun = ouvrir("ententePrix", null);
        repondre(
                commun,
                "donnerAvisAcquisition",
                "equipe.chum",
                Map.of(
                        "avisCct",
                        "DEFAVORABLE",
                        "motifAvisCct",
                        "Trois voisins cherchent la même chose.",
                        "besoinCommun",
                        true));
        assertThat(servi(banc.tache(commun, "userTask_confierAppelOffres"))).contains("Trois voisins");
        repondre(
                commun,
                "confierAppelOffres",
                "dgti",
                Map.of("suiteAppelOffres", "MANDATE", "mandatExistant", "MC-0001"));
        assertThat(servi(banc.tache(commun, "userTask_consignerAchat"))).contains("mandat MC-0001", "défavorable");
    }

    @Test
    void un_systeme_neuf_hors_de_tout_projet_s_arrete_et_demande_une_fiche() {
        String numero = ouvrir("typeAcquisition", "SYSTEME", "destination", null, "ententePrix", null);
        assertThat(etatDuDossier(numero)).isEqualTo("FICHE_REQUISE");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.techno@");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.techno", "jalon");
        assertThat(pilote.get("/acquisitions.csv?q=" + numero).body()).contains("une fiche de projet est à ouvrir");
    }

    @Test
    void un_projet_sans_dossier_d_affaires_autorise_s_arrete() {
        String projet = banc.demarrerExemple("fiche-local-sans-acquisition");
        String numero = ouvrir("destination", projet);
        assertThat(etatDuDossier(numero)).isEqualTo("DA_REQUIS");
    }

    @Test
    void une_demande_fautive_est_refusee_et_qui_n_est_pas_du_parc_n_en_ouvre_pas() {
        Banc.Reponse fautive = banc.demarrer(
                "acquerir",
                "pilote.techno",
                demande(
                        "codeEtablissement",
                        "cisss-laval",
                        "ententePrix",
                        "EP-0002",
                        "destination",
                        "SV-9999",
                        "dateVoulue",
                        "2020-01-01"));
        assertThat(fautive.statut()).isEqualTo(400);
        assertThat(fautive.message())
                .contains("Établissement : ", "Entente de prix : ", "Projet ou service : ", "Voulue le : ");
        assertThat(banc.demarrer("acquerir", "pilote.clinique", demande()).statut())
                .isEqualTo(404);
    }
}
