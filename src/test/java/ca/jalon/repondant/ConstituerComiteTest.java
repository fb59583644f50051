package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiDeModele;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Un comité tactique : sièges manquants dits, présidence qui confirme, registre et rôles qui suivent ses membres (R-044 à R-047). */
class ConstituerComiteTest extends EssaiDeModele {

    private static final String ICI = "ciusss-csmtl";
    private static final String MEMBRE = "comite-tactique-local." + ICI;
    private static final String PRESIDENT = "president-comite-tactique." + ICI;

    @Autowired
    Comites comites;

    @Autowired
    Annuaire annuaire;

    @Autowired
    IdentityService identites;

    private Etablissement ici;

    ConstituerComiteTest() {
        super("repondant/constituer-comite");
    }

    @BeforeEach
    void etablissement() {
        ici = new Etablissement(ICI, banc, identites);
        ici.personne("pres.csmtl", "equipe-clinique");
        ici.personne("arch.csmtl", "archives-medicales");
        ici.personne("pilote.csmtl", "equipe-clinique");
    }

    private String proposer(Map<String, Object> envoi) {
        Reponse reponse = banc.demarrer("constituer-comite", "dc." + ICI, envoi);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void confirmer(String numero, String compte) {
        Reponse reponse = ici.repondre(numero, "userTask_confirmerComite", compte, Map.of("suiteComite", "CONFIRMEE"));
        assertThat(reponse.statut()).as(reponse.toString()).isLessThan(300);
    }

    @Test
    void la_presidence_confirme_et_les_roles_suivent_les_membres() {
        ici.nommer(ici.nomination(Map.of("personneNommee", "pilote.csmtl")));
        Map<String, Object> envoi = ici.comite("pres.csmtl", List.of("arch.csmtl"));
        envoi.put(
                "membresSansCompte",
                "patient partenaire : Paul Bergeron\nQualité et performance: Odile Roy, odile@x.ca");
        String numero = proposer(envoi);
        assertThat(numero).matches("CT-20\\d\\d-\\d{4}");
        assertThat(banc.appeler(
                                "GET",
                                "/engine-rest/task/"
                                        + banc.tache(numero, "userTask_confirmerComite")
                                                .path("id")
                                                .asText()
                                        + "/deployed-form",
                                "pres.csmtl",
                                null)
                        .corps()
                        .toString())
                .contains("Archives médicales", "Paul Bergeron", "Sièges manquants", "Pilotes, Corridors de services")
                .doesNotContain("Présidence, ");
        assertThat(ici.repondre(numero, "userTask_confirmerComite", "dc." + ICI, Map.of("suiteComite", "CONFIRMEE"))
                        .statut())
                .isEqualTo(403);
        confirmer(numero, "pres.csmtl");

        Comite comite = comites.enCours(ICI).orElseThrow();
        assertThat(comite.statut()).isEqualTo(Statut.EN_PLACE);
        assertThat(comite.membres()).hasSize(4);
        assertThat(comite.dossier()).isEqualTo(numero);
        assertThat(annuaire.groupes("pres.csmtl")).contains(MEMBRE, PRESIDENT, "president-comite-tactique");
        assertThat(annuaire.groupes("arch.csmtl"))
                .contains(MEMBRE, "archives-medicales." + ICI)
                .doesNotContain(PRESIDENT);
        // Les pilotes sont membres de droit.
        assertThat(annuaire.groupes("pilote.csmtl")).contains(MEMBRE);
        assertThat(etatDuDossier(numero)).isEqualTo("CONFIRMEE");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("coord.chum@");

        // Une autre composition : qui n'en est plus perd le rôle, et rien d'autre.
        confirmer(proposer(ici.comite("pres.csmtl", List.of())), "pres.csmtl");
        assertThat(annuaire.groupes("arch.csmtl"))
                .contains("archives-medicales." + ICI)
                .doesNotContain(MEMBRE, "comite-tactique-local");
        assertThat(annuaire.groupes("pres.csmtl")).contains(PRESIDENT);
        assertThat(base.sql("select count(*) from jalon.comite where instance = ?")
                        .param(ICI)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);

        ici.nommer(Etablissement.depart(
                ICI,
                "TECHNOLOGIQUE",
                LocalDate.now(ZoneId.of("America/Toronto")).toString()));
        assertThat(annuaire.groupes("pilote.csmtl")).doesNotContain(MEMBRE, "pilote-technologique");
    }

    /** Un rôle qui décide ne se prend pas seul. */
    @Test
    void qui_se_propose_a_la_presidence_ne_se_confirme_pas() {
        String numero = proposer(ici.comite("dc." + ICI, List.of()));
        assertThat(ici.repondre(numero, "userTask_confirmerComite", "dc." + ICI, Map.of("suiteComite", "CONFIRMEE"))
                        .statut())
                .isEqualTo(403);
        assertThat(annuaire.groupes("dc." + ICI)).doesNotContain(PRESIDENT);
        confirmer(numero, "dg." + ICI);
        assertThat(annuaire.groupes("dc." + ICI)).contains(PRESIDENT);

        Map<String, Object> detournee = ici.comite("pres.csmtl", List.of());
        detournee.put("membresSansCompte", "Présidence : dc." + ICI);
        assertThat(banc.demarrer("constituer-comite", "dc." + ICI, detournee).message())
                .contains("« Présidence : dc." + ICI + " » ne nomme pas un siège");
    }

    @Test
    void sans_comite_la_direction_confirme_ce_qui_en_tient_lieu() {
        Map<String, Object> envoi = new HashMap<>(Map.of(
                "codeEtablissement", ICI,
                "statutComite", "ABSENT",
                "structureComite", "Comité de direction"));
        String numero = proposer(envoi);
        confirmer(numero, "dg." + ICI);
        assertThat(comites.enCours(ICI).orElseThrow().structure()).isEqualTo("Comité de direction");
        assertThat(annuaire.groupes("pres.csmtl")).doesNotContain(PRESIDENT, MEMBRE);
    }

    @Test
    void retournee_la_composition_revient_puis_se_corrige_ou_s_abandonne() {
        for (String suite : List.of("CORRIGER", "RENONCER")) {
            String numero = proposer(ici.comite("pres.csmtl", List.of()));
            assertThat(ici.repondre(
                                    numero,
                                    "userTask_confirmerComite",
                                    "pres.csmtl",
                                    Map.of("suiteComite", "RETOURNEE"))
                            .message())
                    .contains("dites pourquoi");
            ici.repondre(
                    numero,
                    "userTask_confirmerComite",
                    "pres.csmtl",
                    Map.of("suiteComite", "RETOURNEE", "motifComite", "Ajoutez les archives."));
            Map<String, Object> reprise = ici.comite("pres.csmtl", List.of("arch.csmtl"));
            reprise.put("suiteReprise", suite);
            assertThat(ici.repondre(numero, "userTask_reprendreComite", "dc." + ICI, reprise)
                            .statut())
                    .isLessThan(300);
            if (suite.equals("CORRIGER")) {
                confirmer(numero, "pres.csmtl");
                assertThat(comites.enCours(ICI).orElseThrow().membres()).hasSize(2);
            } else {
                assertThat(etatDuDossier(numero)).isEqualTo("RETOURNEE");
            }
        }
    }

    @Test
    void chaque_faute_est_une_phrase() {
        assertThat(demarrer(ici.comite(null, List.of())).message())
                .contains("un comité se constitue avec une présidence");
        Map<String, Object> siege = ici.comite("pres.csmtl", List.of());
        siege.put("membresSansCompte", "Trésorerie : Paul Bergeron");
        assertThat(demarrer(siege).message()).contains("« Trésorerie : Paul Bergeron »", "Patient partenaire");
        Map<String, Object> ailleurs = ici.comite("pres.csmtl", List.of());
        ailleurs.put("codeEtablissement", "ciusss-emtl");
        assertThat(demarrer(ailleurs).message()).contains("Établissement");
        Map<String, Object> integre = new HashMap<>(Map.of("codeEtablissement", ICI, "statutComite", "INTEGRE"));
        assertThat(demarrer(integre).message()).contains("Structure existante");
        assertThat(banc.demarrer("constituer-comite", "intervenant", ici.comite("pres.csmtl", List.of()))
                        .statut())
                .isEqualTo(404);
    }

    private Reponse demarrer(Map<String, Object> envoi) {
        Reponse reponse = banc.demarrer("constituer-comite", "dc." + ICI, envoi);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(400);
        return reponse;
    }
}
