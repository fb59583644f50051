package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc;
import ca.jalon.DecisionsEssai;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import ca.jalon.soutien.BancSoutien;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Qui peut tout écrire dans la base ne peut rien y changer sans que la relecture le dise. */
@EssaiSpring
class SceauTest {

    private static final String DERNIER =
            "(select acte from jalon.sceau where rang = (select max(rang) from jalon.sceau))";
    private static int suite;

    @Autowired
    Scelleur scelleur;

    @Autowired
    Verification verification;

    @Autowired
    Actes actes;

    @Autowired
    Decisions decisions;

    @Autowired
    Depots depots;

    @Autowired
    Ecrits ecrits;

    @Autowired
    JdbcClient base;

    @Autowired
    ManagementService gestion;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource source;

    @Autowired
    Tours tours;

    @Autowired
    Cles cles;

    @LocalServerPort
    int port;

    private String numero;

    @BeforeEach
    void ecrire() {
        numero = "SCEAU-%04d".formatted(++suite);
        EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", Map.of("sommaire", "Texte"));
        decider(depots.deposer(numero, "DO", "**Titre** : Essai", "pilote.clinique"), "dirigeant");
        scelleur.sceller(false);
        decider(depots.deposer(numero, "DA", "Suite", "pilote.clinique"), "ministre");
        scelleur.sceller(false);
    }

    private void decider(Depot depot, String personne) {
        decisions.consigner(DecisionsEssai.rendue(depot, personne, "Motif", null, null, null));
    }

    private <T> T lire(String sql, Class<T> type) {
        return base.sql(sql).query(type).single();
    }

    @Test
    void chaque_ligne_des_registres_est_un_acte_et_chaque_acte_a_son_rang_sans_trou() {
        Banc banc = new Banc(port, gestion);
        String projet = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.faire(projet, "userTask_analyserFiche");
        BancSoutien soutien = new BancSoutien(port, gestion);
        soutien.qualifier(soutien.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant")));
        scelleur.sceller(false);

        for (Nature nature : Nature.values()) {
            assertThat(lire("select count(*) from jalon.acte where nature = '" + nature + "'", Long.class))
                    .as(nature.name())
                    .isPositive()
                    .isEqualTo(lire("select count(*) from " + nature.table, Long.class));
        }
        long actes = lire("select count(*) from jalon.acte", Long.class);
        assertThat(base.sql("select rang from jalon.sceau order by rang")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, actes).boxed().toList());
        assertThat(scelleur.derniere().orElseThrow().tete().taille()).isEqualTo(actes);
        assertThat(scelleur.retard()).isZero();
        assertThat(verification.verifier()).isEqualTo(new Verification.Constat(actes, List.of()));
        List<String> cites = base.sql("select precedente from jalon.acte where dossier = ? order by id")
                .param(projet)
                .query(String.class)
                .list();
        List<String> empreintes = base.sql("select empreinte from jalon.acte where dossier = ? order by id")
                .param(projet)
                .query(String.class)
                .list();
        assertThat(cites).as("chaque acte d'un dossier cite celui d'avant").hasSizeGreaterThan(1);
        assertThat(cites.get(0)).isEqualTo(TexteActe.ORIGINE);
        assertThat(cites.subList(1, cites.size())).isEqualTo(empreintes.subList(0, empreintes.size() - 1));
    }

    @Test
    void sans_rien_de_neuf_rien_n_est_signe() {
        assertThat(scelleur.sceller(false)).isEmpty();
        assertThat(scelleur.sceller(true)).isEmpty();
    }

