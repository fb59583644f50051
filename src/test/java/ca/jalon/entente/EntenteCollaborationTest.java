package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Une entente se rédige, se relit, se signe de chacun ; un changement fait tomber les signatures, un retrait non (R-188). */
class EntenteCollaborationTest extends EssaiDeModele {

    private static int suivant = 100;

    @Autowired
    Services services;

    @Autowired
    Ententes ententes;

    @Autowired
    ActesDeSoutien actes;

    @Autowired
    Participants participants;

    private String service;

    EntenteCollaborationTest() {
        super("entente/entente-collaboration");
    }

    private static Map<String, Object> changer(Map<String, Object> exemple, Object... clesEtValeurs) {
        Map<String, Object> change = new LinkedHashMap<>(exemple);
        for (int rang = 0; rang < clesEtValeurs.length; rang += 2) {
            if (clesEtValeurs[rang + 1] == null) {
                change.remove((String) clesEtValeurs[rang]);
            } else {
                change.put((String) clesEtValeurs[rang], clesEtValeurs[rang + 1]);
            }
        }
        return change;
    }

    private String ouvrir() {
        service = "SV-ENT-" + ++suivant;
        services.inscrire(
                service,
                "Service " + service,
                "ciusss-emtl",
                "MONTREAL",
                "LOCAL",
                "2025-01-05",
                List.of("cisss-laval"));
        services.changerEtat(service, EtatService.ACTIF);
        Banc.Reponse reponse =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", service));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.taches(numero).stream()
                .filter(une -> une.path("taskDefinitionKey").asText().equals("userTask_" + activite))
                .filter(une ->
                        une.hasNonNull("assignee") || banc.titulaires(une).contains(compte))
                .findFirst()
                .orElseThrow(() -> new AssertionError(activite + " pour " + compte));
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private String enSignature(Object... retouches) {
        String numero = ouvrir();
        repondre(numero, "redigerEntente", "pilote.clinique", changer(banc.exemple("rediger-entente"), retouches));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        return numero;
    }

    /** Le CCT nommé, s'il y en a un à demander, accepte. */
    private void accepter(String numero) {
        if (banc.taches(numero).stream()
                .anyMatch(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_accepterSoutien"))) {
            banc.faire(numero, "userTask_accepterSoutien");
        }
    }

    private String enVigueur(Object... retouches) {
        String numero = enSignature(retouches);
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        return numero;
    }

    private void revoir(String numero) {
        Job minuterie = gestion.createJobQuery()
                .activityId("event_revisionDue")
                .processInstanceId(banc.instances(numero).stream().findFirst().orElseThrow())
                .singleResult();
        assertThat(minuterie.getDuedate().toInstant().atZone(TempsOuvert.FUSEAU).getHour())
                .as("huit heures au Québec")
                .isEqualTo(8);
        gestion.executeJob(minuterie.getId());
    }

    private String etat() {
        return base.sql("select etat from jalon.entente where service = ?")
                .param(service)
                .query(String.class)
                .single();
    }

    private List<String> signataires(String numero) {
        return banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_signerEntente"))
                .flatMap(tache -> banc.titulaires(tache).stream())
                .filter(compte -> compte.startsWith("dirigeant"))
                .sorted()
                .toList();
    }

    @Test
    void chacun_signe_en_parallele_et_l_entente_vaut_et_designe() {
        String numero = ouvrir();
        assertThat(numero).matches("ENT-2026-\\d{4}");
        assertThat(banc.prerempli(banc.tache(numero, "userTask_redigerEntente"), "partiesEntente"))
                .contains("ciusss-emtl", "cisss-laval");
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(
                numero,
                "relireEntente",
                "corridors",
                Map.of("avisCorridors", "A_CORRIGER", "motifCorridors", "Nommez le corridor de services."));
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerEntente")))
                .contains("Nommez le corridor de services");
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        assertThat(signataires(numero))
                .as("le CCT nommé n’a pas encore accepté")
                .isEmpty();
        assertThat(banc.servi(banc.tache(numero, "userTask_accepterSoutien")))
                .contains("centre de services de chaque site");
        assertThat(avises(numero, "avis/tache-a-faire")).last().asString().contains("coord.chum@");
        repondre(
                numero,
                "accepterSoutien",
                "coord.chum",
                Map.of("reponseSoutien", "DECLINE", "motifDeclinSoutien", "Aucune capacité avant l’automne."));
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerEntente")))
                .contains("ne peut pas soutenir le service", "Aucune capacité avant l’automne");
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        assertThat(signataires(numero)).containsExactly("dirigeant", "dirigeant.laval");

        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(etat()).isEqualTo("EN_PREPARATION");
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isNull();
        assertThat(banc.servi(banc.tache(numero, "userTask_signerEntente")))
                .contains("CISSS de Laval : signée le", "n’a pas encore signé");
        Visiteur laval = new Visiteur(port);
        laval.connecter("dirigeant.laval", "jalon");
        assertThat(laval.get("/dossiers/" + numero).statusCode())
                .as("une partie lit le dossier")
                .isEqualTo(200);
        assertThat(laval.get("/ententes?manque=OUI&q=" + numero).body()).contains("en signature");

        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        assertThat(etat()).isEqualTo("EN_VIGUEUR");
        assertThat(actes.de(service, "MONTREAL"))
                .returns("chum", ActesDeSoutien.Designation::ententeCct)
                .satisfies(designation ->
                        assertThat(designation.raisons()).containsExactly("L’entente " + numero + " désigne le CCT."));
        assertThat(avises(numero, "entente/entente-en-vigueur"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.laval@", "coord.chum@");
    }

    @Test
    void une_entente_sans_cct_se_signe_sans_lui() {
        String numero = ouvrir();
        repondre(
                numero,
                "redigerEntente",
                "pilote.clinique",
                changer(banc.exemple("rediger-entente"), "cctSoutien", null));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        assertThat(signataires(numero)).containsExactly("dirigeant", "dirigeant.laval");
    }

    @Test
    void un_changement_demande_fait_tomber_les_signatures_et_le_dit() {
        String numero = enSignature();
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(
                numero,
                "signerEntente",
                "dirigeant.laval",
                Map.of("reponseSignature", "CHANGEMENT", "motifSignature", "Précisez le partage des coûts."));
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerEntente")))
                .contains("CISSS de Laval demande un changement", "ne valent plus");
        assertThat(avises(numero, "entente/signature-tombee"))
                .singleElement()
                .asString()
                .contains("dirigeant@");
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        assertThat(signataires(numero)).as("chacun signe de nouveau").containsExactly("dirigeant", "dirigeant.laval");
    }

    @Test
    void un_site_qui_refuse_se_retire_et_les_signatures_donnees_restent() {
        String numero = enSignature("partiesEntente", List.of("ciusss-emtl", "cisss-laval", "chum"));
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(
                numero,
                "signerEntente",
                "dirigeant.laval",
                Map.of("reponseSignature", "REFUS", "motifSignature", "Le besoin a disparu chez nous."));
        repondre(numero, "deciderRefus", "pilote.clinique", banc.exemple("decider-refus-entente"));
        assertThat(ententes.parties(numero, Ententes.RETIREE)).containsExactly("cisss-laval");
        assertThat(ententes.parties(numero, Ententes.SIGNEE)).containsExactly("ciusss-emtl");
        assertThat(ententes.parties(numero, Ententes.A_SIGNER)).containsExactly("chum");
        assertThat(banc.taches(numero)).hasSize(1);
    }

    /** Par une fiche, une reprise ou un projet : la seule écriture des sites le dit aux signatures. */
    @Test
    void un_site_sorti_du_service_n_est_plus_attendu_et_une_seule_partie_n_a_plus_d_entente() {
        String numero = enSignature("partiesEntente", List.of("ciusss-emtl", "cisss-laval", "chum"));
        HorsContrat.faire(() -> services.recevoir(service, List.of("chum")));
        assertThat(signataires(numero)).containsExactly("dirigeant");
        assertThat(ententes.parties(numero, Ententes.A_SIGNER)).containsExactly("chum", "ciusss-emtl");

        HorsContrat.faire(() -> services.recevoir(service, List.of()));
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(etat()).isEqualTo("ABANDONNEE");
    }

    @ParameterizedTest
    @CsvSource({"RENEGOCIER, EN_PREPARATION, userTask_redigerEntente", "ABANDONNER, ABANDONNEE,"})
    void un_refus_se_renegocie_ou_abandonne_l_entente(String suite, String etat, String attend) {
        String numero = enSignature();
        repondre(
                numero,
                "signerEntente",
                "dirigeant.laval",
                Map.of("reponseSignature", "REFUS", "motifSignature", "Le besoin a disparu chez nous."));
        repondre(
                numero,
                "deciderRefus",
                "pilote.techno",
                changer(banc.exemple("decider-refus-entente"), "suiteRefus", suite));
        assertThat(etat()).isEqualTo(etat);
        assertThat(banc.taches(numero))
                .extracting(tache -> tache.path("taskDefinitionKey").asText())
                .isEqualTo(attend == null ? List.of() : List.of(attend));
    }

    @Test
    void une_entente_se_renouvelle_se_modifie_puis_prend_fin_et_ne_designe_plus() {
        String numero = enVigueur();
        revoir(numero);
        repondre(numero, "revoirEntente", "pilote.clinique", banc.exemple("revoir-entente"));
        assertThat(base.sql("select fin from jalon.entente where numero = ?")
                        .param(numero)
                        .query(String.class)
                        .single())
                .isEqualTo(banc.exemple("revoir-entente").get("nouvelleFin"));

        revoir(numero);
        repondre(numero, "revoirEntente", "pilote.clinique", Map.of("suiteEcheance", "MODIFIER"));
        repondre(
                numero,
                "redigerEntente",
                "pilote.clinique",
                changer(banc.exemple("rediger-entente"), "cctSoutien", "ciusss-estrie"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        assertThat(actes.de(service, "MONTREAL").ententeCct())
                .as("l’entente d’avant vaut tant que la nouvelle n’est pas signée")
                .isEqualTo("chum");
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("ciusss-estrie");

        revoir(numero);
        repondre(
                numero,
                "revoirEntente",
                "pilote.clinique",
                Map.of("suiteEcheance", "TERMINER", "motifSuite", "Le service change de plateforme."));
        assertThat(etat()).isEqualTo("TERMINEE");
        assertThat(actes.de(service, "MONTREAL"))
                .returns(null, ActesDeSoutien.Designation::ententeCct)
                .satisfies(designation -> assertThat(designation.raisons())
                        .containsExactly("L’entente " + numero + " ne désigne plus de CCT : acte terminé."));
    }

    /** À la rédaction, à la relecture ou en signature : ses tâches s'en vont, ses signataires et le rédacteur l'apprennent. */
    @ParameterizedTest
    @CsvSource({
        "REDACTION, userTask_redigerEntente",
        "RELECTURE, userTask_relireEntente",
        "SIGNATURE, userTask_signerEntente"
    })
    void qui_tient_le_service_abandonne_l_entente_avant_sa_signature(String quand, String attendait) {
        String numero = quand.equals("SIGNATURE") ? enSignature() : ouvrir();
        if (quand.equals("RELECTURE")) {
            repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        } else if (quand.equals("SIGNATURE")) {
            repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        }
        assertThat(banc.taches(numero))
                .extracting(tache -> tache.path("taskDefinitionKey").asText())
                .containsExactly(attendait);
        assertThat(abandonner("pilote.laval", numero).statut())
                .as("qui ne tient pas le service n’y peut rien")
                .isBetween(400, 403);
        assertThat(abandonner("pilote.clinique", numero, "motifSuite", null).message())
                .contains("Motif");
        assertThat(abandonner("pilote.techno", numero).statut()).isEqualTo(200);
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(etat()).isEqualTo("ABANDONNEE");
        assertThat(etatDuDossier(numero)).isEqualTo("ABANDONNEE");
        String motif = (String) banc.exemple("abandonner-entente").get("motifSuite");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@");
        assertThat(ecrits.duDossier(numero))
                .filteredOn(ecrit -> ecrit.formulaire().equals("abandonner-entente"))
                .singleElement()
                .satisfies(ecrit -> assertThat(ecrit.valeurs()).containsEntry("motifSuite", motif));
        if (quand.equals("SIGNATURE")) {
            assertThat(avises(numero, "entente/entente-fermee"))
                    .singleElement()
                    .asString()
                    .contains("dirigeant@", "dirigeant.laval@");
        } else {
            assertThat(avises(numero, "entente/entente-fermee")).isEmpty();
        }
        assertThat(abandonner("pilote.clinique", numero).statut())
                .as("elle ne se prépare plus")
                .isEqualTo(400);
        assertThat(banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", service))
                        .statut())
                .as("le service peut en avoir une autre")
                .isEqualTo(200);
    }

    /** Ce qui a valu prend fin à sa révision, non par un abandon ; même pendant qu'on la modifie. */
    @Test
    void une_entente_en_vigueur_ne_s_abandonne_pas() {
        String numero = enVigueur();
        assertThat(abandonner("pilote.clinique", numero).statut()).isEqualTo(400);
        revoir(numero);
        repondre(numero, "revoirEntente", "pilote.clinique", Map.of("suiteEcheance", "MODIFIER"));
        assertThat(abandonner("pilote.clinique", numero).message()).contains("Entente");
        assertThat(etat()).isEqualTo("EN_VIGUEUR");
        assertThat(banc.taches(numero)).hasSize(1);
    }

    private Banc.Reponse abandonner(String compte, String numero, Object... retouches) {
        return banc.demarrer(
                "abandonner-entente",
                compte,
                changer(changer(banc.exemple("abandonner-entente"), "ententeAAbandonner", numero), retouches));
    }

    /** Reprise d'un fichier, une entente se revoit comme les autres, sous son numéro ; on la renouvelle, la modifie ou y met fin. */
    @Test
    void une_entente_signee_avant_jalon_a_sa_revision_et_entre_dans_jalon() {
        String numero = reprise(LocalDate.now().minusYears(2).minusDays(3), null);
        String plusTard = reprise(LocalDate.now().minusMonths(4), null);
        String bientotFinie =
                reprise(LocalDate.now().minusMonths(4), LocalDate.now().plusDays(60));
        String aVenir = reprise(LocalDate.now().plusDays(10), LocalDate.now().plusDays(40));
        passer("ouvrir-revisions");
        passer("ouvrir-revisions");
        assertThat(banc.taches(plusTard)).isEmpty();
        assertThat(banc.taches(aVenir)).isEmpty();
        assertThat(banc.taches(bientotFinie)).hasSize(1);
        service = numero.substring("ENT-".length());
        JsonNode revue = banc.tache(numero, "userTask_revoirEntente");
        assertThat(banc.titulaires(revue)).contains("pilote.clinique", "pilote.techno");
        assertThat(banc.servi(revue)).contains("Repris", "CISSS de Laval", "GED-1");
        repondre(
                numero,
                "revoirEntente",
                "pilote.clinique",
                changer(banc.exemple("revoir-entente"), "nouvelleFin", null));
        assertThat(etat()).isEqualTo("EN_VIGUEUR");
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("cusm");
        revoir(numero);
        repondre(numero, "revoirEntente", "pilote.clinique", Map.of("suiteEcheance", "MODIFIER"));
        assertThat(banc.prerempli(banc.tache(numero, "userTask_redigerEntente"), "partiesEntente"))
                .contains("ciusss-emtl", "cisss-laval");
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("chum");

        service = bientotFinie.substring("ENT-".length());
        repondre(
                bientotFinie,
                "revoirEntente",
                "pilote.clinique",
                Map.of("suiteEcheance", "TERMINER", "motifSuite", "Le service change de plateforme."));
        assertThat(etatDe(bientotFinie)).isEqualTo("TERMINEE");
        assertThat(avises(bientotFinie, "entente/entente-fermee"))
                .singleElement()
                .asString()
                .contains("dirigeant@", "dirigeant.laval@");
        passer("ouvrir-revisions");
        assertThat(banc.taches(bientotFinie)).isEmpty();
    }

    private String reprise(LocalDate debut, LocalDate fin) {
        service = "SV-ENT-" + ++suivant;
        services.inscrire(service, "Repris", "ciusss-emtl", "MONTREAL", "LOCAL", "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(service, EtatService.ACTIF);
        String numero = "ENT-" + service;
        ententes.inscrire(numero, service, "Repris", "ciusss-emtl", "MONTREAL");
        ententes.figer(numero, List.of("ciusss-emtl", "cisss-laval"));
        List.of("ciusss-emtl", "cisss-laval")
                .forEach(partie -> ententes.noter(numero, partie, Ententes.SIGNEE, "2024-01-01", "GED-1"));
        ententes.mettreEnVigueur(numero, "cusm", debut.toString(), fin == null ? null : fin.toString(), "GED-1");
        return numero;
    }

    private void passer(String quotidien) {
        HorsContrat.faire(() -> gestion.executeJob(gestion.createJobQuery()
                .processDefinitionKey(quotidien)
                .singleResult()
                .getId()));
    }

    private Banc.Reponse demanderUnChangement(String compte, String numero) {
        return banc.demarrer(
                "changer-entente", compte, changer(banc.exemple("changer-entente"), "ententeAChanger", numero));
    }

    /** Sans attendre l'année : modifiée par les mêmes signatures, elle vaut jusque-là ; ou finie avant terme. */
    @Test
    void une_entente_en_vigueur_se_change_avant_sa_revision() {
        String numero = enVigueur();
        String motif = (String) banc.exemple("changer-entente").get("motifChangement");
        assertThat(demanderUnChangement("pilote.laval", numero).statut())
                .as("qui ne tient pas le service n’y peut rien")
                .isBetween(400, 403);
        assertThat(demanderUnChangement("pilote.clinique", "ENT-1999-0001").message())
                .contains("Entente");
        assertThat(demanderUnChangement("pilote.techno", numero).statut()).isEqualTo(200);
        assertThat(banc.servi(banc.tache(numero, "userTask_revoirEntente"))).contains(motif);
        assertThat(demanderUnChangement("pilote.clinique", numero))
                .returns(409, Banc.Reponse::statut)
                .satisfies(refus -> assertThat(refus.message()).contains("se revoit ou se modifie déjà"));
        repondre(numero, "revoirEntente", "pilote.clinique", Map.of("suiteEcheance", "MODIFIER"));
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerEntente"))).contains(motif, "ne valent plus");
        repondre(
                numero,
                "redigerEntente",
                "pilote.clinique",
                changer(banc.exemple("rediger-entente"), "cctSoutien", "ciusss-estrie"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("chum");
        assertThat(demanderUnChangement("pilote.clinique", numero).statut())
                .as("sa modification se signe")
                .isEqualTo(409);
        accepter(numero);
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("ciusss-estrie");
        revoir(numero);
        assertThat(banc.servi(banc.tache(numero, "userTask_revoirEntente")))
                .as("le motif d’un changement fait ne revient pas à la révision d’après")
                .doesNotContain(motif);
        repondre(
                numero,
                "revoirEntente",
                "pilote.clinique",
                changer(banc.exemple("revoir-entente"), "nouvelleFin", null));

        assertThat(demanderUnChangement("pilote.clinique", numero).statut()).isEqualTo(200);
        repondre(
                numero,
                "revoirEntente",
                "pilote.clinique",
                Map.of("suiteEcheance", "TERMINER", "motifSuite", "Le service change de plateforme."));
        assertThat(etat()).isEqualTo("TERMINEE");
        assertThat(demanderUnChangement("pilote.clinique", numero).statut())
                .as("une entente finie n’est plus offerte")
                .isEqualTo(400);
    }

    /** Supprimée de Cockpit, elle vaut encore, mais rien ne la mène : on le dit. */
    @Test
    void une_entente_que_rien_ne_mene_ne_se_change_pas() {
        String numero = enVigueur();
        supprimer(numero);
        assertThat(demanderUnChangement("pilote.clinique", numero))
                .returns(409, Banc.Reponse::statut)
                .satisfies(refus -> assertThat(refus.message()).contains("plus rien ne mène " + numero));
    }

    /** Le répertoire et l'entente se comparent chaque fois que les sites changent : qui tient le service l'apprend. */
    @Test
    void des_sites_qui_ne_sont_plus_les_parties_se_disent() {
        String numero = enVigueur();
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        String liste = "/ententes.csv?ecart=OUI";
        String alerte = "Ses parties ne sont plus celles";
        assertThat(pilote.get(liste).body()).doesNotContain(numero);
        assertThat(pilote.get("/services/" + service).body()).doesNotContain(alerte);
        HorsContrat.faire(() -> services.recevoir(service, List.of("cisss-laval")));
        assertThat(avises(numero, "entente/parties-a-revoir")).isEmpty();

        HorsContrat.faire(() -> services.recevoir(service, List.of("chum")));
        assertThat(avises(numero, "entente/parties-a-revoir"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.techno@");
        assertThat(pilote.get(liste).body()).contains(numero);
        assertThat(pilote.get("/services/" + service).body()).contains(alerte, "/ententes/" + numero + "/changer");
        revoir(numero);
        assertThat(banc.servi(banc.tache(numero, "userTask_revoirEntente")))
                .contains(
                        "**Reçoivent le service sans être parties** : Centre hospitalier de l’Université de Montréal",
                        "**Sont parties sans plus recevoir le service** : CISSS de Laval");

        HorsContrat.faire(() -> services.recevoir(service, List.of("cisss-laval")));
        assertThat(pilote.get(liste).body()).doesNotContain(numero);
    }

    /** L'entente d'un service qu'un projet livrera se conclut pendant le projet, sous le numéro qu'aura le service. */
    @Test
    void l_entente_s_ouvre_pendant_le_projet_sous_le_numero_qu_aura_le_service() {
        String projet = projetDans("execution-projet", "EXECUTION", Map.of());
        HorsContrat.faire(() -> participants.fixer(projet, Qualite.PARTENAIRE, List.of("cisss-laval")));
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        String lien = "/services/" + projet + "/entente";
        assertThat(pilote.get("/projets/" + projet).body()).contains(lien);
        assertThat(pilote.get(lien).statusCode()).isEqualTo(302);
        Banc.Reponse reponse =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", projet));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = reponse.corps().path("businessKey").asText();
        assertThat(banc.prerempli(banc.tache(numero, "userTask_redigerEntente"), "partiesEntente"))
                .contains("ciusss-emtl", "cisss-laval");
        assertThat(pilote.get("/projets/" + projet).body()).doesNotContain(lien).contains(numero);
        assertThat(pilote.get("/ententes?q=" + numero).body()).contains("/projets/" + projet);
        assertThat(banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", projet))
                        .message())
                .contains("l’entente " + numero + " de ce service se prépare ou vaut encore");
    }

    /** Son instance supprimée, ou reprise et pas encore due, une entente n'a pas de tâche : une autre la remplace. */
    @Test
    void une_entente_que_rien_ne_mene_vaut_encore_et_se_remplace() {
        service = "SV-ENT-" + ++suivant;
        services.inscrire(service, "Repris", "ciusss-emtl", "MONTREAL", "LOCAL", "2025-01-05", List.of("cisss-laval"));
        services.changerEtat(service, EtatService.ACTIF);
        String reprise = "ENT-" + service;
        ententes.inscrire(reprise, service, "Repris", "ciusss-emtl", "MONTREAL");
        ententes.figer(reprise, List.of("ciusss-emtl", "cisss-laval"));
        ententes.mettreEnVigueur(reprise, "cusm", "2024-01-01", "2099-12-31", "GED-1");

        String premiere = conclureUneAutre(reprise, "cusm");
        supprimer(premiere);
        assertThat(etatDe(premiere)).isEqualTo("EN_VIGUEUR");
        conclureUneAutre(premiere, "chum");
    }

    /** Ouvre et fait signer une autre entente du service : celle d'avant désigne jusque-là, puis prend fin. */
    private String conclureUneAutre(String avant, String cct) {
        Banc.Reponse reponse =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", service));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = reponse.corps().path("businessKey").asText();
        repondre(numero, "redigerEntente", "pilote.clinique", banc.exemple("rediger-entente"));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo(cct);
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(etatDe(avant)).isEqualTo("TERMINEE");
        assertThat(etatDe(numero)).isEqualTo("EN_VIGUEUR");
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("chum");
        return numero;
    }

    /** Signée aujourd'hui pour plus tard, elle laisse celle d'avant désigner jusqu'à la veille ; personne ne manque entre les deux. */
    @Test
    void une_entente_a_venir_laisse_celle_d_avant_valoir_jusqu_a_la_veille() {
        LocalDate debut = LocalDate.now().plusDays(30);
        String avant = reprise(LocalDate.now().minusMonths(4), null);
        Banc.Reponse reponse =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", service));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = reponse.corps().path("businessKey").asText();
        repondre(
                numero,
                "redigerEntente",
                "pilote.clinique",
                changer(banc.exemple("rediger-entente"), "debutEntente", debut.toString()));
        repondre(numero, "relireEntente", "corridors", banc.exemple("relire-entente"));
        accepter(numero);
        repondre(numero, "signerEntente", "dirigeant", banc.exemple("signer-entente"));
        repondre(numero, "signerEntente", "dirigeant.laval", banc.exemple("signer-entente"));
        assertThat(etatDe(avant)).isEqualTo("EN_VIGUEUR");
        assertThat(ententes.trouver(avant).orElseThrow().fin())
                .isEqualTo(debut.minusDays(1).toString());
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("cusm");
        passer("ouvrir-revisions");
        assertThat(banc.taches(avant)).as("la suivante est signée").isEmpty();

        ClockUtil.setCurrentTime(
                Date.from(debut.atTime(9, 0).atZone(TempsOuvert.FUSEAU).toInstant()));
        assertThat(actes.de(service, "MONTREAL").ententeCct()).isEqualTo("chum");
        passer("ouvrir-revisions");
        assertThat(etatDe(avant)).isEqualTo("TERMINEE");
        assertThat(etatDe(numero)).isEqualTo("EN_VIGUEUR");
    }

    /** Celle qui vaut ne peut pas cesser de désigner aujourd'hui pour ne reprendre que plus tard. */
    @Test
    void une_entente_en_vigueur_ne_se_modifie_pas_pour_plus_tard() {
        String numero = enVigueur();
        revoir(numero);
        repondre(numero, "revoirEntente", "pilote.clinique", Map.of("suiteEcheance", "MODIFIER"));
        JsonNode tache = banc.tache(numero, "userTask_redigerEntente");
        assertThat(banc.envoyer(
                                tache,
                                "pilote.clinique",
                                changer(
                                        banc.exemple("rediger-entente"),
                                        "debutEntente",
                                        LocalDate.now().plusDays(30).toString()))
                        .message())
                .contains("En vigueur à partir du", "vaut déjà");
    }

    /** Comme de Cockpit, écouteurs sautés. */
    private void supprimer(String numero) {
        String instance = executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(numero, "entente-collaboration")
                .singleResult()
                .getId();
        executions.deleteProcessInstance(instance, "Essai", true, true);
    }

    private String etatDe(String numero) {
        return base.sql("select etat from jalon.entente where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    @Test
    void une_signature_supprimee_de_cockpit_n_est_plus_attendue_de_personne() {
        String numero = enSignature();
        supprimer(numero);
        assertThat(etat()).isEqualTo("ABANDONNEE");
        Visiteur laval = new Visiteur(port);
        laval.connecter("dirigeant.laval", "jalon");
        assertThat(laval.get("/ententes.csv?manque=OUI").body()).doesNotContain(numero);
    }

    @Test
    void une_entente_echue_ne_designe_plus_et_dit_pourquoi() {
        String numero = enVigueur();
        base.sql("update jalon.entente set debut = '2024-01-01', fin = '2025-01-31' where numero = ?")
                .param(numero)
                .update();
        assertThat(actes.de(service, "MONTREAL"))
                .returns(null, ActesDeSoutien.Designation::ententeCct)
                .satisfies(designation -> assertThat(designation.raisons())
                        .containsExactly("L’entente " + numero + " ne désigne plus de CCT : fin le 2025-01-31."));
    }

    @Test
    void une_seconde_entente_une_partie_seule_ou_une_date_fautive_sont_refusees() {
        String numero = ouvrir();
        Banc.Reponse seconde =
                banc.demarrer("entente-collaboration", "pilote.techno", Map.of("serviceEntente", service));
        assertThat(seconde.statut()).isEqualTo(409);
        assertThat(seconde.message()).contains("l’entente " + numero + " de ce service se prépare");
        JsonNode tache = banc.tache(numero, "userTask_redigerEntente");
        Map<String, Object> fautive = changer(
                banc.exemple("rediger-entente"), "partiesEntente", List.of("ciusss-emtl"), "finEntente", "2020-01-01");
        assertThat(banc.envoyer(tache, "pilote.clinique", fautive).message())
                .contains("une entente lie au moins deux établissements", "la fin suit le début");
        assertThat(banc.demarrer("entente-collaboration", "pilote.laval", Map.of("serviceEntente", service))
                        .message())
                .startsWith("Service : ");
    }
}
