package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.ChaineDesDecisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Fait vivre trois cents projets, déposés en deux ans, et ceux qui en naissent, jusqu'à leur fin, plus de cinq ans simulés
 * durant : à chaque tâche, une réponse tirée au sort, par une personne qui y a droit ; de temps en temps un abandon, une
 * suspension, un changement de niveau, une correction.
 *
 * <p>Chacun doit finir dans un état connu, sans incident, et sa chaîne de décisions rester intacte.
 */
@EssaiSpring
@Tag("simulation")
class SimulationCycleTest {

    private static final int PROJETS = Integer.getInteger("simulation.projets", 300);

    /** Bien plus qu'il n'en faut à un projet ; au-delà, quelque chose tourne en rond. */
    private static final int PAS_PAR_PROJET = 200;

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final Set<String> FINS = Set.of(
            "SERVICE_PERENNE",
            "TRANSFORME",
            "SERVICE_CESSE",
            "FICHE_NON_RECEVABLE",
            "NON_PRIORISE",
            "REFUSE_DO",
            "REFUSE_DA",
            "REFUSE_DEMARRAGE",
            "ABANDONNE");
    /** Ce qu'un projet laisse derrière lui : son service, sa fiche, les actions confiées. */
    private static final Set<String> SURVIVENT = Set.of("accompagner-service", "tenir-fiche-service", "confier-action");

    private static final List<String> FICHES = List.of(
            "fiche-local-soins-de-plaies",
            "fiche-local-sans-acquisition",
            "fiche-territorial-telepathologie",
            "fiche-national-tele-avc");

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    Dossiers dossiers;

    @Autowired
    ChaineDesDecisions chaine;

    /** Vingt mille courriels n'apprendraient rien de plus. */
    @MockitoBean
    Avis avis;

    @LocalServerPort
    int port;

    private final Random hasard = new Random(20261122);
    private final PriorityQueue<Moment> agenda = new PriorityQueue<>(Comparator.comparing(Moment::quand));
    private final Set<String> suivis = new HashSet<>();
    private final Map<String, Integer> gestes = new TreeMap<>();
    private Instant prochaineRelance;

    private record Moment(Instant quand, Vie vie) {}

    /** Un projet et les réponses que ses formulaires reçoivent ; {@code numero} est nul avant sa fiche. */
    private final class Vie {
        final Banc banc = new Banc(port, gestion);
        String numero;
        boolean suspendu;

        Vie(String numero) {
            this.numero = numero;
            repondreAuHasard(this);
        }

