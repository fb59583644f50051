package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Qualite;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clôt un projet, par REST : chaque vérification, chaque décision, ce que le répertoire des services en retient. */
class ClotureProjetTest extends EssaiDeModele {

    ClotureProjetTest() {
        super("projet/cloture-projet");
    }

    @Autowired
    Services services;

    @Autowired
    ActesDeSoutien actes;

    @Autowired
    Risques risques;

    private String clore(Map<String, Object> propres) {
        String numero = projetDans("cloture-projet", "CLOTURE", propres);
        services.inscrire(
                numero,
                "Téléassistance en soins de plaies",
                "ciusss-emtl",
                "MONTREAL",
                "LOCAL",
                "2026-03-02",
                List.of());
        return numero;
    }

    private void faire(String numero, String... activites) {
        for (String activite : activites) {
            banc.faire(numero, "userTask_" + activite);
        }
    }

    private Map<String, Object> service(String numero) {
        return base.sql("select * from jalon.service where numero = ?")
                .param(numero)
                .query()
                .singleRow();
    }

    private Object cloture(String numero) {
        return moteur.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(dossiers.trouver(numero).orElseThrow().instance())
                .variableName("clotureAcceptee")
                .singleResult()
                .getValue();
    }

    @Test
    void un_service_local_se_clot_et_le_repertoire_retient_qui_en_repond() {
        String numero = clore(Map.of());
        banc.agir("suivre-risque", "pilote.clinique", Map.of("projet", numero));
        assertThat(risques.ouverts(numero)).hasSize(1);
        faire(numero, "etablirCadreGestion", "confirmerDossier", "redigerRapportCloture");
        faire(numero, "autoriserJalon");

        assertThat(cloture(numero)).isEqualTo(true);
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(risques.ouverts(numero)).isEmpty();
        assertThat(service(numero))
                .containsEntry("ETAT", "ACTIF")
                .containsEntry("NIVEAU", "LOCAL")
                .containsEntry("CCT", "chum")
                .containsEntry("SPECIALITE", "Soins de plaies")
                .containsEntry("GESTION_CONTRAT", "FOURNISSEUR")
                .containsEntry("DATE_MISE_EN_SERVICE", "2026-03-02")
                .hasEntrySatisfying(
                        "DATE_IMPLANTATION", date -> assertThat(date).isNotNull());
        assertThat(avises(numero, "projet/projet-clos")).isNotEmpty().noneMatch(adresse -> adresse.contains("cncot"));
        assertThat(decisions.duProjet(numero)).extracting(d -> d.jalon()).containsExactly("CLOTURE");
    }

    @Test
    void deux_etablissements_signent_d_abord_leur_entente() {
        String numero = clore(Map.of("nbEtablissements", 2L));
        faire(numero, "etablirCadreGestion");
        banc.retoucher("confirmer-entente", exemple -> Map.of("ententeSignee", "NON"));
        faire(numero, "confirmerEntente");
        banc.retoucher("confirmer-entente", exemple -> exemple);
        faire(numero, "confirmerEntente", "confirmerDossier");
        faire(numero, "redigerRapportCloture", "autoriserJalon");

        assertThat(base.sql("select * from jalon.entente where service = ?")
                        .param(numero)
                        .query()
                        .singleRow())
                .containsEntry("REFERENCE", "GED-2026-1502")
                .containsEntry("ETAT", "EN_VIGUEUR");
    }

    @Test
    void ce_qui_manque_au_dossier_de_l_usager_se_corrige_et_se_verifie_de_nouveau() {
        String numero = clore(Map.of());
        faire(numero, "etablirCadreGestion");
        banc.retoucher("confirmer-dossier", exemple -> Map.of("integrationDossier", "NON"));
        Banc.Reponse sansMotif = banc.envoyer(
                prise(numero, "userTask_confirmerDossier", "archives"), "archives", banc.exemple("confirmer-dossier"));
        assertThat(sansMotif.statut()).isEqualTo(400);
        assertThat(sansMotif.message()).contains("Ce qui manque");

        banc.retoucher(
                "confirmer-dossier",
                exemple -> Map.of(
                        "integrationDossier", "NON", "manqueDossier", "Les images de plaies ne sont pas au dossier."));
        faire(numero, "confirmerDossier");
        var correction = banc.tache(numero, "userTask_corrigerDossier");
        assertThat(correction.path("assignee").asText()).isEqualTo("charge.projet");
        assertThat(banc.servi(correction)).contains("images de plaies");
        banc.faire(correction);
        assertThat(banc.servi(banc.tache(numero, "userTask_confirmerDossier")))
                .contains("L’interface dépose maintenant les images au dossier");
        banc.retoucher("confirmer-dossier", exemple -> exemple);
        faire(numero, "confirmerDossier");

        assertThat(banc.tache(numero, "userTask_redigerRapportCloture")).isNotNull();
    }

    private com.fasterxml.jackson.databind.JsonNode prise(String numero, String activite, String compte) {
        var tache = banc.tache(numero, activite);
        assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        return tache;
    }

    @Test
    void un_rapport_a_corriger_revient_puis_une_cloture_refusee_ne_clot_rien() {
        String numero = clore(Map.of());
        banc.decider("CLOTURE", "RETOUR_POUR_COMPLEMENT", "REFUSE");
        faire(numero, "etablirCadreGestion", "confirmerDossier", "redigerRapportCloture");
        faire(numero, "autoriserJalon", "redigerRapportCloture", "autoriserJalon");

        assertThat(cloture(numero)).isEqualTo(false);
        assertThat(services.etat(numero)).isEqualTo("EN_DEPLOIEMENT");
        assertThat(avises(numero, "projet/projet-clos")).isEmpty();
        assertThat(banc.taches(numero)).isEmpty();
    }