    /** Ce que ferait qui a le mot de passe de la base, et ce que la relecture en dit. */
    static Stream<Arguments> alterations() {
        String decision = "numero = '{n}' and rang = 2";
        return Stream.of(
                Arguments.of(
                        "une décision changée",
                        "motif a changé",
                        List.of("update jalon.decision set motif = 'Autre' where " + decision)),
                Arguments.of(
                        "un écrit changé",
                        "reponses a changé",
                        List.of(
                                "update jalon.ecrit set reponses = replace(reponses, 'Texte', 'Autre') where dossier = '{n}'")),
                Arguments.of(
                        "un dépôt changé",
                        "texte a changé",
                        List.of("update jalon.depot set texte = 'Autre' where numero = '{n}'")),
                Arguments.of(
                        "une décision retirée",
                        "la ligne n’existe plus",
                        List.of("delete from jalon.decision where " + decision)),
                Arguments.of(
                        "une décision ajoutée sans acte",
                        "aucun acte ne l’a consignée",
                        List.of(
                                "insert into jalon.decision select numero, 3, jalon, autorite, personne, nom_personne, issue, motif,"
                                        + " conditions, montant, date_decision, numero_resolution, formulaire, deploiement,"
                                        + " table_approbation, version_table, dossier, empreinte_dossier, consignee_le,"
                                        + " empreinte_precedente, empreinte, pour, annule from jalon.decision where "
                                        + decision)),
                Arguments.of(
                        "le texte d'un acte changé",
                        "n’a plus son empreinte",
                        List.of(
                                "update jalon.acte set texte = replace(texte, 'Motif', 'Autre') where dossier = '{n}'")),
                Arguments.of(
                        "le dernier acte et son rang retirés",
                        "la dernière tête en signe",
                        List.of(
                                "delete from jalon.decision where " + decision,
                                "delete from jalon.sceau where rang = (select max(rang) from jalon.sceau)",
                                "delete from jalon.acte where nature = 'DECISION' and reference = '{n}/2'")),
                Arguments.of(
                        "tout un dossier retiré",
                        "la dernière tête en signe",
                        List.of(
                                "delete from jalon.decision where numero = '{n}'",
                                "delete from jalon.depot where numero = '{n}'",
                                "delete from jalon.ecrit where dossier = '{n}'",
                                "delete from jalon.sceau where acte in (select id from jalon.acte where dossier = '{n}')",
                                "delete from jalon.acte where dossier = '{n}'")),
                Arguments.of(
                        "la base ramenée à la tête d'avant",
                        "une tête en a signé",
                        List.of(
                                "delete from jalon.tete where taille = (select max(taille) from jalon.tete)",
                                "delete from jalon.sceau where rang > (select max(taille) from jalon.tete)",
                                "delete from jalon.acte where not exists (select 1 from jalon.sceau where acte = id)",
                                "delete from jalon.decision where " + decision,
                                "delete from jalon.depot where numero = '{n}' and jalon = 'DA'")),
                Arguments.of(
                        "une tête retirée",
                        "ne sont signés d’aucune tête",
                        List.of("delete from jalon.tete where taille = (select max(taille) from jalon.tete)")),
                Arguments.of(
                        "une tête grossie",
                        "ne se lit plus",
                        List.of(
                                "update jalon.tete set taille = taille + 1 where taille = (select max(taille) from jalon.tete)")),
                Arguments.of(
                        "une signature changée",
                        "signée d’aucune clé connue",
                        List.of(
                                "update jalon.tete set note = substring(note from 1 for char_length(note) - 6) || 'AAAA=' || chr(10)"
                                        + " where taille = (select max(taille) from jalon.tete)")),
                Arguments.of(
                        "deux rangs échangés",
                        "ne sont plus ceux que leur tête signe",
                        List.of(
                                "delete from jalon.sceau where rang in (2, 3)",
                                "insert into jalon.sceau (rang, acte) select 2, id from jalon.acte where id = 3",
                                "insert into jalon.sceau (rang, acte) select 3, id from jalon.acte where id = 2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alterations")
    void la_relecture_dit(String quoi, String attendu, List<String> gestes) {
        assertThat(verification.verifier().anomalies()).isEmpty();
        assertThat(anomaliesApres(gestes)).as(quoi).anyMatch(anomalie -> anomalie.contains(attendu));
        assertThat(verification.verifier().anomalies()).as("remis en état").isEmpty();
    }

    /** L'attaquant recalcule tout ce qui se calcule : il ne lui manque que la clé. */
    @Test
    void des_empreintes_recalculees_se_voient() {
        String ancien = lire("select texte from jalon.acte where id = " + DERNIER, String.class);
        String nouveau = ancien.replace("\"Motif\"", "\"Autre\"");
        assertThat(nouveau).isNotEqualTo(ancien);
        assertThat(anomaliesApres(List.of(
                        "update jalon.decision set motif = 'Autre' where numero = '{n}' and rang = 2",
                        "update jalon.acte set texte = '%s', empreinte = '%s' where id = %s"
                                .formatted(nouveau, TexteActe.empreinte(nouveau), DERNIER))))
                .hasSize(2)
                .anyMatch(anomalie -> anomalie.endsWith("premiers actes ne sont plus ceux que leur tête signe."))
                .anyMatch(anomalie -> anomalie.endsWith("que le témoin retient."));
    }

    @Test
    void un_acte_antidate_ou_dit_d_avant_le_sceau_se_voit_quand_meme_il_est_scelle() {
        Instant ilYAUnAn = Instant.now().minusSeconds(365 * 86_400L);
        Nature nature = Nature.DEPOT;
        assertThat(anomaliesApres(List.of(), () -> forger(nature, ilYAUnAn, false)))
                .anyMatch(anomalie -> anomalie.contains("bien antérieure à la tête qui le précède"));
        assertThat(anomaliesApres(List.of(), () -> forger(nature, Instant.now().plusSeconds(3600), true)))
                .anyMatch(anomalie -> anomalie.contains("se dit d’avant le sceau"));
    }

    /** Remplace le texte du dernier acte, avant que rien ne l'ait scellé, par un autre à cette heure. */
    private void forger(Nature nature, Instant le, boolean reprise) {
        base.sql("delete from jalon.tete where taille = (select max(taille) from jalon.tete)")
                .update();
        base.sql("delete from jalon.sceau where rang > (select max(taille) from jalon.tete)")
                .update();
        String texte = TexteActe.de(nature, "x", numero, le, reprise, TexteActe.ORIGINE, null);
        base.sql("insert into jalon.acte (dossier, nature, reference, le, texte, precedente, empreinte)"
                        + " values (?, ?, 'x', ?, ?, ?, ?)")
                .params(numero, nature.name(), Timestamp.from(le), texte, TexteActe.ORIGINE, TexteActe.empreinte(texte))
                .update();
        redemarre().sceller(true);
    }

    /** Le scelleur d'un nœud qui vient de démarrer : il n'a rien vu. */
    private Scelleur redemarre() {
        return new Scelleur(base, new JdbcTemplate(source), tours, cles, new Temoin(""), transactions);
    }

    private List<String> anomaliesApres(List<String> gestes) {
        return anomaliesApres(gestes, () -> {});
    }

    /** Altère, relit, et remet tout en état. */
    private List<String> anomaliesApres(List<String> gestes, Runnable suite) {
        return new TransactionTemplate(transactions).execute(etat -> {
            gestes.forEach(
                    geste -> assertThat(base.sql(geste.replace("{n}", numero)).update())
                            .as(geste)
                            .isPositive());
            suite.run();
            etat.setRollbackOnly();
            return verification.verifier().anomalies();
        });
    }

    @Test
    void rien_n_est_signe_par_dessus_un_passe_change() {
        for (String geste : List.of(
                "delete from jalon.sceau where rang = (select max(rang) from jalon.sceau)",
                "update jalon.acte set empreinte = '" + "ab".repeat(32) + "' where id = " + DERNIER,
                "update jalon.tete set note = 'x' where taille = (select max(taille) from jalon.tete)")) {
            new TransactionTemplate(transactions).executeWithoutResult(etat -> {
                etat.setRollbackOnly();
                assertThat(base.sql(geste).update()).isEqualTo(1);
                depots.deposer(numero, "DM", "Après", "pilote.clinique");
                assertThatThrownBy(() -> redemarre().sceller(false)).as(geste).isInstanceOf(Alteration.class);
            });
        }
        depots.deposer(numero, "DM", "Après", "pilote.clinique");
        assertThat(scelleur.sceller(false)).isPresent();
    }

    @Test
    void ecrire_n_attend_personne_et_le_scelleur_range_tout() throws Exception {
        List<Callable<Object>> gestes = new ArrayList<>();
        for (int personne = 0; personne < 12; personne++) {
            String auteur = "personne" + personne;
            gestes.add(() -> {
                for (int i = 0; i < 8; i++) {
                    // Un même dossier et un dossier à soi : aucun des deux ne refuse ni n'attend.
                    EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", Map.of("sommaire", auteur + i));
                    EcritsEssai.deposer(ecrits, numero + auteur, "dossier-opportunite", Map.of("sommaire", auteur + i));
                }
                return auteur;
            });
            gestes.add(() -> scelleur.sceller(false));
        }
        ExecutorService fils = Executors.newFixedThreadPool(gestes.size());
        try {
            for (Future<Object> fait : fils.invokeAll(gestes)) {
                fait.get();
            }
        } finally {
            fils.shutdownNow();
        }
        scelleur.sceller(false);
        assertThat(lire("select count(*) from jalon.sceau", Long.class))
                .isEqualTo(lire("select max(rang) from jalon.sceau", Long.class))
                .isEqualTo(lire("select count(*) from jalon.acte", Long.class));
        assertThat(verification.verifier().anomalies()).isEmpty();
    }
}
