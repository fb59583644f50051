package ca.jalon.echelle;

import ca.jalon.BasePostgres;
import ca.jalon.Jalon;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fait les deux bases des mesures d'échelle, dans le PostgreSQL de {@link ServeurEchelle} : la grande (trente-cinq établissements,
 * deux mille personnes, cent mille dossiers finis et cinq mille en cours sur dix ans, vingt mille tâches ouvertes, un million de
 * courriels) et la petite, mille dossiers.
 *
 * <p>{@code mvn -Pbench test -Dtest=ChargerEchelle}. Quelques dossiers se vivent d'abord par REST, dans l'application de ce jour
 * ({@link Semis}) ; {@link Multiplication} les recopie ensuite en SQL. {@code -Djalon.echelle.rejouer=true} les vit de nouveau ;
 * {@code -Djalon.echelle.bases=petite} n'en fait qu'une. L'historique du moteur a tout des dossiers
 * commencés depuis {@value #HISTORIQUE} jours, et des autres ce qu'il garde dix ans.
 */
class ChargerEchelle {

    private static final int HISTORIQUE = 60;

    private static final Instant MAINTENANT = Instant.parse("2026-10-30T15:00:00Z");

    /** Les modèles se déploient avant que rien ne commence. */
    private static final Date PREMIER_JOUR = Date.from(Instant.parse("2023-01-09T14:00:00Z"));

    @Test
    void charger() throws Exception {
        try (ServeurEchelle serveur = ServeurEchelle.demarrer()) {
            if (!serveur.existe(ServeurEchelle.GERME) || Boolean.getBoolean("jalon.echelle.rejouer")) {
                semer(serveur);
            }
            String bases = System.getProperty("jalon.echelle.bases", "petite,grande");
            for (Mesure mesure : List.of(Mesure.PETITE, Mesure.GRANDE)) {
                if (bases.contains(mesure.base())) {
                    serveur.creer(mesure.base(), ServeurEchelle.GERME);
                    new Multiplication(serveur.administrateur(mesure.base()))
                            .multiplier(mesure, etablissements(), HISTORIQUE);
                    resumer(mesure, JdbcClient.create(serveur.administrateur(mesure.base())));
                }
            }
        }
    }

    /** Vit les dossiers sur une base neuve, puis ferme l'application : une base ouverte ne se recopie pas. */
    private static void semer(ServeurEchelle serveur) {
        serveur.creer(ServeurEchelle.GERME, "template0");
        ClockUtil.setCurrentTime(PREMIER_JOUR);
        try (var application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Jalon.class)
                .profiles("demo", "test", "postgres")
                .run(
                        "--server.port=0",
                        "--jalon.bd.url=" + serveur.adresse(ServeurEchelle.GERME),
                        "--jalon.bd.utilisateur=" + BasePostgres.COMPTE,
                        "--jalon.bd.mot-de-passe=" + BasePostgres.MOT_DE_PASSE,
                        "--jalon.bd.proprietaire.utilisateur=" + BasePostgres.PROPRIETAIRE,
                        "--jalon.bd.proprietaire.mot-de-passe=" + BasePostgres.MOT_DE_PASSE,
                        "--jalon.courriel.hote=127.0.0.1",
                        "--jalon.courriel.port="
                                + BasePostgres.poste().getSmtp().getPort())) {
            new Semis(application.getWebServer().getPort(), application.getBean(ManagementService.class), MAINTENANT)
                    .semer();
        } finally {
            ClockUtil.reset();
        }
    }

    /** Territoire de chaque établissement. */
    private static Map<String, String> etablissements() throws IOException {
        Map<String, String> territoires = new LinkedHashMap<>();
        try (InputStream source = Jalon.class.getResourceAsStream("/organisations.yaml")) {
            for (JsonNode organisation : new YAMLMapper().readTree(source).path("organisations")) {
                if (organisation.path("types").toString().contains("ETABLISSEMENT")) {
                    territoires.put(
                            organisation.path("code").asText(),
                            organisation.path("territoire").asText());
                }
            }
        }
        return territoires;
    }

    private static void resumer(Mesure mesure, JdbcClient base) {
        System.out.println(mesure.base() + " : "
                + base.sql("""
                        select (select count(*) from moteur.act_id_user) as personnes,
                            (select count(*) from jalon.dossier where ferme_le is not null) as finis,
                            (select count(*) from jalon.dossier where ferme_le is null) as en_cours,
                            (select count(*) from moteur.act_ru_task) as taches,
                            (select count(*) from jalon.avis) as courriels,
                            (select count(*) from jalon.ecrit) as ecrits,
                            (select count(*) from moteur.act_hi_actinst) as etapes,
                            pg_size_pretty(pg_database_size(current_database())) as taille
                        """).query().singleRow());
    }
}
