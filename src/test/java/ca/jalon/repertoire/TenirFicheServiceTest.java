package ca.jalon.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiDeModele;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.FichesAOuvrir;
import ca.jalon.registre.Services;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Une fiche s'inscrit, se change, se retourne, s'écarte ; une revue se répond d'un geste, ou la fiche devient douteuse. */
class TenirFicheServiceTest extends EssaiDeModele {

    private static int suivant = 100;

    @Autowired
    Fiches fiches;

    @Autowired
    Services services;

    @Autowired
    FichesAOuvrir fichesAOuvrir;

    TenirFicheServiceTest() {
        super("repertoire/tenir-fiche-service");
    }

    private String service(String niveau) {
        String numero = "SV-ESSAI-" + ++suivant;
        services.inscrire(
                numero, "Service " + numero, "ciusss-emtl", "MONTREAL", niveau, "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(numero, EtatService.ACTIF);
        return numero;
    }

    private Banc.Reponse demander(String compte, Map<String, Object> valeurs) {
        return banc.demarrer("tenir-fiche-service", compte, valeurs);
    }

    private String ouvrir(String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = demander(compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private Banc.Reponse envoyer(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        return banc.envoyer(tache, compte, valeurs);
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = envoyer(numero, activite, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    /** La fiche ouverte sur ce service. */
    private String ficheDe(String service) {
        return base.sql(
                        "select d.numero from jalon.dossier d join jalon.service s on s.fiche = d.instance where s.numero = ?")
                .param(service)
                .query(String.class)
                .single();
    }

    private String revue(String service) {
        base.sql("update jalon.service set confirme_le = ? where numero = ?")
                .params(Timestamp.from(Instant.parse("2025-01-05T12:00:00Z")), service)
                .update();
        passer();
        return ficheDe(service);
    }

    private void passer() {
        Job passage = gestion.createJobQuery()
                .processDefinitionKey("ouvrir-revues")
                .timers()
                .singleResult();
        gestion.executeJob(passage.getId());
    }

    @Test
    void un_service_plus_vieux_que_jalon_s_inscrit_et_recoit_son_numero() {
        String fiche = ouvrir("pilote.clinique", banc.exemple("fiche-service"));
        assertThat(fiche).matches("FS-2026-\\d{4}");
        assertThat(banc.prerempli(banc.tache(fiche, "userTask_remplirFiche"), "titreService"))
                .isEqualTo("Télédermatologie en différé");
        repondre(fiche, "userTask_remplirFiche", "pilote.clinique", banc.exemple("remplir-fiche-service"));
        assertThat(banc.servi(banc.tache(fiche, "userTask_validerFiche")))
                .contains("rien → Dermatologie", "n’est pas encore au répertoire");
        repondre(fiche, "userTask_validerFiche", "equipe.chum", banc.exemple("valider-fiche-service"));

        assertThat(etatDuDossier(fiche)).isEqualTo("PUBLIEE");
        Fiche inscrite = services.enVie().stream()
                .filter(service -> service.titre().equals("Télédermatologie en différé"))
                .map(service -> fiches.exiger(service.numero()))
                .findFirst()
                .orElseThrow();
        assertThat(inscrite.numero()).matches("SV-2026-\\d{4}");
        assertThat(inscrite.sites()).containsExactly("cisss-laval", "ciusss-nim");
        assertThat(inscrite.contingence()).startsWith("Adresser l’usager");
        assertThat(avises(inscrite.numero(), "repertoire/fiche-publiee"))
                .singleElement()
                .asString()
                .contains("pilote.laval@");
        assertThat(avises(fiche, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@");
        assertThat(avises(inscrite.numero(), "entente/entente-a-conclure"))
                .as("deux sites, aucune entente")
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.techno@");
        assertThat(services.offertsA("cisss-laval", "MONTREAL"))
                .extracting(Services.Service::numero)
                .contains(inscrite.numero());
    }

    /** Quinze jours sans opposition, et le service, d'un territoire ou du Québec, est au répertoire (V2). */
    @ParameterizedTest
    @CsvSource({"LOCAL, pilote.clinique", "TERRITORIAL, coord.chum", "NATIONAL, pilote.msss"})
    void une_fiche_que_personne_ne_valide_est_admise_en_quinze_jours(String niveau, String teneur) {
        String service = service(niveau);
        String fiche = ouvrir(teneur, Map.of("acteFiche", "CHANGER", "serviceConcerne", service));
        repondre(fiche, "userTask_remplirFiche", teneur, banc.exemple("remplir-fiche-service"));
        JsonNode valider = banc.tache(fiche, "userTask_validerFiche");
        banc.prendre(valider, banc.titulaires(valider).get(0));
        assertThat(banc.envoyer(
                                valider,
                                banc.titulaires(valider).get(0),
                                Map.of(
                                        "decisionFiche",
                                        "RETOURNER",
                                        "motifDecisionFiche",
                                        "Nommez la plateforme exacte"))
                        .statut())
                .isEqualTo(204);
        repondre(fiche, "userTask_remplirFiche", teneur, banc.exemple("remplir-fiche-service"));
        Job silence = gestion.createJobQuery()
                .activityId("event_validationMuette")
                .processInstanceId(banc.instances(fiche).iterator().next())
                .singleResult();
        assertThat(Duration.between(Instant.now(), silence.getDuedate().toInstant())
                        .toDays())
                .isBetween(14L, 15L);
        gestion.executeJob(silence.getId());
        assertThat(etatDuDossier(fiche)).isEqualTo("ADMISE");
        assertThat(fiches.exiger(service).titre()).isEqualTo("Télédermatologie en différé");
        assertThat(fiches.exiger(service).ouverte()).isNull();
        assertThat(banc.taches(fiche)).isEmpty();
        assertThat(executions
                        .createVariableInstanceQuery()
                        .variableName("avis")
                        .processInstanceIdIn(executions
                                .createProcessInstanceQuery()
                                .processDefinitionKey("avis")
                                .processInstanceBusinessKey(fiche)
                                .list()
                                .stream()
                                .map(ProcessInstance::getId)
                                .toArray(String[]::new))
                        .list())
                .extracting(variable -> variable.getValue().toString())
                .anyMatch(avis -> avis.contains("faute d’opposition"))
                .noneMatch(avis -> avis.contains("dossier-conclu") && avis.contains("Nommez la plateforme exacte"));
    }

    @Test
    void une_fiche_retournee_revient_avec_son_motif_et_la_version_dit_ce_qui_change() {
        String service = service("LOCAL");
        String fiche = ouvrir("pilote.clinique", Map.of("acteFiche", "CHANGER", "serviceConcerne", service));
        JsonNode remplir = banc.tache(fiche, "userTask_remplirFiche");
        assertThat(banc.prerempli(remplir, "titreService")).isEqualTo("Service " + service);
        assertThat(banc.prerempli(remplir, "sitesReceveurs")).contains("cisss-laval");
        Map<String, Object> valeurs = banc.exemple("remplir-fiche-service");
        repondre(fiche, "userTask_remplirFiche", "pilote.clinique", valeurs);
        repondre(
                fiche,
                "userTask_validerFiche",
                "coord.chum",
                Map.of("decisionFiche", "RETOURNER", "motifDecisionFiche", "Nommez la plateforme exacte"));
        JsonNode reprise = banc.tache(fiche, "userTask_remplirFiche");
        assertThat(banc.servi(reprise)).contains("Nommez la plateforme exacte");
        assertThat(banc.prerempli(reprise, "clienteleService")).contains("lésion cutanée");
        valeurs.put("plateformeService", "Plateforme TDerm 3");
        repondre(fiche, "userTask_remplirFiche", "pilote.clinique", valeurs);
        repondre(fiche, "userTask_validerFiche", "coord.chum", banc.exemple("valider-fiche-service"));

        assertThat(fiches.versions(service))
                .singleElement()
                .satisfies(version -> assertThat(version.change())
                        .contains(
                                "Titre : Service " + service + " → Télédermatologie",
                                "Plateforme : rien → Plateforme TDerm 3"));
        assertThat(fiches.exiger(service).ouverte()).isNull();
    }

    @Test
    void un_doublon_est_signale_puis_ecarte_et_rien_ne_s_inscrit() {
        long avant = services.enVie().size();
        Map<String, Object> demande = banc.exemple("fiche-service");
        demande.put("titreService", "Téléassistance en soins de plaies complexes");
        String fiche = ouvrir("pilote.clinique", demande);
        Map<String, Object> valeurs = banc.exemple("remplir-fiche-service");
        valeurs.put("titreService", "Téléassistance en soins de plaies complexes");
        repondre(fiche, "userTask_remplirFiche", "pilote.clinique", valeurs);
        assertThat(banc.servi(banc.tache(fiche, "userTask_validerFiche")))
                .contains("Doublons possibles")
                .containsPattern("Doublons possibles.{4,9}Téléassistance en soins de plaies complexes");
        repondre(
                fiche,
                "userTask_validerFiche",
                "equipe.chum",
                Map.of("decisionFiche", "ECARTER", "motifDecisionFiche", "Ce service est déjà inscrit."));
        assertThat(etatDuDossier(fiche)).isEqualTo("ECARTEE");
        assertThat(services.enVie()).hasSize((int) avant);
    }

    @Test
    void un_service_suspendu_quitte_le_soutien_puis_se_relance() {
        String service = service("LOCAL");
        String fiche = ouvrir(
                "pilote.techno",
                Map.of(
                        "acteFiche",
                        "SUSPENDRE",
                        "serviceConcerne",
                        service,
                        "motifFiche",
                        "Serveur remplacé cet été."));
        assertThat(envoyer(
                                fiche,
                                "userTask_validerFiche",
                                "equipe.chum",
                                Map.of("decisionFiche", "RETOURNER", "motifDecisionFiche", "Complétez la fiche."))
                        .message())
                .contains("Il n’y a rien à compléter ici");
        repondre(fiche, "userTask_validerFiche", "equipe.chum", banc.exemple("valider-fiche-service"));
        assertThat(services.etat(service)).isEqualTo("SUSPENDU");
        assertThat(services.offertsA("ciusss-emtl", "MONTREAL"))
                .extracting(Services.Service::numero)
                .doesNotContain(service);
        assertThat(fiches.versions(service).get(0).change()).isEqualTo("Serveur remplacé cet été.");

        String relance = ouvrir(
                "pilote.techno",
                Map.of("acteFiche", "RELANCER", "serviceConcerne", service, "motifFiche", "Serveur en place."));
        repondre(relance, "userTask_validerFiche", "equipe.chum", banc.exemple("valider-fiche-service"));
        assertThat(services.etat(service)).isEqualTo("ACTIF");
    }

    @Test
    void une_revue_se_confirme_d_un_geste_et_ne_s_ouvre_qu_une_fois() {
        String service = service("LOCAL");
        String revue = revue(service);
        passer();
        assertThat(ficheDe(service)).isEqualTo(revue);
        assertThat(banc.titulaires(banc.tache(revue, "userTask_confirmerFiche")))
                .contains("pilote.clinique", "pilote.techno");
        Job minuterie = gestion.createJobQuery()
                .activityId("event_revueMuette")
                .processInstanceId(fiches.exiger(service).ouverte())
                .singleResult();
        gestion.executeJob(minuterie.getId());
        assertThat(fiches.exiger(service).aConfirmer()).isTrue();

        repondre(revue, "userTask_confirmerFiche", "pilote.clinique", banc.exemple("confirmer-fiche-service"));
        assertThat(etatDuDossier(revue)).isEqualTo("CONFIRMEE");
        assertThat(fiches.exiger(service).aConfirmer()).isFalse();
        passer();
        assertThat(fiches.exiger(service).ouverte()).isNull();
        assertThat(avises(revue, "nature/dossier-conclu")).isEmpty();
    }

    /** De la carte, « rien n'a changé » prend la tâche et y répond ; à qui la revue n'est pas offerte, rien ne s'offre. */
    @Test
    void une_revue_se_confirme_aussi_de_la_carte() {
        String service = service("LOCAL");
        String revue = revue(service);
        String carte = "/services/" + service;
        Visiteur etranger = new Visiteur(port);
        etranger.connecter("intervenant", "jalon");
        assertThat(etranger.get(carte).body()).doesNotContain("Rien n’a changé");
        assertThat(etranger.poster(carte, carte + "/confirmer").statusCode()).isEqualTo(404);
        assertThat(fiches.exiger(service).ouverte()).isNotNull();

        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get(carte).body()).contains("Rien n’a changé");
        String instance = fiches.exiger(service).ouverte();
        executions.suspendProcessInstanceById(instance);
        HttpResponse<String> suspendue = pilote.poster(carte, carte + "/confirmer");
        executions.activateProcessInstanceById(instance);
        assertThat(suspendue.statusCode()).isEqualTo(409);
        assertThat(suspendue.body()).contains("Ce dossier est suspendu").doesNotContain("Une erreur est survenue");
        assertThat(pilote.poster(carte, carte + "/confirmer").statusCode()).isLessThan(400);
        assertThat(etatDuDossier(revue)).isEqualTo("CONFIRMEE");
        assertThat(fiches.exiger(service).ouverte()).isNull();
        assertThat(pilote.get(carte).body()).doesNotContain("Rien n’a changé");
    }

    @Test
    void une_revue_change_la_fiche_ou_fait_cesser_le_service() {
        String change = service("LOCAL");
        String revue = revue(change);
        repondre(revue, "userTask_confirmerFiche", "pilote.clinique", Map.of("reponseRevue", "CHANGER"));
        repondre(revue, "userTask_remplirFiche", "pilote.clinique", banc.exemple("remplir-fiche-service"));
        repondre(revue, "userTask_validerFiche", "equipe.chum", banc.exemple("valider-fiche-service"));
        assertThat(fiches.versions(change).get(0).acte()).isEqualTo(ActeFiche.CHANGER);

        String cesse = service("LOCAL");
        String fin = revue(cesse);
        repondre(
                fin,
                "userTask_confirmerFiche",
                "pilote.clinique",
                Map.of("reponseRevue", "CESSER", "motifFiche", "Le service n’a plus d’usagers."));
        repondre(fin, "userTask_validerFiche", "equipe.chum", banc.exemple("valider-fiche-service"));
        assertThat(services.etat(cesse)).isEqualTo("CESSE");
    }

    @Test
    void la_cloture_fait_naitre_une_fiche_preremplie_du_projet() {
        String numero = projetDans("cloture-projet", "CLOTURE", Map.of());
        services.inscrire(
                numero, "Soins de plaies à distance", "ciusss-emtl", "MONTREAL", "LOCAL", "2026-03-02", List.of());
        EcritsEssai.deposer(ecrits, numero, "fiche-projet", Map.of("clienteleCible", "Usagers du soutien à domicile"));
        HorsContrat.faire(() -> {
            fichesAOuvrir.duProjet(numero);
            fichesAOuvrir.duProjet(numero);
        });
        JsonNode remplir = banc.tache(ficheDe(numero), "userTask_remplirFiche");
        assertThat(remplir.hasNonNull("assignee")).isFalse();
        assertThat(banc.prerempli(remplir, "specialiteService")).isEqualTo("PLAIES");
        assertThat(banc.prerempli(remplir, "clienteleService")).isEqualTo("Usagers du soutien à domicile");
    }

    @ParameterizedTest
    @CsvSource({
        "coord.chum, TERRITORIAL, ctcot.chum",
        "pilote.msss, NATIONAL, cncot",
    })
    void chaque_niveau_a_qui_remplit_et_qui_valide(String redacteur, String niveau, String validateur) {
        String service = service(niveau);
        String fiche = ouvrir(
                redacteur,
                Map.of(
                        "acteFiche",
                        "CESSER",
                        "serviceConcerne",
                        service,
                        "motifFiche",
                        "Plus d’usagers depuis un an."));
        assertThat(banc.titulaires(banc.tache(fiche, "userTask_validerFiche"))).contains(validateur);
    }

    @Test
    void une_demande_fautive_est_refusee_en_le_disant() {
        String service = service("LOCAL");
        assertThat(demander("pilote.laval", Map.of("acteFiche", "CHANGER", "serviceConcerne", service))
                        .message())
                .as("un service qu’on ne tient pas")
                .startsWith("Service : ");
        Map<String, Object> national = banc.exemple("fiche-service");
        national.put("niveauService", "NATIONAL");
        assertThat(demander("pilote.clinique", national).message()).startsWith("Niveau : ");
        assertThat(demander(
                                "pilote.clinique",
                                Map.of(
                                        "acteFiche", "RELANCER",
                                        "serviceConcerne", service,
                                        "motifFiche", "Il est pourtant actif."))
                        .message())
                .contains("il est actif, cet acte n’y change rien");
        ouvrir("pilote.clinique", Map.of("acteFiche", "CHANGER", "serviceConcerne", service));
        Banc.Reponse seconde = demander("pilote.techno", Map.of("acteFiche", "CHANGER", "serviceConcerne", service));
        assertThat(seconde.statut()).isEqualTo(409);
        assertThat(seconde.message()).contains("une autre fiche est déjà ouverte");
        assertThat(demander("dirigeant", banc.exemple("fiche-service")).statut())
                .isEqualTo(404);
    }
}
