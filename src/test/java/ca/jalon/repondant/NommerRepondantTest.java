package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiDeModele;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Une nomination, un intérim ou un départ : obstacles dits, dirigeant qui confirme, registre et rôles qui suivent (R-023 à R-033). */
class NommerRepondantTest extends EssaiDeModele {

    private static final String ICI = "ciusss-nim";

    @Autowired
    Repondants repondants;

    @Autowired
    Annuaire annuaire;

    @Autowired
    IdentityService identites;

    @Autowired
    TaskService taches;

    private Etablissement ici;

    NommerRepondantTest() {
        super("repondant/nommer-repondant");
    }

    @BeforeEach
    void etablissement() {
        ici = new Etablissement(ICI, banc, identites);
        ici.personne("gen.nim", "equipe-clinique");
        ici.personne("remi.nim", "equipe-clinique");
        // Chaque essai part de deux postes vacants.
        for (Volet volet : Volet.values()) {
            if (repondants.enPoste(ICI, volet).isPresent()) {
                ici.nommer(Etablissement.depart(ICI, volet.name(), aujourdhui()));
            }
        }
    }

    private static String aujourdhui() {
        return LocalDate.now(ZoneId.of("America/Toronto")).toString();
    }

    private Map<String, Object> clinique(String personne) {
        Map<String, Object> envoi = ici.nomination(Map.of(
                "voletRepondant", "CLINIQUE",
                "personneNommee", personne,
                "directionRepondant", "DIRECTION_CLINIQUE",
                "accesDecision", true,
                "soutienOperationnel", "Une agente administrative"));
        envoi.remove("responsableVisio");
        return envoi;
    }

    private Map<String, Object> techno(String personne) {
        return ici.nomination(Map.of("personneNommee", personne));
    }

    private List<String> postes(String compte) {
        return annuaire.groupes(compte).stream()
                .filter(groupe -> groupe.startsWith("pilote-"))
                .toList();
    }

    @Test
    void confirmee_elle_ouvre_la_ligne_donne_le_role_avise_et_accueille() {
        String numero = ici.numero(clinique("gen.nim"));
        assertThat(numero).matches("NO-20\\d\\d-\\d{4}");
        assertThat(banc.appeler(
                                "GET",
                                "/engine-rest/task/"
                                        + banc.tache(numero, "userTask_confirmerNomination")
                                                .path("id")
                                                .asText()
                                        + "/deployed-form",
                                "dg." + ICI,
                                null)
                        .corps()
                        .toString())
                .contains("Pilote clinique", "gen&#46;nim", "Aucun obstacle");
        assertThat(repondants.enPoste(ICI, Volet.CLINIQUE)).isEmpty();

        assertThat(ici.confirmer(numero).statut()).isLessThan(300);

        Repondant ligne = repondants.enPoste(ICI, Volet.CLINIQUE).orElseThrow();
        assertThat(ligne.compte()).isEqualTo("gen.nim");
        assertThat(ligne.dossier()).isEqualTo(numero);
        assertThat(ligne.telephone()).isEqualTo("514 555-0188");
        assertThat(ligne.profil().soutienOperationnel()).isEqualTo("Une agente administrative");
        assertThat(postes("gen.nim")).containsExactly("pilote-clinique", "pilote-clinique." + ICI);
        assertThat(etatDuDossier(numero)).isEqualTo("CONFIRMEE");
        assertThat(avises(numero, "repondant/nomination"))
                .singleElement()
                .asString()
                .contains("coord.chum@", "equipe.msss@");
        assertThat(avises(numero, "repondant/bienvenue"))
                .singleElement()
                .asString()
                .contains("gen.nim@");
    }

    @Test
    void un_depart_ferme_la_ligne_retire_le_role_et_rend_ses_taches_a_leur_groupe() {
        ici.nommer(clinique("gen.nim"));
        Task tenue = taches.newTask();
        tenue.setName("Tâche de pilote");
        tenue.setAssignee("gen.nim");
        taches.saveTask(tenue);
        taches.addCandidateGroup(tenue.getId(), "pilote-clinique." + ICI);

        String numero = ici.nommer(Etablissement.depart(ICI, "CLINIQUE", aujourdhui()));

        assertThat(repondants.enPoste(ICI, Volet.CLINIQUE)).isEmpty();
        assertThat(postes("gen.nim")).isEmpty();
        assertThat(taches.createTaskQuery().taskId(tenue.getId()).singleResult().getAssignee())
                .isNull();
        assertThat(avises(numero, "repondant/nomination")).hasSize(1);
        assertThat(base.sql("select avis from jalon.vacance where organisation = ? and volet = 'CLINIQUE'")
                        .param(ICI)
                        .query(Integer.class)
                        .single())
                .isZero();
        taches.deleteTask(tenue.getId(), true);
    }

