package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Siege;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Une instance se convoque, se reporte, se consigne ; ses membres lisent ce qu'elle a décidé (R-065, R-090, R-110, R-111). */
class RencontreInstanceTest extends EssaiDeModele {

    @Autowired
    OrdreDuJour ordreDuJour;

    @Autowired
    Comites comites;

    RencontreInstanceTest() {
        super("instance/rencontre-instance");
    }

    private String convoquer(String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = banc.demarrer("rencontre-instance", compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void consigner(String numero, String compte, Map<String, Object> valeurs) {
        Banc.Reponse reponse = banc.envoyer(banc.tache(numero, "userTask_consignerRencontre"), compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    @Test
    void la_rencontre_d_un_territoire_se_reporte_puis_se_tient_et_ses_membres_en_lisent_les_decisions() {
        banc.demarrer("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"));
        String numero = convoquer("coord.chum", banc.exemple("rencontre"));
        assertThat(avises(numero, "instance/rencontre-convoquee"))
                .as("une enveloppe pour l'instance, une pour l'invité d'ailleurs")
                .singleElement()
                .asString()
                .contains("ctcot.chum@", "coord.chum@", "secretariat@exemple.qc.ca");
        JsonNode tache = banc.tache(numero, "userTask_consignerRencontre");
        assertThat(tache.path("assignee").asText()).isEqualTo("coord.chum");
        assertThat(tache.path("due").asText()).startsWith("2031-03-28");
        assertThat(banc.servi(tache))
                .contains("Suivi des travaux du CNCOT", "Enjeux ouverts", "Délais d’accès à la visioconférence");

        consigner(
                numero,
                "coord.chum",
                Map.of(
                        "issueRencontre",
                        "REPORTEE",
                        "debutRencontre",
                        "2031-04-15T09:00-04:00",
                        "motifRencontre",
                        "Tempête de neige."));
        assertThat(avises(numero, "instance/rencontre-convoquee")).hasSize(2);
        assertThat(banc.tache(numero, "userTask_consignerRencontre").path("due").asText())
                .startsWith("2031-04-25");

        consigner(numero, "coord.chum", banc.exemple("compte-rendu-rencontre"));
        assertThat(etatDuDossier(numero)).isEqualTo("TENUE");
        assertThat(ordreDuJour.bilan("ctcot.chum").orElseThrow())
                .startsWith("Rencontres tenues en 2026 : %d sur 5"
                        .formatted(base.sql("select count(*) from jalon.dossier where nature = 'RENCONTRE'"
                                        + " and etat = 'TENUE' and organisation = 'chum'")
                                .query(Integer.class)
                                .single()));
        assertThat(ordreDuJour.bilan("cncot")).isEmpty();
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("ctcot.chum@");
    }

    /** Membres de droit du CTCOT, membres sans compte, CCT mandaté dans le territoire (R-084, R-112). */
    @Test
    void la_convocation_joint_les_pilotes_du_territoire_les_membres_du_registre_et_le_cct_mandate() {
        base.sql("""
                        insert into jalon.mandat (numero, cct, objet, intitule, recurrent, debut, acte)
                        values ('MC-CTCOT', 'ciusss-estrie', 'TECHNOLOGIE', 'Technologie', true, '2025-01-01', 'x'),
                               ('MC-FUTUR', 'cusm', 'TECHNOLOGIE', 'Technologie', true, '2999-01-01', 'x')
                        """).update();
        base.sql(
                        "insert into jalon.mandat_territoire (mandat, territoire) values ('MC-CTCOT', 'MONTREAL'), ('MC-FUTUR', 'MONTREAL')")
                .update();
        comites.inscrire(new Comite(
                null,
                "ctcot-montreal",
                Comite.Statut.EN_PLACE,
                null,
                List.of(new Comite.Membre(Siege.PRESIDENT, null, "Une Invitée", "invitee@exemple.qc.ca")),
                "2026-01-05",
                null,
                null));
        Map<String, Object> rencontre = banc.exemple("rencontre");
        rencontre.put("instanceRencontre", "ctcot.chum");
        String numero = convoquer("coord.chum", rencontre);
        assertThat(avises(numero, "instance/rencontre-convoquee").toString())
                .contains("invitee@exemple.qc.ca", "coord.estrie@", "pilote.clinique@")
                .doesNotContain("dirigeant@", "ministre@");
    }

    @Test
    void ce_que_le_CNCOT_decide_les_quatre_CTCOT_le_lisent() {
        Map<String, Object> nationale = banc.exemple("rencontre");
        nationale.put("instanceRencontre", "cncot");
        String numero = convoquer("equipe.msss", nationale);
        assertThat(participants.du(numero).toString()).contains("chum", "cusm", "chu-quebec", "ciusss-estrie");
        Map<String, Object> annulee = new HashMap<>();
        annulee.put("issueRencontre", "ANNULEE");
        annulee.put("motifRencontre", "Aucun sujet cette fois.");
        consigner(numero, "equipe.msss", annulee);
        assertThat(etatDuDossier(numero)).isEqualTo("ANNULEE");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("cncot@", "ctcot.chum@");
    }

    @Test
    void on_ne_convoque_que_ses_instances() {
        Map<String, Object> ailleurs = banc.exemple("rencontre");
        ailleurs.put("instanceRencontre", "ctcot.cusm");
        Banc.Reponse refus = banc.demarrer("rencontre-instance", "coord.chum", ailleurs);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Instance");
        Map<String, Object> invite = banc.exemple("rencontre");
        invite.put("invitesRencontre", "pas une adresse");
        assertThat(banc.demarrer("rencontre-instance", "coord.chum", invite).message())
                .contains("Invités");
    }

    /** Une action décidée en rencontre est une tâche, sa date et son responsable (R-106, R-109) ; qui l'a consignée en apprend la fin. */
    @Test
    void les_actions_du_compte_rendu_deviennent_des_taches() {
        Map<String, Object> nationale = banc.exemple("rencontre");
        nationale.put("instanceRencontre", "cncot");
        String numero = convoquer("equipe.msss", nationale);
        Map<String, Object> rendu = banc.exemple("compte-rendu-rencontre");
        rendu.remove("presencesRencontre");
        rendu.put("action1", "Préparer l’évènement annuel de télésanté");
        rendu.put("responsable1", "pilote.techno");
        rendu.put("echeance1", "2031-05-01");
        rendu.put("action2", "Écrire le plan de normalisation");
        Banc.Reponse incomplet = banc.envoyer(banc.tache(numero, "userTask_consignerRencontre"), "equipe.msss", rendu);
        assertThat(incomplet.statut()).isEqualTo(400);
        assertThat(incomplet.message()).contains("Responsable", "Échéance");
        rendu.put("responsable2", "coord.chum");
        rendu.put("echeance2", "2031-06-01");
        consigner(numero, "equipe.msss", rendu);
        String action = base.sql(
                        "select numero from jalon.dossier where nature = 'ACTION' and titre = 'Préparer l’évènement annuel de télésanté'")
                .query(String.class)
                .single();
        JsonNode tache = banc.tache(action, "userTask_realiserAction");
        assertThat(tache.path("assignee").asText()).isEqualTo("pilote.techno");
        assertThat(tache.path("due").asText()).startsWith("2031-05-01");
        assertThat(banc.servi(tache)).contains("Préparer l’évènement annuel", "Décidée au dossier");
        assertThat(base.sql(
                                "select count(*) from jalon.dossier where nature = 'ACTION' and titre = 'Écrire le plan de normalisation'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(banc.envoyer(tache, "pilote.techno", banc.exemple("rendre-compte-action"))
                        .statut())
                .isLessThan(300);
        assertThat(avises(action, "nature/dossier-conclu").toString()).contains("equipe.msss@");
    }

    /** Une date du calendrier attend son heure, se prépare, puis se convoque, avec ou sans réponse de qui l'a planifiée (V8). */
    @Test
    void une_rencontre_planifiee_se_prepare_quatre_semaines_avant_et_se_convoque_a_trois() {
        assertThat(banc.demarrer("planifier-rencontres", "coord.chum", banc.exemple("annee-instance"))
                        .statut())
                .isEqualTo(200);
        List<String> numeros = base
                .sql(
                        "select numero from jalon.dossier where nature = 'RENCONTRE' and etat = 'EN_COURS' order by numero")
                .query(String.class)
                .list()
                .stream()
                .filter(numero -> base.sql("select count(*) from jalon.ecrit where dossier = ?")
                                .param(numero)
                                .query(Integer.class)
                                .single()
                        == 1)
                .toList();
        String premiere = numeros.get(numeros.size() - 5);
        String deuxieme = numeros.get(numeros.size() - 4);
        assertThat(banc.taches(premiere)).as("quatre semaines avant").isEmpty();
        assertThat(avises(premiere, "instance/rencontre-convoquee")).isEmpty();
        assertThat(banc.avancerMinuterie(premiere)).isTrue();
        JsonNode preparation = banc.tache(premiere, "userTask_preparerRencontre");
        assertThat(preparation.path("assignee").asText()).isEqualTo("coord.chum");
        assertThat(preparation.path("due").asText()).startsWith("2031-01-14");
        assertThat(banc.prerempli(preparation, "lieuRencontre")).isEqualTo("Salle B-204, CHUM");
        Map<String, Object> reponse = new HashMap<>(banc.exemple("rencontre"));
        assertThat(banc.options(preparation, "coord.chum", "instanceRencontre")).containsExactly("ctcot.chum");
        reponse.put("debutRencontre", "2031-02-11T09:00-05:00");
        Banc.Reponse preparee = banc.envoyer(preparation, "coord.chum", reponse);
        assertThat(preparee.statut()).as(preparee.toString()).isLessThan(300);
        assertThat(avises(premiere, "instance/rencontre-convoquee"))
                .singleElement()
                .asString()
                .contains("ctcot.chum@", "secretariat@exemple.qc.ca");
        assertThat(banc.tache(premiere, "userTask_consignerRencontre")
                        .path("due")
                        .asText())
                .startsWith("2031-02-21");

        assertThat(banc.avancerMinuterie(deuxieme)).isTrue();
        assertThat(banc.avancerMinuterie(deuxieme)).as("personne n'a préparé").isTrue();
        assertThat(avises(deuxieme, "instance/rencontre-convoquee")).hasSize(1);
        assertThat(banc.tache(deuxieme, "userTask_consignerRencontre")
                        .path("due")
                        .asText())
                .startsWith("2031-04-18");
    }

    /** L'ordre du jour dit ce qui est nouveau et ce qui attend, chaque rubrique du territoire de l'instance (R-072, R-110, V8). */
    @Test
    void l_ordre_du_jour_dit_ce_qui_est_nouveau_depuis_la_derniere_rencontre_et_ce_qui_attend() {
        Map<String, Object> nationale = banc.exemple("rencontre");
        nationale.put("instanceRencontre", "cncot");
        String duPays = convoquer("equipe.msss", nationale);
        Map<String, Object> rendu = banc.exemple("compte-rendu-rencontre");
        rendu.remove("presencesRencontre");
        rendu.put("decisionsRencontre", "Le CNCOT retient la visionneuse commune.");
        consigner(duPays, "equipe.msss", rendu);
        assertThat(banc.demarrer("partager-veille", "coord.chum", banc.exemple("veille"))
                        .statut())
                .isEqualTo(200);
        String avance = projetDans("execution-projet", "PERENNITE", Map.of());
        service(avance, "MONTREAL", "2025-01-15", false);
        service("SV-ICI", "MONTREAL", null, true);
        service("SV-AILLEURS", "QUEBEC", null, true);
        String deposeHier = projetDans("execution-projet", "EXECUTION", Map.of());
        vieillir(avance);

        Map<String, List<String>> rubriques = ordreDuJour.rubriques("ctcot.cusm");
        assertThat(rubrique(rubriques, "Services à confirmer")).doesNotContain("SV-ICI");
        rubriques = ordreDuJour.rubriques("ctcot.chum");
        assertThat(rubrique(rubriques, "Décisions du CNCOT")).contains(duPays, "visionneuse commune");
        assertThat(rubrique(rubriques, "Notes de veille")).contains("VE-");
        assertThat(rubrique(rubriques, "Services à confirmer"))
                .contains("SV-ICI")
                .doesNotContain("SV-AILLEURS");
        assertThat(rubrique(rubriques, "Évaluations de la pérennité en retard"))
                .contains(avance, "implanté le 15", "2025")
                .doesNotContain(deposeHier);
        assertThat(rubrique(rubriques, "Projets déposés"))
                .contains(deposeHier, ", Exécution")
                .doesNotContain(avance);
        assertThat(rubrique(rubriques, "Projets qui ont avancé"))
                .contains(avance + " : ", ", Évaluation de la pérennité");
        dossiers.fermer(avance, "SERVICE_PERENNE");
        rubriques = ordreDuJour.rubriques("ctcot.chum");
        assertThat(rubrique(rubriques, "Projets terminés")).contains(avance, "service pérenne");
        assertThat(rubrique(rubriques, "Projets qui ont avancé")).doesNotContain(avance);
        assertThat(ordreDuJour.rubriques("cncot").keySet().toString()).doesNotContain("Décisions du CNCOT");

        // Une fois l'instance réunie, ce qu'elle a vu n'est plus nouveau.
        Map<String, Object> ici = banc.exemple("rencontre");
        String tenue = convoquer("coord.chum", ici);
        consigner(tenue, "coord.chum", banc.exemple("compte-rendu-rencontre"));
        rubriques = ordreDuJour.rubriques("ctcot.chum");
        assertThat(rubriques.keySet().toString())
                .doesNotContain("Décisions du CNCOT", "Notes de veille", "Projets terminés", "Projets déposés")
                .contains("Services à confirmer");
    }

    /** Une rubrique longue se lit : ses premiers sujets, et combien suivent. */
    @Test
    void une_longue_rubrique_dit_combien_de_sujets_suivent() {
        for (int rang = 0; rang < 28; rang++) {
            service("SV-LONG-%02d".formatted(rang), "OUEST", null, true);
        }
        assertThat(ordreDuJour.rubriques("cncot").get("Services à confirmer"))
                .hasSize(26)
                .last()
                .asString()
                .endsWith("autres, à leur liste");
    }

    private static String rubrique(Map<String, List<String>> rubriques, String debut) {
        return rubriques.entrySet().stream()
                .filter(une -> une.getKey().startsWith(debut))
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    private void vieillir(String numero) {
        base.sql("update jalon.dossier set inscrit_le = timestamp '2024-01-01 00:00:00' where numero = ?")
                .param(numero)
                .update();
    }

    private void service(String numero, String territoire, String implantation, boolean aConfirmer) {
        base.sql("""
                        insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, date_mise_en_service,
                                                   date_implantation, mis_a_jour_le, confirme_le, a_confirmer)
                        values (?, 'Téléradiologie', 'ciusss-emtl', ?, 'LOCAL', 'ACTIF', '2024-01-01', ?,
                                current_timestamp, current_timestamp, ?)
                        """).params(numero, territoire, implantation, aConfirmer).update();
    }
}
