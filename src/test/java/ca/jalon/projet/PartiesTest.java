package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les parties d'un projet, choisies à sa fiche : ce qu'elles voient, ce qu'elles reçoivent, et rien de plus. */
@EssaiSpring
class PartiesTest {

    private static final String COPIE_CCT = "projet/fiche-copie-cct";
    private static final String COPIE_PARTENAIRE = "projet/fiche-copie-partenaire";

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    IdentityService identites;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Participants participants;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
        creer("pilote.icm", "pilote-clinique.icm");
        creer("pilote.chum", "pilote-clinique.chum");
        creer("pilote.mcq", "pilote-clinique.ciusss-mcq");
        creer("coord.quebec", "coordonnateur-cct.chu-quebec");
        creer("pilote.cn", "pilote-clinique.ciusss-cn");
    }

    @Test
    void les_partenaires_voient_le_projet_et_en_recoivent_la_copie_les_autres_rien() {
        String numero = deposer("pilote.clinique", Map.of("partenaires", List.of("cisss-laval", "ciusss-cn")));

        assertThat(niveau(numero)).isEqualTo("NATIONAL");
        assertThat(compte(numero, "nbEtablissements")).isEqualTo("3");
        assertThat(compte(numero, "nbTerritoires")).isEqualTo("2");
        assertThat(participants.du(numero))
                .containsEntry(Qualite.PORTEUR, Set.of("ciusss-emtl"))
                .containsEntry(Qualite.PARTENAIRE, Set.of("cisss-laval", "ciusss-cn"))
                .containsEntry(Qualite.CCT, Set.of("chum", "chu-quebec"));
        for (String partie : List.of("pilote.clinique", "pilote.laval", "pilote.cn", "coord.chum", "coord.quebec")) {
            assertThat(voit(partie, numero)).as(partie).isTrue();
        }
        for (String tiers : List.of("pilote.icm", "pilote.chum", "pilote.mcq", "coord.estrie")) {
            assertThat(voit(tiers, numero)).as(tiers).isFalse();
        }
        assertThat(avises(numero, COPIE_CCT)).contains("coord.chum@").contains("coord.quebec@");
        assertThat(avises(numero, COPIE_PARTENAIRE)).contains("pilote.laval@").contains("pilote.cn@");
        assertThat(banc.titulaires(banc.tache(numero, "userTask_accuserFiche")))
                .contains("coord.chum")
                .doesNotContain("coord.estrie");
        assertThat(tous(numero)).doesNotContain("pilote.icm@", "pilote.chum@", "pilote.mcq@", "coord.estrie@");
    }

    @Test
    void un_partenaire_de_deux_territoires_n_en_ajoute_pas_un_autre() {
        String numero = deposer("pilote.clinique", Map.of("partenaires", List.of("ciusss-mcq", "cisss-laval")));

        assertThat(niveau(numero)).isEqualTo("TERRITORIAL");
        assertThat(participants.du(numero)).containsEntry(Qualite.CCT, Set.of("chum"));
    }

    @Test
    void un_territoire_entier_nomme_tous_ses_etablissements() {
        String numero = deposer("pilote.clinique", Map.of("territoiresEntiers", List.of("MONTREAL")));

        assertThat(niveau(numero)).isEqualTo("TERRITORIAL");
        assertThat(compte(numero, "nbEtablissements")).isEqualTo("10");
        assertThat(voit("pilote.icm", numero)).isTrue();
    }

    @Test
    void une_fiche_corrigee_fait_entrer_et_sortir_ses_parties() {
        String numero = deposer("pilote.clinique", Map.of("partenaires", List.of("cisss-laval")));
        banc.repondre(
                "analyser-fiche",
                Map.of("recevabilite", "A_COMPLETER", "motif", "Nommer les partenaires.", "niveauRetenu", "LOCAL"));
        banc.faire(numero, "userTask_analyserFiche");
        assertThat(voit("pilote.laval", numero)).isTrue();

        banc.repondre("fiche-projet@completerFiche", Map.of("partenaires", List.of("ciusss-cn", "icm")));
        banc.envoyerAvis();
        banc.faire(numero, "userTask_completerFiche");

        assertThat(demandes(numero))
                .as("la copie dit le niveau de la fiche corrigée, et ceux qui suivent le projet savent qu'il change")
                .anySatisfy(avis -> assertThat(avis).contains(COPIE_PARTENAIRE, "\"niveau\":\"national\""))
                .noneSatisfy(avis -> assertThat(avis).contains(COPIE_PARTENAIRE, "\"niveau\":\"local\""))
                .anySatisfy(avis -> assertThat(avis)
                        .contains(
                                "projet/acte-consigne",
                                "passe du niveau local au niveau national",
                                "vise 3 établissements et 2 territoires"));
        assertThat(voit("pilote.laval", numero)).as("sorti du projet").isFalse();
        assertThat(voit("pilote.icm", numero)).as("entré au projet").isTrue();
        assertThat(compte(numero, "nbEtablissements")).isEqualTo("3");
        assertThat(niveau(numero)).isEqualTo("NATIONAL");
        assertThat(avises(numero, COPIE_PARTENAIRE))
                .contains("pilote.laval@")
                .contains("pilote.icm@")
                .contains("pilote.cn@");
        assertThat(base.sql("""
                                select count(*) from jalon.participant
                                where dossier = ? and organisation = 'cisss-laval' and jusque is not null
                                """).param(numero).query(Long.class).single()).isEqualTo(1);
        assertThat(avises(numero, COPIE_CCT)).as("le CCT qui entre avec eux").contains("coord.quebec@");
        assertThat(avises(numero, "projet/acte-consigne")).contains("coord.chum@", "pilote.cn@");
    }

    @Test
    void un_partenaire_recoit_ce_qui_suit_tant_qu_il_participe() {
        String numero = deposer("pilote.clinique", Map.of("partenaires", List.of("cisss-laval")));
        banc.jusque(numero, "userTask_declarerPgri");

        assertThat(avises(numero, "projet/projet-avance")).contains("pilote.laval@");
        assertThat(tous(numero)).doesNotContain("pilote.icm@");
    }

    /** Dès la charte, et non à la clôture, on apprend que le service de plusieurs établissements demande une entente (R-188). */
    @Test
    void la_charte_d_un_service_partage_demande_son_entente() {
        String numero = deposer("pilote.clinique", Map.of("partenaires", List.of("cisss-laval")));
        banc.jusque(numero, "userTask_redigerCharte");
        assertThat(banc.servi(banc.tache(numero, "userTask_redigerCharte")))
                .contains("Entente de collaboration requise", "« Conclure une entente de collaboration »");
        assertThat(executions.createVariableInstanceQuery().variableName("avis").list())
                .extracting(avis -> avis.getValue().toString())
                .anyMatch(avis -> avis.contains("projet/projet-avance")
                        && avis.contains(numero)
                        && avis.contains("\"Démarrage\"")
                        && avis.contains("\"entente\":true"));

        String seul = deposer("pilote.clinique", Map.of());
        banc.jusque(seul, "userTask_redigerCharte");
        assertThat(banc.servi(banc.tache(seul, "userTask_redigerCharte")))
                .doesNotContain("Entente de collaboration requise");
    }

    @Test
    void un_programme_d_hier_donne_encore_des_nombres() {
        String territorial = banc.demarrerExemple("../fiches-anciennes/fiche-territorial-telepathologie");
        assertThat(compte(territorial, "nbEtablissements")).isEqualTo("4");
        assertThat(niveau(territorial)).isEqualTo("TERRITORIAL");
        assertThat(banc.servi(banc.tache(territorial, "userTask_analyserFiche")))
                .contains("CISSS de Laval, CISSS de Lanaudière, CISSS des Laurentides");

        String national = banc.demarrerExemple("../fiches-anciennes/fiche-national-tele-avc");
        assertThat(compte(national, "nbEtablissements")).isEqualTo("19");
        assertThat(national).contains("-msss-");
    }

    @Test
    void le_ministere_porte_un_projet_national_et_son_numero_le_dit() {
        String numero = banc.demarrerExemple("fiche-national-tele-avc");

        assertThat(numero).matches("TS-\\d{4}-msss-\\d{4}");
        assertThat(dossiers.trouver(numero)).get().satisfies(projet -> {
            assertThat(projet.organisation()).isEqualTo("msss");
            assertThat(projet.territoire()).isNull();
            assertThat(projet.niveau()).isEqualTo("NATIONAL");
        });
        assertThat(compte(numero, "nbEtablissements")).isEqualTo("35");
        assertThat(participants.du(numero).get(Qualite.CCT))
                .containsExactlyInAnyOrder("chum", "cusm", "chu-quebec", "ciusss-estrie");
        assertThat(avises(numero, COPIE_CCT))
                .contains("coord.chum@")
                .contains("coord.estrie@")
                .contains("coord.quebec@");
        assertThat(page("pilote.msss", numero)).contains("Ministère de la Santé et des Services sociaux");
        Reponse local = banc.envoyer(
                prise(numero, "userTask_analyserFiche", "pilote.msss"),
                "pilote.msss",
                Map.of("recevabilite", "RECEVABLE", "niveauRetenu", "LOCAL", "motifNiveau", "Un seul établissement."));
        assertThat(local.statut()).isEqualTo(400);
        assertThat(local.message()).contains("il est national");
    }

    @Test
    void seul_le_ministere_depose_ce_qu_il_porte_et_il_dit_pour_qui() {
        Map<String, Object> fiche = new HashMap<>(Banc.fiche("fiche-national-tele-avc"));
        Reponse tiers = banc.demarrer("pilote.clinique", fiche);
        assertThat(tiers.statut()).isEqualTo(400);
        assertThat(tiers.message()).startsWith("Projet ministériel : seul le ministère");

        fiche.remove("territoiresEntiers");
        Reponse sansPartie = banc.demarrer("pilote.msss", fiche);
        assertThat(sansPartie.statut()).isEqualTo(400);
        assertThat(sansPartie.message()).contains("nomme les établissements ou les territoires à desservir");
    }

    @Test
    void les_ccts_mandates_sont_demandes_voient_le_projet_et_leur_equipe_agit() {
        Map<String, Object> fiche = new HashMap<>(Banc.fiche("fiche-national-tele-avc"));
        fiche.remove("territoiresEntiers");
        fiche.put("partenaires", List.of("ciusss-emtl", "cisss-laval", "icm"));
        String numero = numero(banc.demarrer("pilote.msss", fiche));
        assertThat(voit("coord.estrie", numero)).isFalse();
        banc.repondre("analyser-fiche", Map.of("niveauRetenu", "NATIONAL"));
        Map<String, Object> declaration = absents("piloteTechnologiqueAssocie", "responsablePgri");
        declaration.put("numeroPgri", "PGRI-2026-0900");
        banc.repondre("declaration-pgri", declaration);
        banc.repondre(
                "confirmer-maitre-oeuvre",
                Map.of("cctMaitreOeuvre", "chum", "cctsAssocies", List.of("ciusss-estrie"), "cctTechnologie", "chum"));
        banc.jusque(numero, "userTask_accepterMandat");

        assertThat(avises(numero, "avis/tache-a-faire"))
                .contains("coord.estrie@")
                .contains("coord.chum@");
        assertThat(voit("coord.estrie", numero)).as("lit avant de répondre").isTrue();
        assertThat(banc.servi(tacheDe(numero, "coord.chum")))
                .contains("maître d’œuvre et gestion opérationnelle technologique");
        assertThat(banc.servi(tacheDe(numero, "coord.estrie"))).contains("CCT associé");
        banc.jusque(numero, "userTask_evaluerEnvergure");

        assertThat(participants.du(numero))
                .containsEntry(Qualite.MAITRE_OEUVRE, Set.of("chum"))
                .containsEntry(Qualite.ASSOCIE, Set.of("ciusss-estrie"))
                .containsEntry(Qualite.TECHNOLOGIE, Set.of("chum"))
                .doesNotContainKey(Qualite.PRESSENTI);
        assertThat(banc.titulaires(banc.tache(numero, "userTask_evaluerEnvergure")))
                .containsExactly("equipe.chum");
        assertThat(voit("equipe.chum", numero)).isTrue();
        assertThat(voit("pilote.chum", numero))
                .as("le CCT participe, pas l'établissement")
                .isFalse();
        assertThat(banc.agir("suivre-risque", "equipe.chum", Map.of("projet", numero))
                        .statut())
                .as("le maître d'œuvre mène le projet")
                .isEqualTo(200);
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::etat).isEqualTo(Dossier.EN_COURS);
    }

    @Test
    void nul_n_analyse_sa_fiche_tant_qu_une_autre_personne_le_peut() {
        String numero = deposer("pilote.clinique", Map.of());
        JsonNode analyse = banc.tache(numero, "userTask_analyserFiche");
        creer("autre.pilote", "pilote-clinique.ciusss-emtl");
        try {
            Reponse refus = banc.prendre(analyse, "pilote.clinique");
            assertThat(refus.statut()).isEqualTo(403);
            assertThat(refus.message()).contains("revient à une autre personne");
            assertThat(banc.prendre(analyse, "autre.pilote").statut()).isEqualTo(204);
        } finally {
            identites.deleteUser("autre.pilote");
        }
        String seule = deposer("pilote.clinique", Map.of());
        assertThat(banc.prendre(banc.tache(seule, "userTask_analyserFiche"), "pilote.clinique")
                        .statut())
                .as("seule à tenir le rôle")
                .isEqualTo(204);
    }

    @Test
    void une_decision_que_son_auteur_peut_reprendre_n_est_vue_que_de_lui() {
        String numero = deposer("pilote.clinique", Map.of());
        banc.jusque(numero, "userTask_autoriserJalon");
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        banc.prendre(tache, "dirigeant");
        Map<String, Object> decision = new HashMap<>(banc.exemple("decision-approbation"));
        decision.putAll(Map.of("decision", "RETOUR_POUR_COMPLEMENT", "motif", "Chiffrer la marge d’estimation."));
        absents("conditions", "montantAutorise").keySet().forEach(decision::remove);
        assertThat(banc.envoyer(tache, "dirigeant", decision).statut()).isEqualTo(204);

        assertThat(decisions("dirigeant")).contains(numero);
        assertThat(page("dirigeant", numero)).contains("Chiffrer la marge");
        assertThat(decisions("pilote.clinique")).doesNotContain(numero);
        assertThat(page("pilote.clinique", numero)).doesNotContain("Chiffrer la marge");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/projets/" + numero + "/papiers/decision-1").statusCode())
                .isEqualTo(404);

        banc.laisserPrendreEffet(tache);
        assertThat(decisions("pilote.clinique")).contains(numero);
        assertThat(page("pilote.clinique", numero)).contains("Chiffrer la marge");
    }

    private String decisions(String compte) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get("/decisions.csv").body();
    }

    @Test
    void qui_autorise_le_demarrage_lit_tout_ce_qui_fut_dit_en_bref_puis_en_entier() {
        String numero = deposer("pilote.clinique", Map.of());
        banc.decider("DO", "AUTORISE_AVEC_CONDITIONS", "AUTORISE");
        banc.jusque(numero, "userTask_regulariserPrerequis");
        banc.faire(numero, "userTask_regulariserPrerequis");
        banc.jusque(numero, "userTask_autoriserJalon");
        String lu = banc.servi(banc.tache(numero, "userTask_autoriserJalon"));

        assertThat(lu)
                .contains(
                        "Le projet en bref",
                        "Coûts",
                        "dossier d’affaires 152",
                        "planification reçue du CNCOT",
                        "PGRI PGRI")
                .contains("Conditions &#40;Dossier d’opportunité&#41;", "Suivi des conditions", "Couverture éprouvée")
                .contains("/projets/" + numero + "/papiers/")
                .contains("Lire le dossier en entier", "Déclaration au PGRI", "Solution retenue");
    }

    private static Map<String, Object> absents(String... cles) {
        Map<String, Object> absents = new HashMap<>();
        for (String cle : cles) {
            absents.put(cle, null);
        }
        return absents;
    }

    private String deposer(String compte, Map<String, Object> etendue) {
        Map<String, Object> fiche = new HashMap<>(Banc.fiche("fiche-local-soins-de-plaies"));
        fiche.putAll(etendue);
        return numero(banc.demarrer(compte, fiche));
    }

    private static String numero(Reponse reponse) {
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private JsonNode tacheDe(String numero, String compte) {
        return banc.taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals("userTask_accepterMandat"))
                .filter(tache -> banc.titulaires(tache).contains(compte))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode prise(String numero, String activite, String compte) {
        var tache = banc.tache(numero, activite);
        assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        return tache;
    }

    private String niveau(String numero) {
        return compte(numero, "niveauProjet");
    }

    private String compte(String numero, String variable) {
        return banc.variable(banc.tache(numero, "userTask_analyserFiche"), variable);
    }

    /** Vrai si la page du projet s'ouvre à cette personne et qu'il est dans sa liste ; jamais l'un sans l'autre. */
    private boolean voit(String compte, String numero) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        int statut = visiteur.get("/projets/" + numero).statusCode();
        assertThat(statut).isIn(200, 404);
        assertThat(visiteur.get("/projets.csv").body().contains(numero)).isEqualTo(statut == 200);
        return statut == 200;
    }

    private String page(String compte, String numero) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get("/projets/" + numero).body();
    }

    private String avises(String numero, String gabarit) {
        banc.envoyerAvis();
        return String.join(
                "\n",
                base.sql("select destinataires from jalon.avis where cle = ? and modele = ?")
                        .params(numero, gabarit)
                        .query(String.class)
                        .list());
    }

    /** Ce que diront les avis demandés et pas encore partis, un texte JSON chacun. */
    private List<String> demandes(String numero) {
        return executions
                .createProcessInstanceQuery()
                .processDefinitionKey("avis")
                .processInstanceBusinessKey(numero)
                .list()
                .stream()
                .map(avis -> executions.getVariable(avis.getId(), "avis").toString())
                .toList();
    }

    private String tous(String numero) {
        banc.envoyerAvis();
        return String.join(
                "\n",
                base.sql("select destinataires from jalon.avis where cle = ?")
                        .param(numero)
                        .query(String.class)
                        .list());
    }

    private void creer(String compte, String groupe) {
        if (identites.createUserQuery().userId(compte).count() == 0) {
            var personne = identites.newUser(compte);
            personne.setPassword("jalon");
            personne.setEmail(compte + "@exemple.invalid");
            identites.saveUser(personne);
            identites.createMembership(compte, groupe);
        }
    }
}
