package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Les bilans d'une année pour toutes les organisations : à l'heure, en retard, jamais ; retours ; comités absents ; pilotes
 * manquants. Tout doit finir, et chaque chiffre consolidé se recompter autrement.
 * {@code mvn test -Dtest=SimulationBilansTest -Dessais.exclus=aucun}.
 */
@EssaiSpring
@Tag("simulation")
class SimulationBilansTest {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final int ANNEE = 2028;

    @Autowired
    ApplicationContext contexte;

    @Autowired
    Organisations organisations;

    @Autowired
    Bilans bilans;

    @Autowired
    Comites comites;

    @Autowired
    Dossiers dossiers;

    @Autowired
    IdentityService identites;

    @Autowired
    TaskService taches;

    @Autowired
    RuntimeService executions;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    /** Mille courriels n'apprendraient rien de plus. */
    @MockitoBean
    Avis avis;

    @LocalServerPort
    int port;

    private final Random hasard = new Random(20280401);
    private final Map<String, Integer> gestes = new TreeMap<>();
    private Banc banc;
    private Gens gens;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void une_annee_de_bilans() {
        heure(LocalDate.of(2027, 10, 4));
        banc = new Banc(port, gestion);
        gens = new Gens(banc, identites);
        Set<String> muets = peupler();
        heure(LocalDate.of(ANNEE, 4, 1));
        for (String campagne : List.of("BILAN_LOCAL", "BILAN_TERRITOIRE", "BILAN_QUEBEC")) {
            OuvrirCampagne.ouvrir(contexte, campagne);
        }
        List<Bilan> ouverts = bilans.deLAnnee(ANNEE);
        assertThat(ouverts.stream().filter(b -> b.palier() != Palier.LOCAL)).hasSize(5);

        Map<String, Set<String>> manquants = new HashMap<>();
        for (LocalDate jour = LocalDate.of(ANNEE, 4, 3);
                jour.isBefore(LocalDate.of(ANNEE + 1, 3, 20));
                jour = jour.plusDays(7)) {
            heure(jour);
            sonner();
            LocalDate aujourdhui = jour;
            repondre(muets, aujourdhui, manquants);
        }
        heure(LocalDate.of(ANNEE + 1, 3, 25));
        sonner();

        assertThat(taches.createTaskQuery().list())
                .as("tâches restées ouvertes")
                .extracting(Task::getName)
                .isEmpty();
        assertThat(executions.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKeyIn("bilan-annuel", "bilan-consolide")
                        .count())
                .as("instances")
                .isZero();
        List<Bilan> finis = bilans.deLAnnee(ANNEE);
        assertThat(finis).allMatch(b -> b.depose() || b.etape() == Etape.NON_DEPOSE);
        // Nommés : exactement ceux qui manquaient ce jour-là.
        manquants.forEach((perimetre, attendus) -> assertThat(
                        new HashSet<>(bilans.de(ANNEE, perimetre).orElseThrow().absents()))
                .as(perimetre)
                .isEqualTo(attendus));
        int comptes = recompter();
        gestes.put("déposés", (int) finis.stream().filter(Bilan::depose).count());
        gestes.put(
                "clos sans dépôt", (int) finis.stream().filter(b -> !b.depose()).count());
        gestes.put("chiffres recomptés", comptes);
        System.out.println("Bilans " + ANNEE + " : " + gestes);
        assertThat(gestes).containsKeys("entérinement retourné", "approbation retournée");
        assertThat(finis.stream().filter(b -> !b.absents().isEmpty())).isNotEmpty();
    }

    private static void heure(LocalDate jour) {
        ClockUtil.setCurrentTime(Date.from(jour.atTime(9, 0).atZone(QUEBEC).toInstant()));
    }

    /** Personnes, comités et registres d'avant l'arrêté ; rend les établissements qui n'écriront rien. */
    private Set<String> peupler() {
        Set<String> muets = new HashSet<>();
        int rang = 0;
        for (Organisation ici : organisations.etablissements().toList()) {
            rang++;
            if (rang % 11 != 0) {
                gens.tient("pilote-clinique", ici.code());
            }
            if (rang % 5 != 0) {
                gens.tient("pilote-technologique", ici.code());
            }
            gens.tient("instances-decisionnelles-locales", ici.code());
            gens.tient("dirigeant-etablissement", ici.code());
            gens.tient("comite-tactique-local", ici.code());
            if (rang % 3 != 0) {
                comites.inscrire(new Comite(
                        null,
                        ici.code(),
                        rang % 4 == 0 ? Statut.ABSENT : rang % 7 == 0 ? Statut.INTEGRE : Statut.EN_PLACE,
                        null,
                        List.of(),
                        "2027-05-01",
                        null,
                        null));
            }
            if (rang % 9 == 0) {
                muets.add(ici.code());
            }
            demandes(ici);
            services(ici);
            projets(ici.code(), ici.territoire());
            incidents(ici);
        }
        organisations.territoires().forEach(territoire -> {
            gens.tient("coordonnateur-cct", territoire.cct());
            gens.tient("ctcot", territoire.cct());
        });
        comites.inscrire(new Comite(null, "ctcot-mcgill", Statut.ABSENT, null, List.of(), "2027-05-01", null, null));
        projets(organisations.ministere().code(), null);
        gens.tient("cncot", "msss");
        gens.tient("comite-executif-telesante", "msss");
        gens.tient("pilote-clinique-ministeriel", "msss");
        return muets;
    }

