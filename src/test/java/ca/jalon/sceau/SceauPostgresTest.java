package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.BasePostgres;
import ca.jalon.DecisionsEssai;
import ca.jalon.EcritsEssai;
import ca.jalon.EssaiPostgres;
import ca.jalon.dossier.Ecrits;
import ca.jalon.moteur.droits.DroitsEssai;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sur PostgreSQL, le compte de l'application ajoute et lit ; ce qui ne doit pas changer, il ne peut le changer. */
@EssaiPostgres
class SceauPostgresTest {

    private static int suite;

    @Autowired
    JdbcClient base;

    @Autowired
    Ecrits ecrits;

    @Autowired
    Depots depots;

    @Autowired
    Decisions decisions;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Scelleur scelleur;

    @Autowired
    Verification verification;

    @Autowired
    Tours tours;

    @Autowired
    Cles cles;

    @Autowired
    DataSource source;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${spring.datasource.url}")
    String adresse;

    private String numero;

    @BeforeEach
    void ecrire() {
        numero = "SCEAU-PG-%02d".formatted(++suite);
        EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", Map.of("sommaire", "Texte"));
        Depot depot = depots.deposer(numero, "DO", "Texte", "pilote.clinique");
        decisions.consigner(
                DecisionsEssai.rendue(depot, "ministre", "Motif", new java.math.BigDecimal("10.5"), null, null));
        scelleur.sceller(false);
    }

    static Stream<String> tables() {
        return Stream.concat(
                Stream.of(Nature.values()).map(nature -> nature.table),
                Stream.of("jalon.acte", "jalon.sceau", "jalon.tete", "jalon.verification", "jalon.avis"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void le_compte_de_l_application_ne_change_ni_n_efface(String table) {
        String colonne = base.sql(
                        "select column_name from information_schema.columns where table_schema || '.' || table_name = ?"
                                + " order by ordinal_position limit 1")
                .param(table)
                .query(String.class)
                .single();
        for (String geste : List.of(
                "update %s set %s = %s".formatted(table, colonne, colonne),
                "delete from " + table,
                "truncate " + table)) {
            assertThatThrownBy(() -> base.sql(geste).update())
                    .as(geste)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(base.sql("select count(*) from " + table).query(Long.class).single())
                .isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table jalon.autre (a int)",
                "drop table jalon.acte",
                "alter table jalon.acte disable trigger all",
                "delete from jalon.flyway_schema_history"
            })
    void il_ne_touche_pas_non_plus_aux_tables(String geste) {
        assertThatThrownBy(() -> base.sql(geste).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        // Se donner un droit n'est pas une erreur pour PostgreSQL : un avertissement, et rien de donné.
        base.sql("grant update, delete on jalon.acte to jalon").update();
        assertThat(base.sql("select has_table_privilege('jalon.acte', 'UPDATE, DELETE, TRUNCATE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void tout_se_relit_et_ce_que_change_l_administrateur_de_la_base_se_voit() {
        assertThat(verification.verifier().anomalies()).isEmpty();
        assertThat(chaine.verifierToutes()).isEmpty();

        JdbcClient administrateur = JdbcClient.create(BasePostgres.administrateur(adresse));
        administrateur
                .sql("update jalon.decision set motif = 'Autre' where numero = ?")
                .param(numero)
                .update();
        assertThat(verification.verifier().anomalies())
                .containsExactly("DECISION " + numero + "/1 : motif a changé depuis l’acte.");
        administrateur
                .sql("update jalon.decision set motif = 'Motif' where numero = ?")
                .param(numero)
                .update();
        assertThat(verification.verifier().anomalies()).isEmpty();
    }

    @Test
    void un_second_noeud_laisse_le_premier_sceller_puis_continue_ou_il_en_est() {
        Scelleur autre = new Scelleur(base, new JdbcTemplate(source), tours, cles, new Temoin(""), transactions);
        depots.deposer(numero, "DA", "Suite", "pilote.clinique");
        new TransactionTemplate(transactions).executeWithoutResult(premier -> {
            assertThat(tours.prendre("sceller")).isTrue();
            Thread second = new Thread(() -> assertThat(autre.sceller(false)).isEmpty());
            second.start();
            try {
                second.join(10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(second.isAlive()).as("n'attend pas").isFalse();
        });
        assertThat(autre.sceller(false)).isPresent();
        depots.deposer(numero, "DA", "Suite encore", "pilote.clinique");
        assertThat(scelleur.sceller(false)).isPresent();
        assertThat(verification.verifier().anomalies()).isEmpty();
    }

    /** Une base d'avant appartenait au compte de l'application : le script la donne au propriétaire, et l'application s'en sert encore. */
    @Test
    void une_base_d_avant_change_de_proprietaire() throws Exception {
        String ancienne = BasePostgres.nouvelleBase();
        JdbcTemplate administrateur = new JdbcTemplate(BasePostgres.administrateur(ancienne));
        String nom = ancienne.substring(ancienne.lastIndexOf('/') + 1);
        administrateur.execute("alter database " + nom + " owner to " + BasePostgres.COMPTE);
        DataSource compte = new DriverManagerDataSource(ancienne, BasePostgres.COMPTE, BasePostgres.MOT_DE_PASSE);
        DroitsEssai.migrer(compte);
        assertThatThrownBy(() -> DroitsEssai.donner(compte))
                .hasMessageContaining("peut récrire les registres")
                .hasMessageContaining("docker/separer-roles.sql");

        for (String instruction : Files.readString(Path.of("docker/separer-roles.sql"))
                .replaceAll("(?m)^--.*$", "")
                .split(";")) {
            if (instruction.contains("reassign")) {
                administrateur.execute(instruction);
            }
        }
        DataSource proprietaire =
                new DriverManagerDataSource(ancienne, BasePostgres.PROPRIETAIRE, BasePostgres.MOT_DE_PASSE);
        DroitsEssai.migrer(proprietaire);
        DroitsEssai.donner(proprietaire);

        JdbcClient application = JdbcClient.create(compte);
        application
                .sql("insert into jalon.depot (numero, jalon, version, texte, empreinte, depose_le)"
                        + " values ('X-1', 'DO', 1, 'Texte', 'x', now())")
                .update();
        String id = application
                .sql("select id from jalon.depot")
                .query(String.class)
                .single();
        new Actes(application).consigner(Nature.DEPOT, id);
        assertThatThrownBy(() ->
                        application.sql("update jalon.depot set texte = ''").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(application.sql("delete from moteur.act_ru_task").update()).isZero();
    }
}