    @Test
    void un_poste_pourvu_ne_se_donne_pas_deux_fois_sauf_a_dire_remplacer() {
        ici.nommer(techno("gen.nim"));
        Reponse refusee = ici.proposer(techno("remi.nim"));
        assertThat(refusee.statut()).isEqualTo(409);
        assertThat(refusee.message()).contains("Ce poste est tenu par Prénom gen.nim", "remplace");
        assertThat(ici.proposer(techno("gen.nim")).message()).contains("tient déjà ce poste");

        Map<String, Object> remplace = techno("remi.nim");
        remplace.put("remplaceTitulaire", true);
        ici.nommer(remplace);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().compte())
                .isEqualTo("remi.nim");
        assertThat(postes("gen.nim")).isEmpty();
        assertThat(postes("remi.nim")).contains("pilote-technologique." + ICI);
        assertThat(base.sql(
                                "select count(*) from jalon.repondant where organisation = ? and volet = 'TECHNOLOGIQUE' and jusque is null")
                        .param(ICI)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void deux_nominations_en_meme_temps_la_seconde_est_refusee_a_la_confirmation() {
        String premiere = ici.numero(techno("gen.nim"));
        String seconde = ici.numero(techno("remi.nim"));
        assertThat(ici.confirmer(premiere).statut()).isLessThan(300);
        Reponse refusee = ici.confirmer(seconde);
        assertThat(refusee.statut()).isEqualTo(409);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().compte())
                .isEqualTo("gen.nim");
        retourner(seconde, "Le poste vient d’être pourvu.");
        renoncer(seconde, techno("remi.nim"));
    }

    @Test
    void on_n_entre_ni_ne_sort_avant_l_entree_de_qui_est_en_poste() {
        ici.nommer(techno("gen.nim"));
        String hier = LocalDate.parse(aujourdhui()).minusDays(1).toString();
        Map<String, Object> remplace = techno("remi.nim");
        remplace.put("remplaceTitulaire", true);
        remplace.put("dateEffet", hier);
        Reponse entree = ici.proposer(remplace);
        assertThat(entree.statut()).as(entree.toString()).isEqualTo(409);
        assertThat(entree.message()).contains("Date d’effet", "Prénom gen.nim", "ne peut pas être avant");
        Reponse sortie = ici.proposer(Etablissement.depart(ICI, "TECHNOLOGIQUE", hier));
        assertThat(sortie.statut()).as(sortie.toString()).isEqualTo(409);
        assertThat(sortie.message()).contains("ne peut pas être avant");
    }