    /** Un instant de l'exercice, de celui d'avant ou de celui d'après. */
    private Timestamp instant() {
        return Timestamp.from(Instant.parse("2027-02-01T05:00:00Z").plusSeconds(hasard.nextInt(430 * 86_400)));
    }

    private void demandes(Organisation ici) {
        for (int i = 0; i < 12; i++) {
            boolean resolue = hasard.nextInt(4) > 0;
            Timestamp recue = instant();
            Timestamp fin = resolue ? Timestamp.from(recue.toInstant().plusSeconds(hasard.nextInt(20 * 86_400))) : null;
            base.sql("""
                            insert into jalon.demande (numero, instance, resume, description, nature, type_soutien, organisation,
                                territoire, service, niveau_service, depuis, usagers_touches, inutilisable, contournement, urgence,
                                demandeur_nom, demandeur_contact, etat, majeur, reouvertures, inscrite_le, resolue_le, close_le,
                                niveau, qualification, note_globale)
                            values (?, 'sim', 'r', 'd', 'INCIDENT', 'TECHNIQUE', ?, ?, 's', 'LOCAL', '2027-05-01', 'UN', false, false,
                                false, 'n', 'c', ?, false, 0, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(new ArrayList<>(Arrays.asList(
                            "SIM-" + ici.code() + "-" + i,
                            ici.code(),
                            ici.territoire(),
                            resolue ? "RESOLU" : "EN_TRAITEMENT",
                            recue,
                            fin,
                            fin,
                            "N" + (1 + hasard.nextInt(3)),
                            hasard.nextBoolean() ? "BLOQUANTE" : "MINEURE",
                            resolue ? 1 + hasard.nextInt(5) : null)))
                    .update();
        }
    }

    private void services(Organisation ici) {
        List<String> etats = List.of("ACTIF", "ACTIF", "EN_REVISION", "SUSPENDU", "CESSE");
        for (int i = 0; i < hasard.nextInt(4); i++) {
            base.sql("""
                            insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, date_implantation,
                                mis_a_jour_le)
                            values (?, 'Service simulé', ?, ?, 'LOCAL', ?, ?, ?)
                            """)
                    .params(
                            "SV-SIM-" + ici.code() + "-" + i,
                            ici.code(),
                            ici.territoire(),
                            etats.get(hasard.nextInt(5)),
                            LocalDate.of(2026, 6, 1)
                                    .plusDays(hasard.nextInt(700))
                                    .toString(),
                            instant())
                    .update();
        }
    }

    private void projets(String organisation, String territoire) {
        List<String> fins = List.of("SERVICE_PERENNE", "TRANSFORME", "SERVICE_CESSE", "ABANDONNE");
        for (int i = 0; i < 3; i++) {
            String numero = "TS-SIM-" + organisation + "-" + i;
            dossiers.ouvrir(
                    "PROJET", numero, "Projet simulé", organisation, territoire, "LOCAL", "sim", "EXECUTION", null);
            boolean fini = hasard.nextInt(3) == 0;
            Timestamp ouvert = instant();
            base.sql("update jalon.dossier set inscrit_le = ?, plafond = ?, etat = ?, ferme_le = ? where numero = ?")
                    .params(new ArrayList<>(Arrays.asList(
                            ouvert,
                            BigDecimal.valueOf(hasard.nextInt(90_000)),
                            fini ? fins.get(hasard.nextInt(4)) : "EN_COURS",
                            fini ? Timestamp.from(ouvert.toInstant().plusSeconds(hasard.nextInt(200 * 86_400))) : null,
                            numero)))
                    .update();
        }
    }

    private void incidents(Organisation ici) {
        for (int i = 0; i < hasard.nextInt(3); i++) {
            base.sql("insert into jalon.violation (numero, organisation, texte, declaree_le) values (?, ?, 't', ?)")
                    .params("IC-SIM-" + ici.code() + "-" + i, ici.code(), instant())
                    .update();
        }
    }

    private void sonner() {
        for (String minuterie : List.of("event_delaiEcoule", "event_exerciceSuivant")) {
            for (Job due :
                    gestion.createJobQuery().activityId(minuterie).executable().list()) {
                gestion.executeJob(due.getId());
                gestes.merge(minuterie, 1, Integer::sum);
            }
        }
    }

    private void repondre(Set<String> muets, LocalDate jour, Map<String, Set<String>> manquants) {
        for (Task tache : taches.createTaskQuery().list()) {
            JsonNode vue = banc.appeler("GET", "/engine-rest/task/" + tache.getId(), "admin", null)
                    .corps();
            String perimetre = banc.variable(vue, "perimetreBilan");
            // Les muets n'écrivent jamais ; d'autres seulement après le délai.
            boolean tardif = Math.floorMod(perimetre.hashCode(), 4) == 0;
            if (muets.contains(perimetre)
                    || tardif && jour.isBefore(LocalDate.of(ANNEE, 6, 1))
                    || hasard.nextInt(5) == 0) {
                continue;
            }
            repondre(tache, vue, perimetre, manquants);
        }
    }

    private void repondre(Task tache, JsonNode vue, String perimetre, Map<String, Set<String>> manquants) {
        String palier = banc.variable(vue, "palierBilan");
        String cct = palier.equals("TERRITORIAL") ? organisations.cct(perimetre).code() : "msss";
        String statut = banc.variable(vue, "statutInstance");
        boolean absent = statut.equals("ABSENT") || statut.equals("NON_DECLARE") && palier.equals("LOCAL");
        boolean retour = hasard.nextInt(5) == 0;
        Map<String, Object> decision = new HashMap<>(banc.exemple("enteriner-bilan"));
        switch (tache.getTaskDefinitionKey()) {
            case "userTask_redigerBilan" ->
                envoyer(
                        vue,
                        palier.equals("LOCAL")
                                ? "pilote-clinique." + perimetre
                                : palier.equals("NATIONAL")
                                        ? "pilote-clinique-ministeriel.msss"
                                        : "coordonnateur-cct." + cct,
                        banc.exemple("rediger-bilan"),
                        "rédaction " + palier);
            case "userTask_completerBilan" ->
                envoyer(vue, "pilote-technologique." + perimetre, banc.exemple("completer-bilan"), "volet");
            case "userTask_enterinerBilan" -> {
                if (retour) {
                    decision.put("suiteBilan", "RETOURNE");
                    decision.put("motifBilan", "Précisez les écarts au plan.");
                }
                String qui = palier.equals("LOCAL")
                        ? (absent ? "dirigeant-etablissement." : "comite-tactique-local.") + perimetre
                        : palier.equals("NATIONAL") ? "cncot.msss" : (absent ? "coordonnateur-cct." : "ctcot.") + cct;
                if (!retour && !palier.equals("LOCAL")) {
                    manquants.put(perimetre, new HashSet<>(bilans.absents(ANNEE, Palier.valueOf(palier), perimetre)));
                }
                envoyer(vue, qui, decision, retour ? "entérinement retourné" : "entérinement");
            }
            case "userTask_approuverBilan" -> {
                decision.put("suiteBilan", retour ? "RETOURNE" : "APPROUVE");
                if (retour) {
                    decision.put("motifBilan", "Précisez les besoins.");
                }
                envoyer(
                        vue,
                        "instances-decisionnelles-locales." + perimetre,
                        decision,
                        retour ? "approbation retournée" : "approbation");
            }
            case "userTask_conclureReddition" ->
                envoyer(vue, "pilote-clinique-ministeriel.msss", banc.exemple("conclure-reddition"), "conclusion");
            default -> envoyer(vue, "comite-executif-telesante.msss", banc.exemple("recevoir-bilan"), "réception");
        }
    }

    /** @param compte {@code rôle.organisation} : la démonstration a parfois le sien, sous un autre nom */
    private void envoyer(JsonNode tache, String compte, Map<String, Object> valeurs, String geste) {
        gens.tient(compte.substring(0, compte.indexOf('.')), compte.substring(compte.indexOf('.') + 1));
        Reponse prise = banc.prendre(tache, compte);
        assertThat(prise.statut()).as(geste + " par " + compte + " : " + prise).isEqualTo(204);
        Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut())
                .as(geste + " par " + compte + " : " + reponse)
                .isLessThan(300);
        gestes.merge(geste, 1, Integer::sum);
    }

    /** Chaque chiffre qui s'additionne : territoire = somme de ses établissements, Québec = territoires et ministère ; puis en SQL direct. */
    private int recompter() {
        Map<String, Map<String, Fait>> tous = new HashMap<>();
        base.sql("select perimetre from jalon.bilan_faits where annee = ?")
                .param(ANNEE)
                .query(String.class)
                .list()
                .forEach(perimetre -> tous.put(perimetre, faits(perimetre)));
        int comptes = 0;
        for (String territoire : organisations.nomsDesTerritoires().keySet()) {
            for (Fait fait : tous.get(territoire).values()) {
                // Le CTCOT n'est d'aucun établissement, ni le sondage sur son CCT.
                if (fait.unite().sAdditionne() && !fait.code().matches("(RENCONTRES_CTCOT|SATISFACTION_CCT).*")) {
                    BigDecimal somme = organisations
                            .etablissements()
                            .filter(ici -> ici.territoire().equals(territoire))
                            .map(ici -> tous.get(ici.code()).get(fait.code()).valeur())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(somme).as(territoire + " " + fait.code()).isEqualByComparingTo(fait.valeur());
                    comptes++;
                }
            }
        }
        Map<String, Fait> quebec = tous.get(Portee.QUEBEC);
        for (Fait fait : quebec.values()) {
            if (fait.unite().sAdditionne() && !fait.code().matches("PROJETS.*|COUTS.*")) {
                BigDecimal somme = organisations.nomsDesTerritoires().keySet().stream()
                        .map(code -> tous.get(code).get(fait.code()).valeur())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(somme).as("Québec " + fait.code()).isEqualByComparingTo(fait.valeur());
                comptes++;
            }
        }
        String pendant =
                " >= timestamp with time zone '2027-04-01 00:00:00-04:00' and %s < timestamp with time zone '2028-04-01 00:00:00-04:00'";
        Map<String, String> directes = new TreeMap<>();
        directes.put("SOUTIEN_RECUES", "from jalon.demande where inscrite_le" + pendant.formatted("inscrite_le"));
        directes.put(
                "SOUTIEN_RESOLUES",
                "from jalon.demande where etat in ('RESOLU', 'RESOLU_CONTOURNEMENT', 'A_CONFIRMER') and resolue_le"
                        + pendant.formatted("resolue_le"));
        directes.put(
                "SOUTIEN_N1",
                "from jalon.demande where niveau = 'N1' and etat in ('RESOLU', 'RESOLU_CONTOURNEMENT', 'A_CONFIRMER') and resolue_le"
                        + pendant.formatted("resolue_le"));
        directes.put("INCIDENTS_DECLARES", "from jalon.violation where declaree_le" + pendant.formatted("declaree_le"));
        directes.put(
                "INCIDENTS_SERIEUX",
                "from jalon.violation where risque = 'OUI' and declaree_le" + pendant.formatted("declaree_le"));
        directes.put("SERVICES_ACTIFS", "from jalon.service where etat = 'ACTIF'");
        directes.put("SERVICES_EN_REVISION", "from jalon.service where etat = 'EN_REVISION'");
        directes.put(
                "SERVICES_IMPLANTES",
                "from jalon.service where date_implantation between '2027-04-01' and '2028-03-31'");
        directes.put(
                "PROJETS_INSCRITS",
                "from jalon.dossier where nature = 'PROJET' and inscrit_le" + pendant.formatted("inscrit_le"));
        directes.put(
                "PROJETS_TERMINES",
                "from jalon.dossier where nature = 'PROJET' and ferme_le" + pendant.formatted("ferme_le"));
        directes.put(
                "COMITES_EN_PLACE",
                "from jalon.comite where jusque is null and statut = 'EN_PLACE' and instance in (%s)"
                        .formatted(organisations
                                .etablissements()
                                .map(ici -> "'" + ici.code() + "'")
                                .collect(Collectors.joining(","))));
        for (Map.Entry<String, String> directe : directes.entrySet()) {
            assertThat(base.sql("select count(*) " + directe.getValue())
                            .query(Integer.class)
                            .single())
                    .as(directe.getKey())
                    .isEqualTo(quebec.get(directe.getKey()).valeur().intValue());
            comptes++;
        }
        return comptes;
    }

    private Map<String, Fait> faits(String perimetre) {
        Map<String, Fait> faits = new HashMap<>();
        Bilans.sections(base.sql("select faits from jalon.bilan_faits where annee = ? and perimetre = ?")
                        .params(ANNEE, perimetre)
                        .query(String.class)
                        .single())
                .forEach(section -> section.faits().forEach(fait -> faits.put(fait.code(), fait)));
        return faits;
    }
}
