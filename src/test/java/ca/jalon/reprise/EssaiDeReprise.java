package ca.jalon.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.sceau.Scelleur;
import ca.jalon.sceau.Verification;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** L'application d'aujourd'hui, démarrée sur ce que la première année a laissé : tout y est encore, et tout continue. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EssaiDeReprise {

    @Autowired
    ManagementService gestion;

    @Autowired
    HistoryService historique;

    @Autowired
    Dossiers dossiers;

    @MockitoSpyBean
    Ecrits ecrits;

    @Autowired
    @Qualifier("reprendreEcrits")
    ApplicationRunner reprendre;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Scelleur scelleur;

    @Autowired
    Verification verification;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    /** À appeler avant que l'application démarre. */
    static void reglerLHorloge() {
        ClockUtil.setCurrentTime(Date.from(BaseAnterieure.MAINTENANT));
    }

    @BeforeEach
    void preparer() {
        // Les formulaires d'hier demandaient ce que ceux d'aujourd'hui comptent, savent ou reprennent.
        Map<String, Object> comite = Map.of("membresComiteDirecteur", "Josée Martel, directrice des soins infirmiers");
        banc = new Banc(port, gestion)
                .adaptable()
                .repondre("evaluer-envergure", Map.of("nbEtablissements", 1))
                .repondre("declaration-pgri", Map.of("declarant", "Geneviève Hébert"))
                .repondre("dossier-opportunite", Map.of("etablissementsVises", "CIUSSS de l’Est"))
                .repondre("charte-projet", comite)
                .repondre("charte-projet@redigerManuel", comite);
    }

    @AfterAll
    static void remettreLHorloge() {
        ClockUtil.reset();
    }

    @Test
    void le_temoin_dit_chaque_tache_rendue_et_chaque_registre_est_intact() {
        assertThat(BaseAnterieure.dites())
                .filteredOn(dite -> dite.tache() != null)
                .extracting(Soumission::tache)
                .doesNotHaveDuplicates()
                .containsAll(
                        base.sql("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed' and END_TIME_ < ?")
                                .param(java.sql.Timestamp.from(BaseAnterieure.MAINTENANT))
                                .query(String.class)
                                .list());
        for (Dossier projet : dossiers.tous()) {
            assertThat(chaine.verifier(projet.numero())).as(projet.numero()).isEmpty();
        }
    }

    /** Ce qui précède le sceau en reçoit un au premier démarrage, dans l'ordre où ce fut écrit, et marqué. */
    @Test
    @Order(0)
    void tout_ce_qui_fut_ecrit_avant_le_sceau_est_scelle_dans_son_ordre_et_marque() {
        scelleur.sceller(false);
        long lignes = base.sql("select (select count(*) from jalon.decision) + (select count(*) from jalon.depot)"
                        + " + (select count(*) from jalon.ecrit) + (select count(*) from jalon.journal_demande)")
                .query(Long.class)
                .single();
        assertThat(lignes).isGreaterThan(1000);
        assertThat(base.sql("select count(*) from jalon.sceau s join jalon.acte a on a.id = s.acte"
                                + " where a.texte like '%\"reprise\":true%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(lignes);
        assertThat(base.sql("select d.consignee_le from jalon.sceau s join jalon.acte a on a.id = s.acte"
                                + " join jalon.decision d on a.nature = 'DECISION'"
                                + " and a.reference = d.numero || '/' || d.rang order by s.rang")
                        .query((ligne, rang) -> ligne.getTimestamp(1))
                        .list())
                .isSorted()
                .hasSizeGreaterThan(50);
        assertThat(verification.verifier().anomalies()).isEmpty();
        assertThat(base.sql("select count(*) from jalon.tour where nom = 'reprendre-actes'")
                        .query(Long.class)
                        .single())
                .as("une seule fois")
                .isZero();
    }

    /** Ce que personne ne peut plus signer se lit, marqué, sans auteur. */
    @Test
    @Order(1)
    void un_depart_dont_le_detail_est_efface_devient_un_seul_ecrit_marque() {
        Soumission depart = BaseAnterieure.dites().stream()
                .filter(dite -> BaseAnterieure.SANS_HISTOIRE.equals(dite.numero()) && dite.tache() == null)
                .findFirst()
                .orElseThrow();
        List<Ecrit> fiches = ecrits.duDossier(BaseAnterieure.SANS_HISTOIRE, List.of(depart.formulaire()));

        assertThat(fiches).hasSize(1);
        assertThat(fiches.get(0).nature()).isEqualTo(Ecrit.REPRISE);
        assertThat(fiches.get(0).auteur()).isNull();
        assertThat(comparables(fiches.get(0).valeurs(), depart.reponses().keySet()))
                .isEqualTo(comparables(depart.reponses(), depart.reponses().keySet()));
    }

    /** Le témoin a noté chaque envoi au moment où il partait : la reprise le retrouve, mot pour mot, à son auteur. */
    @Test
    @Order(1)
    void chaque_envoi_d_avant_est_un_ecrit() {
        Map<String, List<Ecrit>> parDossier = new HashMap<>();
        SoftAssertions.assertSoftly(tous -> {
            for (Soumission dite : BaseAnterieure.dites()) {
                if (dite.numero() == null) {
                    continue;
                }
                Ecrit ecrit = parDossier.computeIfAbsent(dite.numero(), ecrits::duDossier).stream()
                        .filter(candidat -> candidat.formulaire().equals(dite.formulaire())
                                && Objects.equals(candidat.tache(), dite.tache())
                                && candidat.instance().equals(dite.instance()))
                        .findFirst()
                        .orElse(null);
                String envoi = dite.numero() + ", " + dite.formulaire() + ", " + dite.activite();
                tous.assertThat(ecrit).as(envoi).isNotNull();
                if (ecrit != null && !Ecrit.REPRISE.equals(ecrit.nature())) {
                    tous.assertThat(ecrit.auteur()).as(envoi).isEqualTo(dite.personne());
                    tous.assertThat(comparables(ecrit.valeurs(), dite.reponses().keySet()))
                            .as(envoi)
                            .isEqualTo(
                                    comparables(dite.reponses(), dite.reponses().keySet()));
                }
            }
        });
        assertThat(parDossier.values().stream().flatMap(List::stream))
                .filteredOn(ecrit -> Ecrit.REPRISE.equals(ecrit.nature()))
                .as("rien d'autre n'est sans signataire")
                .extracting(Ecrit::dossier)
                .containsOnly(BaseAnterieure.SANS_HISTOIRE);
    }

    /** Les jalons ouverts l'an dernier ont pour auteurs ceux que l'historique nomme : ils n'en décident pas, l'autorité si. */
    @Test
    @Order(2)
    void les_jalons_en_attente_connaissent_leurs_auteurs() {
        List<JsonNode> jalons = new ArrayList<>();
        banc.appeler(
                        "GET",
                        "/engine-rest/task?maxResults=200&active=true&unassigned=true&taskDefinitionKey=userTask_autoriserJalon",
                        "admin",
                        null)
                .corps()
                .forEach(jalons::add);
        List<JsonNode> avecFiche = jalons.stream()
                .filter(tache -> List.of("DO", "DA", "DEMARRAGE").contains(banc.variable(tache, "jalon")))
                .toList();
        assertThat(avecFiche).isNotEmpty();
        for (JsonNode tache : avecFiche) {
            String numero = banc.variable(tache, "numeroProjet");
            String auteur =
                    ecrits.duDossier(numero, List.of("fiche-projet")).get(0).auteur();
            String groupe = banc.appeler(
                            "GET", "/engine-rest/task/" + tache.path("id").asText() + "/identity-links", "admin", null)
                    .corps()
                    .get(0)
                    .path("groupId")
                    .asText();
            String adhesion = "/engine-rest/group/" + groupe + "/members/" + auteur;
            assertThat(banc.appeler("PUT", adhesion, "admin", null).statut()).isEqualTo(204);
            try {
                assertThat(banc.prendre(tache, auteur).message())
                        .as(numero)
                        .contains("a écrit ou déclaré ce dossier (%s)".formatted(auteur));
            } finally {
                banc.appeler("DELETE", adhesion, "admin", null);
            }
        }
    }

    /** Un nombre se compare par sa valeur, un texte sans les espaces de ses bouts, un vide à un vide. */
    private static Map<String, String> comparables(Map<String, Object> valeurs, Set<String> cles) {
        Map<String, String> comparables = new TreeMap<>();
        cles.forEach(cle -> {
            Object valeur = valeurs.get(cle);
            boolean vide = valeur == null || valeur.equals("") || valeur.equals(List.of());
            comparables.put(
                    cle,
                    vide
                            ? ""
                            : valeur instanceof Number nombre
                                    ? new BigDecimal(nombre.toString())
                                            .stripTrailingZeros()
                                            .toPlainString()
                                    : valeur.toString().strip());
        });
        return comparables;
    }

    @Test
    void chaque_tache_ouverte_se_lit_et_une_de_chaque_sorte_se_rend() {
        List<Dossier> ouverts = dossiers.tous().stream()
                .filter(projet -> projet.etat().equals(Dossier.EN_COURS))
                .toList();
        assertThat(ouverts).hasSizeGreaterThan(30);
        for (Dossier projet : ouverts) {
            assertThat(banc.taches(projet.numero()))
                    .as(projet.numero())
                    .extracting(tache -> tache.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(base.sql("select t.ID_ from ACT_RU_TASK t"
                                    + " join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ where e.BUSINESS_KEY_ = ?")
                            .param(projet.numero())
                            .query(String.class)
                            .list());
        }
        Map<String, JsonNode> sortes = new TreeMap<>();
        banc.appeler("GET", "/engine-rest/task?maxResults=2000&active=true&sortBy=created&sortOrder=asc", "admin", null)
                .corps()
                .forEach(tache ->
                        sortes.putIfAbsent(tache.path("taskDefinitionKey").asText(), tache));
        assertThat(sortes).hasSizeGreaterThan(40);
        // Une précision ne change ni le projet ni l'effet déclaré.
        Map<String, Object> precision = new HashMap<>();
        List.of("projet", "effetCout", "effetPortee").forEach(champ -> precision.put(champ, null));
        banc.repondre("demander-changement", precision)
                .repondre("qualification-soutien", Map.of("motifQualification", "Le service ne répond plus du tout."));
        SoftAssertions.assertSoftly(toutes -> sortes.forEach((sorte, tache) ->
                toutes.assertThatCode(() -> banc.faire(tache)).as(sorte).doesNotThrowAnyException()));
        banc.envoyerAvis();
        assertThat(gestion.createJobQuery().withException().list()).isEmpty();
    }

    /** L'ancien parent finit avec les nouveaux enfants, l'ancien enfant rend à son parent : jusqu'au bout, de chaque phase. */
    @Test
    @Order(Integer.MAX_VALUE)
    void un_projet_de_chaque_phase_va_jusqu_a_sa_fin() {
        Map<String, Dossier> unParPhase = new TreeMap<>();
        dossiers.enCours().stream()
                .filter(Dossier::actif)
                .forEach(projet -> unParPhase.putIfAbsent(projet.phase(), projet));
        assertThat(unParPhase).hasSizeGreaterThanOrEqualTo(6);
        SoftAssertions.assertSoftly(tous -> unParPhase.forEach((phase, projet) -> {
            tous.assertThatCode(() -> banc.jusquALaFin(projet.numero()))
                    .as("%s, %s", phase, projet.numero())
                    .doesNotThrowAnyException();
            tous.assertThat(dossiers.trouver(projet.numero()).orElseThrow().etat())
                    .as("%s, %s", phase, projet.numero())
                    .isNotEqualTo(Dossier.EN_COURS);
            tous.assertThat(chaine.verifier(projet.numero()))
                    .as(projet.numero())
                    .isEmpty();
        }));
        assertThat(gestion.createJobQuery().withException().list()).isEmpty();
    }

    /** Un arbre suspendu pendant la mise à jour reprend où il en était, puis finit. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void un_projet_suspendu_reprend_ou_il_en_etait() {
        Dossier suspendu = dossiers.enCours().stream()
                .filter(projet -> projet.suspenduDepuis() != null)
                .findFirst()
                .orElseThrow();
        Map<String, Object> reprise = new HashMap<>(banc.exemple("reprendre-projet"));
        reprise.put("projet", suspendu.numero());
        assertThat(banc.agir("reprendre-projet", "pilote.clinique", reprise).statut())
                .isEqualTo(200);
        banc.envoyerAvis();
        banc.jusquALaFin(suspendu.numero());
        assertThat(dossiers.trouver(suspendu.numero()).orElseThrow().etat()).isNotEqualTo(Dossier.EN_COURS);
    }

    /** Une reprise qui échoue au milieu d'un dossier n'en laisse rien : le prochain démarrage la refait. */
    @Test
    @Order(2)
    void une_reprise_qui_echoue_ne_laisse_rien_et_reste_a_faire() {
        String numero = dossiers.tous().stream()
                .map(Dossier::numero)
                .filter(candidat -> ecrits.duDossier(candidat).size() > 5)
                .findFirst()
                .orElseThrow();
        List<Ecrit> avant = ecrits.duDossier(numero);
        base.sql("insert into jalon.a_reprendre (dossier) values (?)")
                .param(numero)
                .update();
        AtomicInteger fois = new AtomicInteger();
        Mockito.doAnswer(appel -> {
                    if (fois.incrementAndGet() == 4) {
                        throw new DataIntegrityViolationException("disque plein");
                    }
                    return appel.callRealMethod();
                })
                .when(ecrits)
                .reprendre(Mockito.any());

        assertThatThrownBy(() -> reprendre.run(null)).hasMessageContaining("disque plein");

        Mockito.reset(ecrits);
        assertThat(ecrits.duDossier(numero)).isEqualTo(avant);
        assertThat(base.sql("delete from jalon.a_reprendre where dossier = ?")
                        .param(numero)
                        .update())
                .as("le dossier reste à reprendre")
                .isEqualTo(1);
    }
}