        String niveau() {
            return dossiers.trouver(numero).map(Dossier::niveau).orElse("LOCAL");
        }
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void trois_cents_projets_en_cinq_ans() {
        Instant origine = LocalDate.of(2027, 1, 4).atTime(9, 0).atZone(QUEBEC).toInstant();
        prochaineRelance = origine;
        for (int i = 0; i < PROJETS; i++) {
            agenda.add(new Moment(origine.plus(Duration.ofHours(hasard.nextInt(2 * 365 * 24))), new Vie(null)));
        }
        int pas = 0;
        Instant dernier = origine;
        while (!agenda.isEmpty()) {
            Moment moment = agenda.poll();
            dernier = moment.quand();
            ClockUtil.setCurrentTime(Date.from(dernier));
            relancerChaqueSemaine(dernier);
            vivre(moment.vie());
            assertThat(++pas).as("gestes et minuteries").isLessThan(PROJETS * PAS_PAR_PROJET);
            if (pas % 1000 == 0) {
                System.out.printf("%s : %d pas, %d projets%n", dernier, pas, suivis.size());
            }
        }

        Map<String, Integer> etats = new TreeMap<>();
        for (String numero : suivis) {
            etats.merge(dossiers.trouver(numero).orElseThrow().etat(), 1, Integer::sum);
            assertThat(chaine.verifier(numero)).as(numero).isEmpty();
        }
        System.out.printf(
                "%d projets (transformations comprises), du %s au %s, %d pas%nétats : %s%ngestes : %s%n",
                suivis.size(),
                origine.atZone(QUEBEC).toLocalDate(),
                dernier.atZone(QUEBEC).toLocalDate(),
                pas,
                etats,
                gestes);
        assertThat(FINS).containsAll(etats.keySet());
        assertThat(executions.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(executions.createProcessInstanceQuery().list().stream()
                        .map(instance -> instance.getProcessDefinitionId().replaceAll(":.*", ""))
                        .filter(modele -> !SURVIVENT.contains(modele)))
                .as("instances encore ouvertes")
                .isEmpty();
    }

    private void vivre(Vie vie) {
        if (vie.numero == null) {
            vie.numero = vie.banc.demarrerExemple(FICHES.get(hasard.nextInt(FICHES.size())));
            suivis.add(vie.numero);
        } else if (vie.suspendu) {
            geste(vie, "reprendre-projet", Map.of());
            vie.banc.envoyerAvis();
            vie.suspendu = false;
        } else if (!ouvert(vie)) {
            transformation(vie);
            return;
        } else if (!accident(vie)) {
            avancer(vie);
        }
        revenir(vie);
    }

    private boolean ouvert(Vie vie) {
        return dossiers.trouver(vie.numero).orElseThrow().etat().equals(Dossier.EN_COURS);
    }

    /** Un projet transformé vit à son tour. */
    private void transformation(Vie vie) {
        dossiers.tous().stream()
                .filter(projet -> vie.numero.equals(projet.origine()) && suivis.add(projet.numero()))
                .forEach(projet -> revenir(new Vie(projet.numero())));
    }

    private void avancer(Vie vie) {
        List<JsonNode> taches = vie.banc.taches(vie.numero);
        if (taches.isEmpty()) {
            Job minuterie = minuterie(vie);
            assertThat(minuterie)
                    .as(vie.numero + " est en plan ; " + vie.banc.trace)
                    .isNotNull();
            if (!minuterie.getDuedate().after(ClockUtil.getCurrentTime())) {
                gestion.executeJob(minuterie.getId());
            }
            return;
        }
        JsonNode tache = taches.get(hasard.nextInt(taches.size()));
        if (tache.path("taskDefinitionKey").asText().equals("userTask_reprendreDecision")) {
            throw new AssertionError("Une reprise est restée ouverte : " + vie.numero);
        }
        vie.banc.faire(tache);
    }

    private Job minuterie(Vie vie) {
        Set<String> instances = vie.banc.instances(vie.numero);
        return instances.isEmpty()
                ? null
                : gestion
                        .createJobQuery()
                        .processInstanceIds(instances)
                        .timers()
                        .active()
                        .orderByJobDuedate()
                        .asc()
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    /** Quand on s'occupera de nouveau du projet : dans quelques jours, ou à sa prochaine minuterie s'il n'attend personne. */
    private void revenir(Vie vie) {
        Instant maintenant = ClockUtil.getCurrentTime().toInstant();
        Instant quand = maintenant.plus(Duration.ofHours(1 + hasard.nextInt(10 * 24)));
        if (vie.suspendu) {
            quand = maintenant.plus(Duration.ofDays(20 + hasard.nextInt(60)));
        } else if (ouvert(vie) && vie.banc.taches(vie.numero).isEmpty()) {
            Job minuterie = minuterie(vie);
            if (minuterie != null && minuterie.getDuedate().toInstant().isAfter(maintenant)) {
                quand = minuterie.getDuedate().toInstant().plusSeconds(1);
            }
        }
        agenda.add(new Moment(quand, vie));
    }

    /** De temps en temps, autre chose que la tâche suivante. */
    private boolean accident(Vie vie) {
        int de = hasard.nextInt(1000);
        if (de < 3) {
            return geste(vie, "abandonner-projet", Map.of()) == 200;
        }
        if (de < 9 && geste(vie, "suspendre-projet", Map.of()) == 200) {
            vie.suspendu = true;
            return true;
        }
        if (de < 12) {
            // Le CHU n'a pas de pilotes parmi les comptes de démonstration : ses projets ne deviennent pas locaux.
            List<String> niveaux = vie.numero.contains("-chum-")
                    ? List.of("TERRITORIAL", "NATIONAL")
                    : List.of("LOCAL", "TERRITORIAL", "NATIONAL");
            String niveau = niveaux.get(hasard.nextInt(niveaux.size()));
            return geste(vie, "changer-niveau-projet", Map.of("niveauDemande", niveau)) == 200;
        }
        if (de < 14) {
            String phase = List.of("FICHE", "AUTORISATION", "DEMARRAGE").get(hasard.nextInt(3));
            return geste(vie, "ramener-projet", Map.of("phase", phase)) == 200;
        }
        return false;
    }

    /** Un refus (niveau déjà le même, phase pas atteinte) est une réponse ; une erreur n'en est pas une. */
    private int geste(Vie vie, String processus, Map<String, Object> valeurs) {
        Map<String, Object> envoi = new HashMap<>(valeurs);
        envoi.put("projet", vie.numero);
        String compte = processus.equals("ramener-projet") ? "admin" : "coord.chum";
        int statut = vie.banc.agir(processus, compte, envoi).statut();
        assertThat(statut).as(processus + " " + vie.numero).isIn(200, 400, 409);
        gestes.merge(processus + (statut == 200 ? "" : " (refusé)"), 1, Integer::sum);
        return statut;
    }

    private void relancerChaqueSemaine(Instant maintenant) {
        if (maintenant.isBefore(prochaineRelance)) {
            return;
        }
        prochaineRelance = maintenant.plus(Duration.ofDays(7));
        gestion.executeJob(gestion.createJobQuery()
                .processDefinitionKey("relancer-taches")
                .timers()
                .singleResult()
                .getId());
        vieDesMessages();
    }

    private void vieDesMessages() {
        gestion.createJobQuery().messages().list().forEach(travail -> gestion.executeJob(travail.getId()));
    }

    // ---- réponses au hasard

    private String tirer(Object... issuesEtPoids) {
        int total = 0;
        for (int i = 1; i < issuesEtPoids.length; i += 2) {
            total += (Integer) issuesEtPoids[i];
        }
        int reste = hasard.nextInt(total);
        for (int i = 0; ; i += 2) {
            reste -= (Integer) issuesEtPoids[i + 1];
            if (reste < 0) {
                return (String) issuesEtPoids[i];
            }
        }
    }

    private void repondreAuHasard(Vie vie) {
        Banc banc = vie.banc.adaptable();
        banc.deciderAuHasard(jalon -> switch (jalon) {
            case "DA" ->
                tirer(
                        "AUTORISE",
                        80,
                        "AUTORISE_AVEC_CONDITIONS",
                        8,
                        "RETOUR_POUR_COMPLEMENT",
                        8,
                        "REFUSE",
                        2,
                        "RETOUR_AU_DO",
                        2);
            case "CLOTURE" -> tirer("AUTORISE", 88, "RETOUR_POUR_COMPLEMENT", 8, "REFUSE", 4);
            case "CHARTE" ->
                tirer(
                        "AUTORISE",
                        80,
                        "AUTORISE_AVEC_CONDITIONS",
                        6,
                        "RETOUR_POUR_COMPLEMENT",
                        8,
                        "REFUSE",
                        2,
                        "ENVERGURE_A_REEVALUER",
                        4);
            default -> tirer("AUTORISE", 82, "AUTORISE_AVEC_CONDITIONS", 8, "RETOUR_POUR_COMPLEMENT", 8, "REFUSE", 2);
        });
        banc.retoucher("analyser-fiche", exemple -> {
            boolean encore = banc.trace.stream()
                            .filter(t -> t.startsWith("userTask_completerFiche"))
                            .count()
                    < 3;
            String issue = encore ? tirer("RECEVABLE", 88, "A_COMPLETER", 9, "NON_RECEVABLE", 3) : "RECEVABLE";
            return avec(
                    exemple,
                    "recevabilite",
                    issue,
                    "motif",
                    "Réponse tirée au sort.",
                    "niveauRetenu",
                    vie.numero == null ? "LOCAL" : vie.niveau());
        });
        banc.retoucher("fiche-projet@completerFiche", exemple -> switch (vie.niveau()) {
            case "TERRITORIAL" ->
                avec(exemple, "partenaires", List.of("cisss-laval", "cisss-lanaudiere", "cisss-laurentides"));
            case "NATIONAL" ->
                avec(exemple, "projetMinisteriel", true, "territoiresEntiers", List.of("MONTREAL", "LAVAL"));
            default -> exemple;
        });
        banc.retoucher(
                "prioriser-projet",
                exemple -> avec(
                        exemple,
                        "priorisation",
                        tirer("RETENUE", 86, "REPORTEE", 9, "REJETEE", 5),
                        "motif",
                        "Réponse tirée au sort."));
        banc.retoucher(
                "confirmer-pgri",
                exemple -> hasard.nextInt(20) == 0
                        ? avec(exemple, "declarationConforme", "NON", "motif", "Le coût ne correspond pas à la fiche.")
                        : exemple);
        banc.retoucher("declaration-pgri", exemple -> avec(exemple, "numeroPgri", "PGRI-2027-0001"));
        banc.retoucher(
                "accepter-mandat",
                exemple -> hasard.nextInt(6) == 0
                        ? avec(exemple, "mandat", "DECLINE", "motif", "Le CCT n’a pas la capacité voulue.")
                        : avec(exemple, "mandat", "ACCEPTE"));
        banc.retoucher(
                "designer-equipe",
                exemple -> vie.niveau().equals("LOCAL")
                        ? exemple
                        : avec(exemple, "chargeDeProjet", "charge.chum", "conseillerClinique", "conseiller.chum"));
        banc.retoucher("mettre-en-place-comite", exemple -> switch (vie.niveau()) {
            case "LOCAL" -> exemple;
            case "TERRITORIAL" ->
                avec(
                        exemple,
                        "membresComite",
                        List.of("equipe.chum", "dirigeant.chum"),
                        "presidentComite",
                        "equipe.chum");
            default ->
                avec(
                        exemple,
                        "membresComite",
                        List.of("pilote.msss", "techno.msss", "equipe.chum"),
                        "presidentComite",
                        "pilote.msss");
        });
        banc.retoucher(
                "convoquer-parties-prenantes",
                exemple -> vie.niveau().equals("LOCAL")
                        ? exemple
                        : avec(exemple, "partiesPrenantes", List.of("patient.chum", "conseiller.chum")));
        banc.retoucher(
                "suivre-risque@suivreElement",
                exemple -> avec(exemple, "etatElement", hasard.nextBoolean() ? "FERME" : "EN_TRAITEMENT"));
        banc.retoucher(
                "evaluer-envergure",
                exemple -> avec(
                        exemple,
                        "envergureRetenue",
                        tirer("PETITE", 1, "MOYENNE", 1, "GRANDE", 1),
                        "motifEnvergure",
                        "L’équipe connaît ce genre de projet."));
        banc.retoucher(
                "ouvrir-evaluation",
                exemple -> avec(
                        exemple,
                        "ouverture",
                        banc.trace.stream().anyMatch(t -> t.startsWith("userTask_ouvrirEvaluation"))
                                ? "EVALUER"
                                : tirer("EVALUER", 85, "REPORTER", 10, "SERVICE_ARRETE", 5),
                        "motif",
                        "Réponse tirée au sort.",
                        "dateArret",
                        "aujourd'hui"));
        banc.retoucher("evaluation-perennite", exemple -> {
            Map<String, Object> scores = new HashMap<>(exemple);
            for (String axe :
                    List.of("Clinique", "Organisation", "Usage", "Technologie", "Financement", "Satisfaction")) {
                scores.put("score" + axe, hasard.nextInt(5));
            }
            return scores;
        });
        banc.retoucher(
                "confirmer-diagnostic",
                exemple -> avec(
                        exemple,
                        "diagnostic",
                        tirer("SURVIE", 80, "EVOLUTION", 8, "OPTIMISATION", 2, "MORT", 10),
                        "motifDiagnostic",
                        "L’équipe en a convenu.",
                        "descriptionTransformation",
                        "Étendre le service aux visites de fin de semaine.",
                        "planRetrait",
                        "Transfert vers la clinique externe en trois mois."));
        banc.retoucher(
                "examiner-perennite",
                exemple -> hasard.nextInt(10) == 0
                        ? avec(exemple, "avisExamen", "A_REVOIR", "commentaire", "Préciser le volume.")
                        : exemple);
    }

    private static Map<String, Object> avec(Map<String, Object> exemple, Object... clesEtValeurs) {
        Map<String, Object> change = new HashMap<>(exemple);
        for (int i = 0; i < clesEtValeurs.length; i += 2) {
            change.put((String) clesEtValeurs[i], clesEtValeurs[i + 1]);
        }
        return change;
    }
}