    @Test
    void la_cloture_d_un_projet_national_avise_le_cncot_et_un_mandat_en_vigueur_joint_son_cct() {
        String numero = clore(Map.of("niveauProjet", "NATIONAL", "cctMaitreOeuvre", "chu-quebec"));
        actes.reprendre(numero, null, null, null, "ciusss-estrie");
        banc.tache(numero, "userTask_etablirCadreGestion");
        assertThat(banc.servi(banc.tache(numero, "userTask_etablirCadreGestion")))
                .contains("MC&#45;");
        faire(numero, "etablirCadreGestion", "confirmerDossier", "redigerRapportCloture");
        faire(numero, "autoriserJalon");

        assertThat(service(numero)).containsEntry("CCT", "chu-quebec");
        assertThat(participants.du(numero).get(Qualite.TECHNOLOGIE)).contains("ciusss-estrie");
        assertThat(avises(numero, "projet/projet-clos")).anyMatch(adresse -> adresse.contains("cncot"));
        assertThat(base.sql("select count(*) from jalon.service where numero = ? and fiche is not null")
                        .param(numero)
                        .query(Long.class)
                        .single())
                .as("la clôture fait naître la fiche du service")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "serviceFonctionnel, false, Service fonctionnel",
        "cadreGestionService, false, Cadre de gestion",
        "integrationDossier, false, Documentation intégrée",
        "planPerenniteAJour, false, Plan de pérennité",
        "anomaliesOuvertes, 1, anomalie",
        "dateImplantation, -400j, L’implantation",
        "dateMiseEnService, +2j, à venir",
        "coutFinal, -1, Coût final",
        "financementRecurrent, null, Financement",
    })
    void chaque_point_de_la_liste_est_exige_par_le_rapport(String champ, String valeur, String libelle) {
        String numero = clore(Map.of());
        faire(numero, "etablirCadreGestion", "confirmerDossier");
        Map<String, Object> fautive = new HashMap<>();
        fautive.put(
                champ,
                switch (valeur) {
                    case "false" -> false;
                    case "null" -> null;
                    default -> valeur.matches("-?\\d+") ? (Object) Integer.valueOf(valeur) : valeur;
                });
        banc.repondre("rapport-cloture", fautive);

        Banc.Reponse refus = banc.envoyer(
                banc.tache(numero, "userTask_redigerRapportCloture"), "charge.projet", banc.exemple("rapport-cloture"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).containsIgnoringCase(libelle);
    }

    private void entente(String projet, String etat) {
        base.sql("""
                        insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version, debut)
                        values (?, ?, 'Entente', 'ciusss-emtl', 'MONTREAL', ?, 1, '2026-01-05')
                        """).params("ENT-" + projet, projet, etat).update();
        base.sql("""
                        insert into jalon.entente_partie (entente, version, organisation, etat)
                        values (:entente, 1, 'ciusss-emtl', 'SIGNEE'), (:entente, 1, 'chusj', 'A_SIGNER'),
                               (:entente, 1, 'chum', 'RETIREE')
                        """).param("entente", "ENT-" + projet).update();
    }

    @Test
    void l_entente_deja_en_vigueur_ne_se_confirme_pas() {
        String numero = clore(Map.of("nbEtablissements", 2L));
        entente(numero, "EN_VIGUEUR");
        faire(numero, "etablirCadreGestion");
        assertThat(banc.taches(numero))
                .extracting(tache -> tache.path("taskDefinitionKey").asText())
                .containsExactly("userTask_confirmerDossier");
    }

    @Test
    void l_entente_du_registre_fait_foi_et_le_service_doit_fonctionner() {
        String numero = clore(Map.of("nbEtablissements", 3L));
        entente(numero, "EN_PREPARATION");
        faire(numero, "etablirCadreGestion");
        JsonNode aConfirmer = banc.tache(numero, "userTask_confirmerEntente");
        String responsable = banc.titulaires(aConfirmer).get(0);
        assertThat(banc.servi(aConfirmer)).contains("1 partie(s) sur 2 ont signé");
        assertThat(banc.options(aConfirmer, responsable, "ententeSignee")).containsExactly("NON");
        assertThat(banc.envoyer(
                                prise(numero, "userTask_confirmerEntente", responsable),
                                responsable,
                                banc.exemple("confirmer-entente"))
                        .message())
                .as("le registre ne se contredit pas")
                .contains("L’entente de collaboration : ");
        base.sql("update jalon.entente set etat = 'EN_VIGUEUR' where numero = ?")
                .param("ENT-" + numero)
                .update();
        assertThat(banc.options(aConfirmer, responsable, "ententeSignee")).containsExactly("REGISTRE");
        banc.retoucher("confirmer-entente", exemple -> Map.of("ententeSignee", "REGISTRE"));
        faire(numero, "confirmerEntente", "confirmerDossier");
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerRapportCloture")))
                .contains("est en vigueur");
        banc.repondre("rapport-cloture", Map.of("serviceFonctionnel", false));
        assertThat(banc.envoyer(
                                banc.tache(numero, "userTask_redigerRapportCloture"),
                                "charge.projet",
                                banc.exemple("rapport-cloture"))
                        .message())
                .contains("Service fonctionnel");
    }
}
