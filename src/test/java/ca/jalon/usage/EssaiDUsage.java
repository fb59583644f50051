package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.EvolutionsAOuvrir;
import ca.jalon.registre.Services;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.securite.Visiteur;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Les pages, les listes, les fichiers et les envois de l'usage ; chacun n'y voit que ses services. Une classe par base. */
abstract class EssaiDUsage {

    @LocalServerPort
    int port;

    @Autowired
    Services services;

    @Autowired
    Indicateurs indicateurs;

    @Autowired
    RelevesUsage releves;

    @Autowired
    Alertes alertes;

    @Autowired
    Evolutions evolutions;

    @Autowired
    EvolutionsAOuvrir evolutionsAOuvrir;

    @Autowired
    RepriseReleves reprise;

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    IdentityService identites;

    @Autowired
    ManagementService gestion;

    @Autowired
    Organisations organisations;

    @Autowired
    @Qualifier("servicesAAccompagner")
    SourceOptions aAccompagner;

    @Autowired
    PlatformTransactionManager transactions;

    private HttpResponse<String> lire(String compte, String chemin) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get(chemin);
    }

    private String service(String numero, String organisation, String territoire, String niveau, String... sites) {
        services.inscrire(numero, "Service " + numero, organisation, territoire, niveau, "2026-01-05", List.of(sites));
        services.changerEtat(numero, EtatService.ACTIF);
        indicateurs.fixer(
                numero,
                List.of(
                        new Indicateur(
                                numero,
                                Mesurable.CAS,
                                "ACTIVITE",
                                "Cas traités",
                                "par mois",
                                new BigDecimal(40),
                                "HAUSSE"),
                        new Indicateur(
                                numero,
                                Mesurable.SATISFACTION,
                                "COMMUNICATION",
                                "Satisfaction",
                                "sur 10",
                                new BigDecimal(8),
                                "HAUSSE"),
                        new Indicateur(
                                numero,
                                Mesurable.AUTRE,
                                "BUDGET",
                                "Coût par cas",
                                "$",
                                new BigDecimal(100),
                                "BAISSE")));
        return numero;
    }

    @Test
    void la_page_d_un_service_montre_sa_courbe_ses_trous_et_ses_alertes() {
        String page = lire("pilote.clinique", "/services/SV-0001/usage").body();
        assertThat(page)
                .contains(
                        "4 sur 4",
                        "cible 60",
                        "Cas traités : 63 pour une cible de 60 (105\u00a0%)",
                        "manqué",
                        "Les 7 relevés")
                .contains("/releves?q=SV-0001")
                .doesNotContain("/services/SV-0001/accompagner");
        assertThat(lire("coord.chum", "/services/SV-0001/usage").body())
                .as("qui tient un service territorial")
                .contains("/services/SV-0001/accompagner");
        assertThat(page.split("class=\"trace\"", -1))
                .as("la courbe des cas est coupée au relevé manqué")
                .hasSize(5);
        assertThat(lire("pilote.clinique", "/services/SV-0002/usage").body())
                .contains("baisse d’usage", "17 pour une moyenne de 39,33", "à choisir", "Alertes en cours");
        assertThat(lire("pilote.clinique", "/services/SV-0003/usage").body())
                .contains("Aucun indicateur n’est encore fixé");
        assertThat(lire("pilote.clinique", "/services/SV-0001").body()).contains("/services/SV-0001/usage");
    }

    @Test
    void tous_les_services_les_alertes_d_abord() {
        String page = lire("pilote.clinique", "/usage").body();
        assertThat(page)
                .contains(
                        "remède à choisir",
                        "Cas traités : 17\u00a0; cible\u00a040",
                        "non accompagné",
                        "Cas traités : 17 pour une cible de 40 (43\u00a0%).");
        assertThat(page.indexOf("plaies complexes")).isLessThan(page.indexOf("examens extemporanés"));
        assertThat(lire("pilote.laval", "/usage").body()).doesNotContain("plaies complexes");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL, pilote.clinique, 404",
        "LOCAL, pilote.laval, 200",
        "LOCAL, coord.chum, 404",
        "LOCAL, coord.estrie, 200",
        "LOCAL, pilote.msss, 200",
        "TERRITORIAL, pilote.clinique, 404",
        "NATIONAL, pilote.clinique, 200",
    })
    void chacun_voit_l_usage_de_ce_qu_il_offre_recoit_ou_dessert(String niveau, String compte, int statut) {
        String numero = service("SV-US-" + niveau, "ciusss-mcq", "SHERBROOKE", niveau, "cisss-laval");
        releves.noter(
                indicateurs.de(numero).get(0),
                new RelevesUsage.Releve("2026-03-02", BigDecimal.TEN, null, null, RelevesUsage.FICHIER, "Un mot"));
        evolutions.inscrire("EV-" + niveau + compte, numero, "Évolution " + numero, null, "2026-03-02");
        boolean vu = statut == 200;
        assertThat(lire(compte, "/services/" + numero + "/usage").statusCode()).isEqualTo(statut);
        assertThat(lire(compte, "/usage").body().contains(numero)).isEqualTo(vu);
        assertThat(lire(compte, "/releves.csv?q=" + numero).body().contains("Un mot"))
                .isEqualTo(vu);
        assertThat(lire(compte, "/evolutions.csv").body().contains("Évolution " + numero))
                .isEqualTo(vu);
        assertThat(lire(compte, "/services/" + numero + "/accompagner").statusCode())
                .as("seul qui tient le service l’accompagne")
                .isEqualTo(compte.equals("pilote.msss") && niveau.equals("NATIONAL") ? 302 : 404);
    }

    @Test
    void les_listes_se_filtrent_et_s_exportent() {
        assertThat(lire("pilote.clinique", "/releves.csv?origine=MANQUE").body())
                .contains("Télépathologie", "manqué")
                .doesNotContain("plaies");
        assertThat(lire("pilote.clinique", "/releves.csv?famille=COMMUNICATION").body())
                .contains("Satisfaction")
                .doesNotContain("Cas traités");
        assertThat(lire("pilote.clinique", "/releves").body()).contains("/services/SV-0001/usage", "Voir les courbes");
        assertThat(lire("pilote.clinique", "/releves.xlsx").statusCode()).isEqualTo(200);
        assertThat(lire("pilote.clinique", "/evolutions").statusCode()).isEqualTo(200);
        assertThat(lire("pilote.clinique", "/accueils").statusCode()).isEqualTo(200);
    }

    @Test
    void un_fichier_de_releves_s_inscrit_sans_double_et_dit_ses_fautes() {
        service("SV-FICHIER", "ciusss-emtl", "MONTREAL", "LOCAL");
        String fichier = """
                Service;Indicateur;Jour;Valeur;Réponses;Commentaire
                SV-FICHIER;CAS;2026-01-31;31;;
                SV-FICHIER;Satisfaction;2026-01-31;8,4;22;Sondage d’hiver
                """;
        assertThat(fichiers.inscrire(reprise, fichier, Effet.NOUVEAU)).isEqualTo(2);
        assertThat(fichiers.inscrire(reprise, fichier, Effet.INCHANGE)).isEqualTo(2);
        assertThat(fichiers.inscrire(reprise, fichier.replace(";31;;", ";33;;"), Effet.CHANGE))
                .isEqualTo(1);
        assertThat(releves.de(indicateurs.de("SV-FICHIER").get(0)))
                .singleElement()
                .satisfies(releve -> assertThat(releve.valeur()).isEqualByComparingTo("33"));
        assertThat(fichiers.fautes(reprise, """
                Service;Indicateur;Jour;Valeur
                SV-INCONNU;CAS;2026-01-31;3
                SV-FICHIER;SITES;2026-01-31;3
                SV-FICHIER;VENTES;2026-01-31;3
                SV-FICHIER;SATISFACTION;2026-01-31;12
                SV-FICHIER;CAS;2199-01-31;beaucoup
                """))
                .containsExactly(
                        "Service : « SV-INCONNU » n’est pas au répertoire",
                        "Indicateur : ce service ne suit pas cet indicateur",
                        "Indicateur : « VENTES » est inconnu ; attendu : SITES, UTILISATEURS, CAS, FORMES, SATISFACTION, AUTRE",
                        "Valeur : une satisfaction va de 0 à 10",
                        "Valeur : « beaucoup » n’est pas un montant",
                        "Jour : ce jour n’est pas encore venu");
        assertThat(fichiers.fautes(reprise, """
                Service;Indicateur;Jour;Valeur;Réponses
                SV-FICHIER;SATISFACTION;2026-02-28;8;2,5
                SV-FICHIER;SATISFACTION;2026-03-31;8;4294967297
                """))
                .containsExactly(
                        "Réponses : « 2,5 » n’est pas un nombre entier",
                        "Réponses : « 4294967297 » n’est pas un nombre entier");
    }

    /** Combien d'ordres SQL disent ce texte pendant cette action. */
    private static long ordres(String texte, Runnable action) {
        Logger journal = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        ListAppender<ILoggingEvent> vus = new ListAppender<>();
        Level avant = journal.getLevel();
        vus.start();
        journal.setLevel(Level.DEBUG);
        journal.addAppender(vus);
        try {
            action.run();
        } finally {
            journal.detachAppender(vus);
            journal.setLevel(avant);
        }
        return List.copyOf(vus.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(texte))
                .count();
    }

    @Test
    void un_service_se_lit_une_fois_quel_que_soit_le_nombre_de_lignes() {
        String service = service("SV-LOTS", "ciusss-emtl", "MONTREAL", "LOCAL");
        StringBuilder fichier = new StringBuilder("Service;Indicateur;Jour;Valeur\n");
        List<Map<String, Object>> envoi = new ArrayList<>();
        for (int jour = 10; jour < 22; jour++) {
            fichier.append("SV-LOTS;CAS;2026-01-%d;%d\n".formatted(jour, jour));
            envoi.add(releve("CAS", "2026-02-" + jour, jour));
        }
        assertThat(ordres(
                        "from jalon.releve where", () -> fichiers.inscrire(reprise, fichier.toString(), Effet.NOUVEAU)))
                .isEqualTo(1);
        assertThat(ordres(
                        "from jalon.releve where",
                        () -> transmettre("pilote.clinique", service, Map.of("releves", envoi))))
                .isEqualTo(1);
        assertThat(releves.de(indicateurs.de(service).get(0))).hasSize(24);
    }

    @Test
    void les_services_a_accompagner_se_lisent_en_une_fois() {
        service("SV-LISTE-1", "ciusss-emtl", "MONTREAL", "LOCAL");
        service("SV-LISTE-2", "ciusss-emtl", "MONTREAL", "LOCAL");
        Demande demande = new Demande(
                "pilote.clinique",
                List.of(organisations.groupe("pilote-clinique", "ciusss-emtl", "MONTREAL")),
                null,
                Map.of());
        List<Option> options = new ArrayList<>();
        assertThat(ordres("jalon.accompagnement", () -> options.addAll(aAccompagner.options(demande))))
                .isEqualTo(1);
        assertThat(options).extracting(Option::valeur).contains("SV-LISTE-1", "SV-LISTE-2");
    }

    private Banc.Reponse transmettre(String compte, String service, Object corps) {
        return new Banc(port, gestion).appeler("POST", "/api/services/" + service + "/releves", compte, corps);
    }

    private static Map<String, Object> releve(String indicateur, String jour, Object valeur) {
        return Map.of("indicateur", indicateur, "periode", jour, "valeur", valeur);
    }

    private void systeme(String organisation) {
        if (identites.createUserQuery().userId("systeme").count() == 0) {
            User compte = identites.newUser("systeme");
            compte.setPassword("jalon");
            identites.saveUser(compte);
            identites.createMembership("systeme", "source-usage");
            identites.createMembership("systeme", "source-usage." + organisation);
        }
    }

    @Test
    void un_systeme_transmet_ses_chiffres_et_les_redit_sans_doubler() {
        String service = service("SV-SYSTEME", "ciusss-emtl", "MONTREAL", "LOCAL");
        systeme("ciusss-emtl");
        Map<String, Object> corps =
                Map.of("releves", List.of(releve("CAS", "2026-01-31", 31), releve("SATISFACTION", "2026-01-31", 8.4)));
        Banc.Reponse premiere = transmettre("systeme", service, corps);
        assertThat(premiere.statut()).as(premiere.toString()).isEqualTo(200);
        assertThat(premiere.corps().path("inscrits").asInt()).isEqualTo(2);
        Banc.Reponse seconde = transmettre("systeme", service, corps);
        assertThat(seconde.corps().path("inscrits").asInt()).isZero();
        assertThat(seconde.corps().path("inchanges").asInt()).isEqualTo(2);
        transmettre("systeme", service, Map.of("releves", List.of(releve("CAS", "2026-01-31", 35))));
        assertThat(releves.de(indicateurs.de(service).get(0))).singleElement().satisfies(releve -> {
            assertThat(releve.valeur()).isEqualByComparingTo("35");
            assertThat(releve.auteur()).isEqualTo("systeme");
        });
    }

    @Test
    void un_envoi_fautif_est_refuse_en_entier_en_nommant_chaque_champ() {
        String service = service("SV-FAUTES", "ciusss-emtl", "MONTREAL", "LOCAL");
        Banc.Reponse refus = transmettre(
                "pilote.clinique",
                service,
                Map.of(
                        "releves",
                        List.of(
                                releve("CAS", "2026-01-31", 31),
                                releve("VENTES", "2026-01-31", 3),
                                releve("SITES", "2026-01-31", 3),
                                releve("CAS", "31 janvier", 3),
                                releve("CAS", LocalDate.now().plusYears(1).toString(), 3),
                                releve("CAS", "2026-02-28", "beaucoup"),
                                releve("CAS", "2026-02-28", -1),
                                releve("SATISFACTION", "2026-02-28", 12),
                                releve("CAS", "2026-02-28", 1.234),
                                releve("CAS", "2026-01-31", 32),
                                Map.of(
                                        "indicateur", "CAS",
                                        "periode", "2026-03-31",
                                        "valeur", 3,
                                        "reponses", "dix",
                                        "patient", "X"))));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.corps().path("violations").findValuesAsText("champ"))
                .containsExactly(
                        "releves[1].indicateur",
                        "releves[2].indicateur",
                        "releves[3].periode",
                        "releves[4].periode",
                        "releves[5].valeur",
                        "releves[6].valeur",
                        "releves[7].valeur",
                        "releves[8].valeur",
                        "releves[9]",
                        "releves[10].patient",
                        "releves[10].reponses");
        assertThat(refus.message()).contains("releves[3].periode : une date est attendue, comme 2026-09-01.");
        assertThat(releves.de(indicateurs.de(service).get(0)))
                .as("rien n’est inscrit")
                .isEmpty();
        assertThat(transmettre("pilote.clinique", service, "du texte").statut()).isEqualTo(400);
        assertThat(transmettre("pilote.clinique", service, null).message()).contains("releves : ");
        assertThat(transmettre("pilote.clinique", service, Map.of("releves", List.of()))
                        .statut())
                .isEqualTo(400);
    }

    @Test
    void un_nombre_demesure_ou_un_caractere_nul_est_refuse() {
        String service = service("SV-DEMESURE", "ciusss-emtl", "MONTREAL", "LOCAL");
        Banc.Reponse refus = transmettre(
                "pilote.clinique",
                service,
                Map.of(
                        "releves",
                        List.of(
                                releve("CAS", "2026-01-31", new BigDecimal("1e400")),
                                Map.of(
                                        "indicateur",
                                        "CAS",
                                        "periode",
                                        "2026-02-28",
                                        "valeur",
                                        3,
                                        "commentaire",
                                        "Un\0mot"),
                                Map.of(
                                        "indicateur",
                                        "CAS",
                                        "periode",
                                        "2026-03-31",
                                        "valeur",
                                        3,
                                        "commentaire",
                                        "Un\u202emot"))));
        assertThat(refus.statut()).as(refus.toString()).isEqualTo(400);
        assertThat(refus.corps().path("violations").findValuesAsText("champ"))
                .containsExactly("releves[0].valeur", "releves[1].commentaire", "releves[2].commentaire");
        for (String nombre : List.of("1e999999999", "1e-999999999", "1e99999999999")) {
            assertThat(transmettre(
                                    "pilote.clinique",
                                    service,
                                    Map.of("releves", List.of(releve("CAS", "2026-01-31", new RawValue(nombre)))))
                            .statut())
                    .as(nombre)
                    .isEqualTo(400);
        }
    }

    @Test
    void deux_premiers_envois_simultanes_se_suivent() {
        String service = service("SV-ENSEMBLE", "ciusss-emtl", "MONTREAL", "LOCAL");
        Indicateur cas = indicateurs.de(service).get(0);
        CompletableFuture<Banc.Reponse> second = new TransactionTemplate(transactions).execute(premier -> {
            releves.noter(
                    cas, new RelevesUsage.Releve("2026-01-31", BigDecimal.TEN, null, null, RelevesUsage.SYSTEME, null));
            CompletableFuture<Banc.Reponse> envoi = CompletableFuture.supplyAsync(() -> transmettre(
                    "pilote.clinique", service, Map.of("releves", List.of(releve("CAS", "2026-01-31", 31)))));
            assertThatThrownBy(() -> envoi.get(2, TimeUnit.SECONDS))
                    .as("il attend le premier")
                    .isInstanceOf(TimeoutException.class);
            return envoi;
        });
        assertThat(second.join().statut()).as(second.join().toString()).isEqualTo(200);
        assertThat(releves.de(cas))
                .singleElement()
                .satisfies(releve -> assertThat(releve.valeur()).isEqualByComparingTo("31"));
    }

    @Test
    void seul_qui_releve_le_service_transmet() {
        String service = service("SV-DROITS", "ciusss-emtl", "MONTREAL", "LOCAL", "cisss-laval");
        Map<String, Object> corps = Map.of("releves", List.of(releve("CAS", "2026-01-31", 31)));
        systeme("ciusss-emtl");
        assertThat(transmettre(null, service, corps).statut()).isEqualTo(401);
        assertThat(transmettre("intervenant", service, corps).statut()).isEqualTo(403);
        assertThat(transmettre("pilote.laval", service, corps).statut())
                .as("receveur")
                .isEqualTo(403);
        assertThat(transmettre("coord.estrie", service, corps).statut()).isEqualTo(404);
        assertThat(transmettre("systeme", "SV-NEANT", corps).statut()).isEqualTo(404);
        assertThat(transmettre("systeme", service, corps).statut()).isEqualTo(200);
    }

    @Test
    void une_evolution_du_soutien_attend_qui_tient_le_service() {
        HorsContrat.faire(() -> evolutionsAOuvrir.ouvrir("SV-0002", "La vidéo se fige ".repeat(20), "SO-2026-0042"));
        String numero = evolutions.de("SV-0002").stream()
                .filter(evolution -> "SO-2026-0042".equals(evolution.origine()))
                .findFirst()
                .orElseThrow()
                .numero();
        JsonNode tache = new Banc(port, gestion).tache(numero, "userTask_prioriserEvolution");
        assertThat(new Banc(port, gestion).titulaires(tache)).containsExactly("pilote.clinique", "pilote.techno");
        assertThat(evolutions.de("SV-0002")).anySatisfy(evolution -> {
            assertThat(evolution.origine()).isEqualTo("SO-2026-0042");
            assertThat(evolution.demande()).hasSize(200).endsWith("…");
        });
    }

    @Test
    void moins_est_mieux_pour_un_cout() {
        Indicateur cout = new Indicateur("S", Mesurable.AUTRE, "BUDGET", "Coût", "$", new BigDecimal(100), "BAISSE");
        assertThat(cout.part(new BigDecimal(200))).isEqualTo(50);
        assertThat(cout.part(new BigDecimal(80))).isEqualTo(125);
        assertThat(cout.part(BigDecimal.ZERO)).isEqualTo(100);
    }
}
