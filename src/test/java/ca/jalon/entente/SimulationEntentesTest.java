package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Une année du répertoire et de ses ententes, pour les trente-cinq organisations : revues répondues ou muettes, sites qui entrent et
 * sortent pendant une signature, changements demandés, refus, renégociations, renouvellements, fins, cessations.
 *
 * <p>Tout doit finir : ni tâche, ni incident, et d'instance que celles des ententes en vigueur, qui attendent leur revue.
 * {@code mvn test -Dtest=SimulationEntentesTest -Dessais.exclus=aucun} ({@code -Dsimulation.semaines=10} pour moins).
 */
@EssaiSpring
@Tag("simulation")
class SimulationEntentesTest {

    private static final int SEMAINES = Integer.getInteger("simulation.semaines", 52);
    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final LocalDate ORIGINE = LocalDate.of(2027, 1, 4);
    private static final Map<String, String> ROLES = Map.of(
            "pc",
            "pilote-clinique",
            "dg",
            "dirigeant-etablissement",
            "co",
            "corridors-de-services",
            "eq",
            "equipe-cct");

    @Autowired
    Organisations organisations;

    @Autowired
    Services services;

    @Autowired
    Ententes ententes;

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

    private final Random hasard = new Random(20261130);
    private final Map<String, Integer> gestes = new TreeMap<>();
    private final List<String> offreurs = new ArrayList<>();
    private Banc banc;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void une_annee_du_repertoire_et_de_ses_ententes() {
        banc = new Banc(port, gestion);
        ClockUtil.setCurrentTime(Date.from(heure(ORIGINE)));
        organisations.etablissements().map(Organisation::code).forEach(offreurs::add);
        offreurs.forEach(code -> List.of("pc", "dg", "co").forEach(rang -> compte(rang, code)));
        organisations.ccts().forEach(cct -> compte("eq", cct.code()));
        List<String> numeros = new ArrayList<>();
        for (String offreur : offreurs) {
            numeros.add(service(offreur, 1));
            numeros.add(service(offreur, 2));
            if (offreurs.indexOf(offreur) % 3 == 0) {
                reprendre(numeros.get(numeros.size() - 1), offreur);
            }
        }
        for (int semaine = 0; semaine < SEMAINES; semaine++) {
            ClockUtil.setCurrentTime(Date.from(heure(ORIGINE.plusWeeks(semaine))));
            echoir();
            numeros.forEach(this::vivre);
            repondre(hasard.nextInt(10) == 0 ? 0 : 60);
            coherence();
        }
        for (int mois = 1; mois <= 3; mois++) {
            ClockUtil.setCurrentTime(Date.from(heure(ORIGINE.plusWeeks(SEMAINES).plusMonths(mois))));
            echoir();
            for (int tour = 0; tour < 20 && taches.createTaskQuery().count() > 0; tour++) {
                repondre(100);
            }
        }
        coherence();
        Map<String, Integer> parEtat = compter("select etat, count(*) from jalon.entente group by etat");
        System.out.printf(
                "%d organisations, %d services, %d semaines%ngestes : %s%nententes : %s%nservices : %s, à confirmer : %s%n",
                offreurs.size(),
                numeros.size(),
                SEMAINES,
                gestes,
                parEtat,
                compter("select etat, count(*) from jalon.service group by etat"),
                compter("select a_confirmer, count(*) from jalon.service group by a_confirmer"));
        assertThat(taches.createTaskQuery().list())
                .extracting(Task::getName)
                .as("tâches restées ouvertes")
                .isEmpty();
        assertThat(executions.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(executions.createProcessInstanceQuery().count())
                .as("seules les ententes en vigueur attendent encore")
                .isEqualTo(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey("entente-collaboration")
                        .count());
        assertThat(gestes.keySet())
                .as("l’année a tout vu")
                .contains(
                        "signée",
                        "changement",
                        "refus",
                        "renouveler",
                        "modifier",
                        "terminer",
                        "revue muette",
                        "site parti",
                        "entente abandonnée",
                        "entente à changer",
                        "entente reprise");
    }

    private static Instant heure(LocalDate jour) {
        return jour.atTime(9, 0).atZone(QUEBEC).toInstant();
    }

    private void compte(String rang, String organisation) {
        String id = rang + "." + organisation;
        User personne = identites.newUser(id);
        personne.setFirstName(rang);
        personne.setLastName(organisation);
        personne.setEmail(id + "@exemple.qc.ca");
        personne.setPassword("jalon");
        identites.saveUser(personne);
        identites.createMembership(id, ROLES.get(rang));
        identites.createMembership(id, ROLES.get(rang) + "." + organisation);
    }

    private String service(String offreur, int rang) {
        String numero = "SV-SIM-%s-%d".formatted(offreur, rang);
        services.inscrire(
                numero,
                "Service %d de %s".formatted(rang, offreur),
                offreur,
                organisations.organisation(offreur).territoire(),
                "LOCAL",
                "2026-01-05",
                sites(offreur));
        services.changerEtat(numero, EtatService.ACTIF);
        base.sql("update jalon.service set confirme_le = ? where numero = ?")
                .params(Timestamp.from(heure(ORIGINE.minusDays(hasard.nextInt(180)))), numero)
                .update();
        return numero;
    }

    private Set<String> sites(String offreur) {
        List<String> autres = new ArrayList<>(offreurs);
        autres.remove(offreur);
        Collections.shuffle(autres, hasard);
        return new TreeSet<>(autres.subList(0, 1 + hasard.nextInt(3)));
    }

    private String offreur(String service) {
        return services.trouver(service).orElseThrow().organisation();
    }

    /** Une entente signée avant Jalon, comme un fichier la reprend. */
    private void reprendre(String service, String offreur) {
        String numero = "ENT-" + service;
        List<String> parties = new ArrayList<>(services.sites(service));
        parties.add(offreur);
        ententes.inscrire(
                numero,
                service,
                service,
                offreur,
                organisations.organisation(offreur).territoire());
        ententes.figer(numero, parties);
        parties.forEach(partie -> ententes.noter(numero, partie, Ententes.SIGNEE, "2025-01-10", "GED"));
        LocalDate debut = ORIGINE.minusDays(hasard.nextInt(700));
        ententes.mettreEnVigueur(
                numero,
                null,
                debut.toString(),
                hasard.nextBoolean()
                        ? null
                        : ORIGINE.plusDays(100 + hasard.nextInt(300)).toString(),
                "GED");
        gestes.merge("entente reprise", 1, Integer::sum);
    }

    /** De temps en temps, un pilote ouvre une entente, l'abandonne, change une fiche, suspend, relance ou fait cesser un service. */
    private void vivre(String service) {
        String pilote = "pc." + offreur(service);
        int de = hasard.nextInt(200);
        if (de < 8) {
            noter("entente ouverte", banc.demarrer("entente-collaboration", pilote, Map.of("serviceEntente", service)));
        } else if (de < 14) {
            noter(
                    "fiche à changer",
                    banc.demarrer(
                            "tenir-fiche-service", pilote, Map.of("acteFiche", "CHANGER", "serviceConcerne", service)));
        } else if (de < 19 && de > 16) {
            ententes.menee(service)
                    .ifPresent(menee -> noter(
                            "entente abandonnée",
                            banc.agir("abandonner-entente", pilote, Map.of("ententeAAbandonner", menee.numero()))));
        } else if (de == 19) {
            ententes.menee(service)
                    .ifPresent(menee -> noter(
                            "entente à changer",
                            banc.agir(
                                    "changer-entente",
                                    pilote,
                                    Map.of(
                                            "ententeAChanger",
                                            menee.numero(),
                                            "motifChangement",
                                            "Un site de plus reçoit le service."))));
        } else if (de < 17) {
            String acte = de == 14 ? "SUSPENDRE" : de == 15 ? "RELANCER" : "CESSER";
            noter(
                    acte.toLowerCase(),
                    banc.demarrer(
                            "tenir-fiche-service",
                            pilote,
                            Map.of(
                                    "acteFiche",
                                    acte,
                                    "serviceConcerne",
                                    service,
                                    "motifFiche",
                                    "La clinique réorganise ses horaires.")));
        }
    }

    /** Un refus est une réponse dite (entente déjà ouverte, service suspendu) ; une erreur n'en est pas une. */
    private void noter(String geste, Reponse reponse) {
        assertThat(reponse.statut()).as(geste + " " + reponse).isIn(200, 204, 400, 409);
        gestes.merge(reponse.statut() < 300 ? geste : geste + " (refus)", 1, Integer::sum);
    }

    /** Les minuteries venues : revues à ouvrir, revues muettes, ententes à revoir. */
    private void echoir() {
        for (String passage : List.of("ouvrir-revues", "ouvrir-revisions")) {
            gestion.createJobQuery()
                    .processDefinitionKey(passage)
                    .timers()
                    .list()
                    .forEach(travail -> gestion.executeJob(travail.getId()));
        }
        for (String activite : List.of("event_revueMuette", "event_revisionDue")) {
            for (Job due : gestion.createJobQuery()
                    .activityId(activite)
                    .duedateLowerThan(ClockUtil.getCurrentTime())
                    .list()) {
                gestion.executeJob(due.getId());
                gestes.merge(
                        activite.equals("event_revueMuette") ? "revue muette" : "entente à revoir", 1, Integer::sum);
            }
        }
    }

    /** Chacun répond, ou non, à ce qui l'attend. */
    private void repondre(int pourCent) {
        for (Task tache : taches.createTaskQuery().list()) {
            boolean revue = tache.getTaskDefinitionKey().equals("userTask_confirmerFiche");
            if (hasard.nextInt(100) < (revue ? pourCent / 2 : pourCent)
                    && taches.createTaskQuery().taskId(tache.getId()).count() == 1) {
                JsonNode vue = banc.appeler("GET", "/engine-rest/task/" + tache.getId(), "admin", null)
                        .corps();
                repondre(tache, vue);
            }
        }
    }

    private void repondre(Task tache, JsonNode vue) {
        Map<String, Object> valeurs;
        String geste;
        switch (tache.getTaskDefinitionKey()) {
            case "userTask_confirmerFiche" -> {
                boolean cesse = hasard.nextInt(12) == 0;
                geste = cesse ? "revue : cesser" : hasard.nextInt(5) == 0 ? "revue : changer" : "revue : inchangée";
                valeurs = cesse
                        ? Map.of("reponseRevue", "CESSER", "motifFiche", "Plus personne ne demande ce service.")
                        : Map.of("reponseRevue", geste.endsWith("changer") ? "CHANGER" : "INCHANGEE");
            }
            case "userTask_remplirFiche" -> {
                String service = banc.variable(vue, "serviceConcerne");
                List<String> avant = services.sites(service);
                valeurs = new HashMap<>(banc.exemple("remplir-fiche-service"));
                valeurs.put("titreService", "Service " + service);
                List<String> apres = new ArrayList<>(avant);
                geste = "fiche remplie";
                if (apres.size() > 1 && hasard.nextBoolean()) {
                    apres.remove(0);
                    gestes.merge("site parti", 1, Integer::sum);
                }
                valeurs.put("sitesReceveurs", apres);
            }
            case "userTask_validerFiche" -> {
                geste = "fiche publiée";
                valeurs = Map.of("decisionFiche", "PUBLIER");
            }
            case "userTask_redigerEntente" -> {
                geste = "entente rédigée";
                String service = banc.variable(vue, "serviceEntente");
                Set<String> parties = new TreeSet<>(services.sites(service));
                parties.add(offreur(service));
                if (parties.size() < 2) {
                    parties.add(offreurs.get((offreurs.indexOf(offreur(service)) + 1) % offreurs.size()));
                }
                valeurs = new HashMap<>(banc.exemple("rediger-entente"));
                valeurs.put("partiesEntente", List.copyOf(parties));
                valeurs.put("debutEntente", jour(0));
                valeurs.put("finEntente", jour(100 + hasard.nextInt(200)));
            }
            case "userTask_relireEntente" -> {
                boolean bon = hasard.nextInt(6) > 0;
                geste = bon ? "entente relue" : "entente à corriger";
                valeurs = bon
                        ? Map.of("avisCorridors", "CONFORME")
                        : Map.of("avisCorridors", "A_CORRIGER", "motifCorridors", "Le corridor n’est pas nommé.");
            }
            case "userTask_accepterSoutien" -> {
                boolean accepte = hasard.nextInt(6) > 0;
                geste = accepte ? "soutien accepté" : "soutien décliné";
                valeurs = accepte
                        ? banc.exemple("accepter-soutien")
                        : Map.of(
                                "reponseSoutien",
                                "DECLINE",
                                "motifDeclinSoutien",
                                "Le CCT n’a pas la capacité de soutenir ce service.");
            }
            case "userTask_signerEntente" -> {
                int de = hasard.nextInt(20);
                geste = de == 0 ? "refus" : de < 3 ? "changement" : "signée";
                valeurs = new HashMap<>(
                        de >= 3
                                ? banc.exemple("signer-entente")
                                : Map.of(
                                        "reponseSignature",
                                        de == 0 ? "REFUS" : "CHANGEMENT",
                                        "motifSignature",
                                        "Le partage des coûts ne va pas."));
            }
            case "userTask_deciderRefus" -> {
                geste = List.of("retirer", "renégocier", "abandonner").get(hasard.nextInt(3));
                valeurs = Map.of(
                        "suiteRefus",
                        Map.of("retirer", "RETIRER", "renégocier", "RENEGOCIER", "abandonner", "ABANDONNER")
                                .get(geste),
                        "motifSuite",
                        "Le comité directeur en a décidé.");
            }
            case "userTask_revoirEntente" -> {
                geste = List.of("renouveler", "modifier", "terminer").get(hasard.nextInt(3));
                valeurs = switch (geste) {
                    case "renouveler" -> Map.of("suiteEcheance", "RENOUVELER", "nouvelleFin", jour(300));
                    case "modifier" -> Map.of("suiteEcheance", "MODIFIER");
                    default -> Map.of("suiteEcheance", "TERMINER", "motifSuite", "Le service change de plateforme.");
                };
            }
            default -> throw new AssertionError("Tâche imprévue : " + tache.getTaskDefinitionKey());
        }
        envoyer(tache, vue, valeurs, geste);
    }

    private static String jour(int dans) {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), QUEBEC)
                .plusDays(dans)
                .toString();
    }

    /** Une retraite entre la lecture et l'envoi ferme la tâche ; toute autre réponse refusée est une faute. */
    private void envoyer(Task tache, JsonNode vue, Map<String, Object> valeurs, String geste) {
        Optional<String> titulaire = Optional.ofNullable(tache.getAssignee())
                .or(() -> taches.getIdentityLinksForTask(tache.getId()).stream()
                        .filter(lien -> lien.getGroupId() != null)
                        .flatMap(lien -> compteDe(lien.getGroupId()).stream())
                        .findFirst());
        if (titulaire.isEmpty()) {
            // Un service de la démonstration, que ses propres comptes tiennent.
            banc.faire(vue);
            return;
        }
        String compte = titulaire.get();
        if (tache.getAssignee() == null) {
            assertThat(banc.prendre(vue, compte).statut()).isEqualTo(204);
        }
        Reponse reponse = banc.envoyer(vue, compte, valeurs);
        assertThat(reponse.statut())
                .as(geste + " par " + compte + " : " + reponse + " " + valeurs)
                .isIn(200, 204);
        gestes.merge(geste, 1, Integer::sum);
    }

    private static Optional<String> compteDe(String groupe) {
        return ROLES.entrySet().stream()
                .filter(role -> groupe.startsWith(role.getValue() + "."))
                .map(role -> groupe.replace(role.getValue(), role.getKey()))
                .findFirst();
    }

    /** Une entente en vigueur n'attend aucune signature ; un service n'a jamais deux ententes ouvertes. */
    private void coherence() {
        assertThat(base.sql("""
                                select e.numero from jalon.entente e join jalon.entente_partie p
                                  on p.entente = e.numero and p.version = e.version
                                join jalon.dossier d on d.numero = e.numero
                                join ACT_RU_EXECUTION x on x.PROC_INST_ID_ = d.instance and x.ACT_ID_ = 'event_revisionDue'
                                where p.etat = 'A_SIGNER'
                                """).query(String.class).list())
                .as("en vigueur sans toutes ses signatures")
                .isEmpty();
        assertThat(base.sql("""
                                select service from jalon.entente where etat in ('EN_VIGUEUR', 'EN_PREPARATION')
                                group by service, etat having count(*) > 1
                                """).query(String.class).list())
                .as("deux ententes d’un service qui valent, ou se préparent")
                .isEmpty();
    }

    private Map<String, Integer> compter(String requete) {
        Map<String, Integer> nombres = new TreeMap<>();
        base.sql(requete)
                .query((ligne, rang) -> nombres.put(ligne.getString(1), ligne.getInt(2)))
                .list();
        return nombres;
    }
}