    @Test
    void une_nomination_confirmee_et_a_venir_se_dit_a_la_suivante() {
        Map<String, Object> aVenir = techno("gen.nim");
        aVenir.put("dateEffet", dansDixJours());
        String premiere = ici.nommer(aVenir);
        Reponse refusee = ici.proposer(techno("remi.nim"));
        assertThat(refusee.statut()).as(refusee.toString()).isEqualTo(409);
        assertThat(refusee.message()).contains(premiere, "prend effet", "remplace");
        Map<String, Object> enAttendant = techno("remi.nim");
        enAttendant.put("remplaceTitulaire", true);
        ici.nommer(enAttendant);
        faireEffet(premiere);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().compte())
                .isEqualTo("gen.nim");
        finir();
    }

    @Test
    void un_depart_a_venir_ne_chasse_pas_qui_a_remplace_entre_temps() {
        ici.nommer(techno("gen.nim"));
        String depart = ici.nommer(Etablissement.depart(ICI, "TECHNOLOGIQUE", dansDixJours()));
        Map<String, Object> remplace = techno("remi.nim");
        remplace.put("remplaceTitulaire", true);
        ici.nommer(remplace);
        faireEffet(depart);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().compte())
                .isEqualTo("remi.nim");
        assertThat(postes("remi.nim")).contains("pilote-technologique." + ICI);
        assertThat(etatDuDossier(depart)).isEqualTo("CONFIRMEE");
        assertThat(avises(depart, "repondant/nomination")).isEmpty();
    }

    private static String dansDixJours() {
        return LocalDate.parse(aujourdhui()).plusDays(10).toString();
    }

    private void faireEffet(String numero) {
        gestion.executeJob(gestion.createJobQuery()
                .activityId("event_dateEffet")
                .processInstanceId(banc.instances(numero).stream().findFirst().orElseThrow())
                .singleResult()
                .getId());
    }

    /** Le temps n'a pas vraiment passé : sans cela, l'essai suivant partirait d'un poste tenu dès dans dix jours. */
    private void finir() {
        base.sql("update jalon.repondant set depuis = ? where organisation = ? and jusque is null")
                .params(aujourdhui(), ICI)
                .update();
    }

    @Test
    void un_obstacle_se_lit_et_ne_se_passe_qu_en_disant_pourquoi() {
        Map<String, Object> envoi = clinique("gen.nim");
        envoi.put("directionRepondant", "AUTRE");
        envoi.put("impartie", true);
        String numero = ici.numero(envoi);
        assertThat(formulaire(numero, "userTask_confirmerNomination", "dg." + ICI))
                .contains("doit relever d’une direction clinique", "ne peut être impartie");
        Reponse sansMotif = ici.confirmer(numero);
        assertThat(sansMotif.statut()).isEqualTo(400);
        assertThat(sansMotif.message()).contains("un obstacle est signalé");
        assertThat(ici.repondre(
                                numero,
                                "userTask_confirmerNomination",
                                "dg." + ICI,
                                Map.of("suiteNomination", "CONFIRMEE", "motifNomination", "Le temps d’un concours."))
                        .statut())
                .isLessThan(300);
        assertThat(repondants.enPoste(ICI, Volet.CLINIQUE)).isPresent();
    }

    private String formulaire(String numero, String activite, String compte) {
        return banc.appeler(
                        "GET",
                        "/engine-rest/task/"
                                + banc.tache(numero, activite).path("id").asText() + "/deployed-form",
                        compte,
                        null)
                .corps()
                .toString();
    }

    private void retourner(String numero, String motif) {
        assertThat(ici.repondre(
                                numero,
                                "userTask_confirmerNomination",
                                "dg." + ICI,
                                Map.of("suiteNomination", "RETOURNEE", "motifNomination", motif))
                        .statut())
                .isLessThan(300);
    }

    private void renoncer(String numero, Map<String, Object> envoi) {
        Map<String, Object> abandon = new HashMap<>(envoi);
        abandon.put("suiteReprise", "RENONCER");
        assertThat(ici.repondre(numero, "userTask_reprendreNomination", "dc." + ICI, abandon)
                        .statut())
                .isLessThan(300);
        assertThat(etatDuDossier(numero)).isEqualTo("RETOURNEE");
    }

    @Test
    void retournee_elle_revient_a_qui_l_a_proposee_qui_la_corrige() {
        String numero = ici.numero(techno("gen.nim"));
        assertThat(ici.repondre(
                                numero,
                                "userTask_confirmerNomination",
                                "dg." + ICI,
                                Map.of("suiteNomination", "RETOURNEE"))
                        .message())
                .contains("dites pourquoi");
        retourner(numero, "Rémi est disponible avant.");
        assertThat(formulaire(numero, "userTask_reprendreNomination", "dc." + ICI))
                .contains("Rémi est disponible avant");
        Map<String, Object> corrigee = techno("remi.nim");
        corrigee.put("suiteReprise", "CORRIGER");
        assertThat(ici.repondre(numero, "userTask_reprendreNomination", "dc." + ICI, corrigee)
                        .statut())
                .isLessThan(300);
        assertThat(ici.confirmer(numero).statut()).isLessThan(300);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().compte())
                .isEqualTo("remi.nim");
    }

    @Test
    void une_date_a_venir_s_attend() {
        Map<String, Object> envoi = techno("gen.nim");
        envoi.put("acteNomination", "INTERIM");
        envoi.put("dateEffet", dansDixJours());
        String numero = ici.nommer(envoi);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE)).isEmpty();
        faireEffet(numero);
        Repondant ligne = repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow();
        assertThat(ligne.acte()).isEqualTo(Repondant.INTERIM);
        finir();
        // Un intérim peut devenir une nomination de la même personne.
        Map<String, Object> permanente = techno("gen.nim");
        permanente.put("remplaceTitulaire", true);
        ici.nommer(permanente);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().acte())
                .isEqualTo("NOMINATION");
        assertThat(postes("gen.nim")).contains("pilote-technologique." + ICI);
    }

    @Test
    void sans_compte_un_administrateur_l_ouvre_et_la_personne_recoit_alors_son_role() {
        Map<String, Object> envoi = techno("SANS_COMPTE");
        envoi.put("nomPersonne", "Aline Roy");
        envoi.put("courrielPersonne", "aline.roy@exemple.qc.ca");
        String numero = ici.nommer(envoi);
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE).orElseThrow().nom())
                .isEqualTo("Aline Roy");
        assertThat(avises(numero, "repondant/bienvenue")).isEmpty();

        ici.personne("aline.roy");
        assertThat(ici.repondre(numero, "userTask_ouvrirCompte", "admin", Map.of("compteOuvert", "aline.roy"))
                        .statut())
                .isLessThan(300);
        assertThat(postes("aline.roy")).containsExactly("pilote-technologique", "pilote-technologique." + ICI);
        assertThat(avises(numero, "repondant/bienvenue")).hasSize(1);

        // Supprimé, son compte laisse le poste vacant aussitôt.
        identites.deleteUser("aline.roy");
        assertThat(repondants.enPoste(ICI, Volet.TECHNOLOGIQUE)).isEmpty();
        assertThat(ici.proposer(Etablissement.depart(ICI, "TECHNOLOGIQUE", aujourdhui()))
                        .message())
                .contains("Ce poste est vacant");
    }

    @Test
    void la_meme_personne_dans_deux_organisations_garde_ses_droits_par_paire() {
        Etablissement ailleurs = new Etablissement("cisss-lanaudiere", banc, identites);
        ici.nommer(techno("gen.nim"));
        Map<String, Object> envoi = ailleurs.nomination(new HashMap<>(Map.of(
                "personneNommee", "SANS_COMPTE",
                "nomPersonne", "Gen",
                "courrielPersonne", "gen.nim@exemple.qc.ca")));
        String numero = ailleurs.numero(envoi);
        assertThat(formulaire(numero, "userTask_confirmerNomination", "dg.cisss-lanaudiere"))
                .contains("Cette personne tient déjà", "Nord&#45;de&#45;l’Île");
        assertThat(ailleurs.confirmer(numero).statut()).isLessThan(300);
        assertThat(postes("gen.nim"))
                .containsExactly(
                        "pilote-technologique", "pilote-technologique.cisss-lanaudiere", "pilote-technologique." + ICI);
        ici.nommer(Etablissement.depart(ICI, "TECHNOLOGIQUE", aujourdhui()));
        assertThat(postes("gen.nim")).containsExactly("pilote-technologique", "pilote-technologique.cisss-lanaudiere");
        ailleurs.nommer(Etablissement.depart("cisss-lanaudiere", "TECHNOLOGIQUE", aujourdhui()));
        assertThat(postes("gen.nim")).isEmpty();
    }

    @Test
    void chacun_chez_soi() {
        assertThat(banc.demarrer("nommer-repondant", "dir.clinique", techno("gen.nim"))
                        .message())
                .contains("Établissement");
        assertThat(banc.demarrer("nommer-repondant", "pilote.clinique", techno("gen.nim"))
                        .statut())
                .isEqualTo(404);
        Map<String, Object> etranger = techno("charge.projet");
        assertThat(ici.proposer(etranger).message()).contains("Personne");
        Map<String, Object> vide = techno("gen.nim");
        vide.remove("dateEffet");
        assertThat(ici.proposer(vide).message()).contains("Date d’effet");
        String numero = ici.numero(techno("gen.nim"));
        assertThat(ici.repondre(
                                numero,
                                "userTask_confirmerNomination",
                                "dirigeant",
                                Map.of("suiteNomination", "CONFIRMEE"))
                        .statut())
                .isEqualTo(403);
        retourner(numero, "Essai terminé.");
        renoncer(numero, techno("gen.nim"));
    }
}
