package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Fait vivre deux mille demandes pendant six mois simulés, et refait à part le compte de chaque échéance.
 *
 * <p>Aucune ne doit rester en plan ; l'échéance et son dépassement doivent être ceux que l'essai calcule minute par
 * minute, sans rien emprunter au calendrier.
 */
@EssaiSpring
@Tag("simulation")
// L'historique entier de deux mille demandes ne tient pas dans la mémoire des essais.
@TestPropertySource(properties = "jalon.historique-bref=avis,soutien-telesante,escalade-soutien,traitement-soutien")
class SimulationSoutienTest {

    private static final int DEMANDES = Integer.getInteger("simulation.demandes", 2000);
    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final Instant ORIGINE =
            LocalDate.of(2026, 11, 1).atStartOfDay(QUEBEC).toInstant();
    private static final int MINUTES = 900 * 24 * 60;
    private static final Set<LocalDate> FERIES = Set.of(
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 26),
            LocalDate.of(2027, 3, 29),
            LocalDate.of(2027, 5, 24),
            LocalDate.of(2027, 6, 24),
            LocalDate.of(2027, 7, 1),
            LocalDate.of(2027, 9, 6),
            LocalDate.of(2027, 10, 11),
            LocalDate.of(2027, 12, 25));

    private static final Map<String, String> CORRECTIONS =
            Map.of("BLOQUANTE", "PT8H", "MAJEURE", "P5D", "MINEURE", "P20D", "PARTICULARITE_SITE", "P60D");

    private static final boolean[] OUVERT = new boolean[MINUTES];

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Autowired
    ManagementService gestion;

    @Autowired
    IdentityService identites;

    @Autowired
    Demandes demandes;

    @Autowired
    Echeances echeances;

    /** Soixante mille courriels n'apprendraient rien de plus. */
    @MockitoBean
    Avis avis;

    private final Random hasard = new Random(20261122);
    private final PriorityQueue<Moment> agenda = new PriorityQueue<>(Comparator.comparingInt(Moment::minute));
    private final Map<String, Suivi> suivis = new HashMap<>();

    private record Moment(int minute, String numero) {}

    /** Ce que l'essai sait d'une demande : quand l'horloge tournait, et sous quelle qualification. */
    private static final class Suivi {
        int depot;
        String qualification;
        final List<int[]> pauses = new ArrayList<>();
        int passages;
        boolean silencieuse;
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void deux_mille_demandes_en_six_mois() {
        derouler();
        // Chaque heure de l'année, elle ne regarderait que les tâches des projets.
        gestion.suspendJobByProcessDefinitionKey("relancer-taches");
        int premier = minute(LocalDate.of(2026, 11, 23));
        int dernier = minute(LocalDate.of(2027, 5, 23));
        for (int i = 0; i < DEMANDES; i++) {
            agenda.add(new Moment(premier + hasard.nextInt(dernier - premier), null));
        }
        while (!agenda.isEmpty()) {
            Moment moment = agenda.poll();
            sonnerJusque(instant(moment.minute()));
            ClockUtil.setCurrentTime(Date.from(instant(moment.minute())));
            if (moment.numero() == null) {
                deposer(moment.minute());
            } else {
                agir(moment.minute(), moment.numero());
            }
        }
        sonnerJusque(instant(MINUTES - 1));
        verifier();
    }

    private void deposer(int minute) {
        String[] natures = {"INCIDENT", "DEMANDE"};
        String[] types = {"CLINIQUE_ORGANISATIONNEL", "TECHNOLOGIQUE", "INDETERMINE"};
        String[] services = {"SV-0001", "SV-0002", "SV-0003", "AUTRE"};
        String[] etendues = {"UTILISATEUR", "SITE", "PLUSIEURS_SITES"};
        identites.setAuthentication("intervenant", List.of("equipe-clinique", "equipe-clinique.ciusss-emtl"));
        String instance;
        try {
            Map<String, Object> valeurs = new HashMap<>();
            valeurs.put("natureDemande", natures[hasard.nextInt(2)]);
            valeurs.put("typeSoutien", types[hasard.nextInt(3)]);
            valeurs.put("resume", "Demande simulée");
            valeurs.put("description", "Demande de la simulation, minute " + minute);
            valeurs.put("depuis", instant(minute).atZone(QUEBEC).toLocalDate().toString());
            valeurs.put("codeEtablissement", "ciusss-emtl");
            valeurs.put("service", services[hasard.nextInt(services.length)]);
            valeurs.put("usagersTouches", etendues[hasard.nextInt(3)]);
            valeurs.put("serviceInutilisable", hasard.nextInt(3) == 0);
            valeurs.put("contournementPossible", hasard.nextBoolean());
            valeurs.put("urgenceClinique", hasard.nextInt(25) == 0);
            valeurs.put("demandeurNom", "Caroline Dubé");
            valeurs.put("demandeurCourriel", "caroline.dube@exemple.qc.ca");
            instance =
                    executions.startProcessInstanceByKey(Soutien.KEY, valeurs).getId();
        } finally {
            identites.clearAuthentication();
        }
        String numero = (String) executions.getVariable(instance, "numeroDemande");
        Suivi suivi = new Suivi();
        suivi.depot = minute;
        suivi.qualification = (String) executions.getVariable(instance, "qualification");
        suivi.silencieuse = hasard.nextInt(4) == 0;
        suivis.put(numero, suivi);
        prevoir(minute, numero);
    }

    /** La prochaine action d'une personne : souvent dans l'heure, parfois bien plus tard. */
    private void prevoir(int minute, String numero) {
        int delai = switch (hasard.nextInt(10)) {
            case 0, 1, 2, 3 -> 5 + hasard.nextInt(60);
            case 4, 5, 6, 7 -> 60 + hasard.nextInt(24 * 60);
            case 8 -> 24 * 60 + hasard.nextInt(5 * 24 * 60);
            default -> 5 * 24 * 60 + hasard.nextInt(20 * 24 * 60);
        };
        agenda.add(new Moment(minute + delai, numero));
    }

    private void agir(int minute, String numero) {
        List<Task> ouvertes =
                taches.createTaskQuery().processInstanceBusinessKey(numero).list();
        if (ouvertes.isEmpty()) {
            return;
        }
        Task tache = ouvertes.get(0);
        Suivi suivi = suivis.get(numero);
        Map<String, Object> valeurs = new TreeMap<>();
        switch (tache.getTaskDefinitionKey()) {
            case "userTask_qualifierDemande" -> qualifier(numero, suivi, tache, valeurs);
            case "userTask_resoudreDemande" -> resoudre(suivi, tache, valeurs, minute);
            case "userTask_reprendreDemande" -> {
                valeurs.put("reponseAttente", "Voici la précision.");
                suivi.pauses.get(suivi.pauses.size() - 1)[1] = minute;
            }
            case "userTask_renseignerNiveau" -> valeurs.put("renseignement", "Voici le renseignement.");
            case "userTask_conclureNiveau3" -> {
                valeurs.put(
                        "conclusion",
                        List.of("RESOLU", "CONTOURNEMENT", "NON_RESOLU").get(hasard.nextInt(3)));
                valeurs.put("messageAuN1", "Conclu avec le fournisseur.");
            }
            case "userTask_informerUtilisateur" -> {
                valeurs.put("solution", "Voici la réponse.");
                valeurs.put("diffuser", false);
            }
            default -> {
                if (suivi.silencieuse) {
                    return;
                }
                boolean resolue = suivi.passages++ > 1 || hasard.nextInt(5) > 0;
                valeurs.put("resolutionConfirmee", resolue ? "OUI" : "NON");
                if (!resolue) {
                    valeurs.put("motifReouverture", "Toujours pareil.");
                    suivi.pauses.get(suivi.pauses.size() - 1)[1] = minute;
                }
                // Ce qui n'est pas résolu ne se note pas.
                if (resolue) {
                    valeurs.put("noteQualite", 4L);
                    valeurs.put("noteGlobale", 4L);
                }
            }
        }
        boolean attendait = demandes.lire(numero).etat().equals("A_CONFIRMER");
        taches.complete(tache.getId(), valeurs);
        if (!attendait && demandes.lire(numero).etat().equals("A_CONFIRMER")) {
            suivi.pauses.add(new int[] {minute, Integer.MAX_VALUE});
        }
        prevoir(minute, numero);
    }

    private void qualifier(String numero, Suivi suivi, Task tache, Map<String, Object> valeurs) {
        Demande demande = demandes.lire(numero);
        List<String> qualifications = List.of("BLOQUANTE", "MAJEURE", "MINEURE", "PARTICULARITE_SITE");
        String qualification = demande.urgence()
                ? "BLOQUANTE"
                : hasard.nextInt(3) == 0 ? qualifications.get(hasard.nextInt(4)) : demande.qualification();
        valeurs.put("natureRetour", "ANOMALIE");
        valeurs.put("qualification", qualification);
        if (!qualification.equals(demande.qualification())) {
            valeurs.put("motifQualification", "Autre effet que prévu.");
        }
        valeurs.put("typeSoutienConfirme", hasard.nextBoolean() ? "TECHNOLOGIQUE" : "CLINIQUE_ORGANISATIONNEL");
        valeurs.put("niveauServiceConfirme", demande.niveauService());
        valeurs.put("evolutionDemandee", hasard.nextInt(30) == 0);
        suivi.qualification = qualification;
    }

    private void resoudre(Suivi suivi, Task tache, Map<String, Object> valeurs, int minute) {
        String niveau = (String) taches.getVariable(tache.getId(), "niveauSoutien");
        List<String> issues = switch (niveau) {
            case "N1" -> List.of("RESOLU", "RESOLU", "ESCALADER", "ESCALADER", "EN_ATTENTE", "ANNULER", "REACHEMINER");
            case "N2" ->
                List.of(
                        "RESOLU",
                        "RESOLU",
                        "ESCALADER",
                        "EN_ATTENTE",
                        "RETOUR_NIVEAU_INFERIEUR",
                        "TRANSFORMER_EN_EVOLUTION");
            default -> List.of("RESOLU", "CONTOURNEMENT", "NON_RESOLU", "EN_ATTENTE", "RETOUR_NIVEAU_INFERIEUR");
        };
        String issue = issues.get(hasard.nextInt(issues.size()));
        valeurs.put("issue", issue);
        if (issue.equals("RESOLU") || issue.equals("CONTOURNEMENT")) {
            valeurs.put("solution", "Poste redémarré.");
        } else if (issue.equals("EN_ATTENTE")) {
            valeurs.put("attenteDe", hasard.nextBoolean() ? "DEMANDEUR" : "FOURNISSEUR");
            valeurs.put("motifAttente", "Une précision manque.");
            suivi.pauses.add(new int[] {minute, Integer.MAX_VALUE});
        } else {
            valeurs.put("motifTransfert", "Hors de notre compétence.");
        }
        if (niveau.equals("N3")) {
            valeurs.put("referenceFournisseur", "F-1");
        }
    }

    /** Fait sonner, à leur instant et dans l'ordre, les minuteries dues. */
    private void sonnerJusque(Instant limite) {
        while (true) {
            List<Job> dues = gestion.createJobQuery()
                    .timers()
                    .active()
                    .duedateLowerThan(Date.from(limite))
                    .withRetriesLeft()
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
            if (dues.isEmpty()) {
                return;
            }
            Job job = dues.get(0);
            ClockUtil.setCurrentTime(job.getDuedate());
            gestion.executeJob(job.getId());
        }
    }

    private void verifier() {
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKeyIn(Soutien.KEY, "escalade-soutien", "traitement-soutien")
                        .count())
                .as("demandes restées en plan")
                .isZero();
        Map<String, Integer> fins = new TreeMap<>();
        Map<String, int[]> bilan = new TreeMap<>();
        List<String> ecarts = new ArrayList<>();
        suivis.forEach((numero, suivi) -> {
            fins.merge(demandes.lire(numero).etat(), 1, Integer::sum);
            List<Echeance> toutes = echeances.toutes(numero);
            if (toutes.stream()
                            .filter(echeance -> echeance.objet().equals(Soutien.CORRECTION))
                            .count()
                    != 1) {
                ecarts.add(numero + " : " + toutes);
            }
            for (Echeance echeance : toutes) {
                boolean depassee = verifier(numero, suivi, echeance, ecarts);
                bilan.computeIfAbsent(echeance.objet(), objet -> new int[2])[depassee ? 1 : 0]++;
            }
        });
        System.out.printf("%d demandes : %s%n", suivis.size(), fins);
        bilan.forEach(
                (objet, comptes) -> System.out.printf("%s : %d tenues, %d dépassées%n", objet, comptes[0], comptes[1]));
        assertThat(ecarts).isEmpty();
    }

    /** Refait le compte d'une échéance et de son dépassement ; vrai si elle est dépassée. */
    private boolean verifier(String numero, Suivi suivi, Echeance echeance, List<String> ecarts) {
        boolean correction = echeance.objet().equals(Soutien.CORRECTION);
        int debut = correction ? suivi.depot : minuteDe(echeance.debut());
        String delai = correction ? CORRECTIONS.get(suivi.qualification) : echeance.delai();
        boolean continu = correction ? suivi.qualification.equals("BLOQUANTE") : echeance.continu();
        int fin = minuteDe(echeance.termineeLe());
        // Terminée, une échéance ne bouge plus : seules les pauses finies avant comptent. Celle de la confirmation est
        // la sienne propre : elle finit avec elle.
        boolean confirmation = echeance.objet().equals(Soutien.CONFIRMATION);
        List<int[]> finies = suivi.pauses.stream()
                .filter(pause -> confirmation ? pause[1] < fin : pause[1] <= fin)
                .toList();
        int attendue = attendue(finies, debut, delai, continu);
        int calculee = minuteDe(echeance.echeance());
        // Entre une fermeture et l'ouverture suivante, aucun temps ouvert ne sépare deux instants.
        if (continu ? calculee != attendue : ouvertes(attendue, calculee) != 0) {
            ecarts.add("%s %s %s du %s : attendue %s, tenue %s"
                    .formatted(
                            numero, echeance.objet(), delai, instant(debut), instant(attendue), echeance.echeance()));
        }
        int arret = suivi.pauses.stream()
                .filter(pause -> pause[0] <= fin && fin < pause[1])
                .mapToInt(pause -> pause[0])
                .findFirst()
                .orElse(fin);
        boolean depassee = arret > calculee;
        // Terminée dans la minute même de son échéance, une demande peut l'être d'un côté ou de l'autre.
        if (arret != calculee && depassee != (echeance.depasseeLe() != null)) {
            ecarts.add("%s %s : échéance %s, arrêt %s, dépassement noté le %s"
                    .formatted(numero, echeance.objet(), echeance.echeance(), instant(arret), echeance.depasseeLe()));
        }
        return echeance.depasseeLe() != null;
    }

    /** Une échéance sans rien emprunter au calendrier : la base, puis minute par minute, en sautant les pauses. */
    private static int attendue(List<int[]> pauses, int debut, String delai, boolean continu) {
        int reste = minutes(delai, continu);
        boolean enJours = !continu && delai.endsWith("D");
        if (enJours) {
            int base = apresJoursOuvrables(debut, Integer.parseInt(delai.substring(1, delai.length() - 1)));
            reste = ouvertes(debut, base);
            if (pauses.stream().noneMatch(pause -> pause[1] > debut && pause[0] < base)) {
                return base;
            }
        }
        int m = debut;
        for (; reste > 0; m++) {
            if ((continu || OUVERT[m]) && !enPause(pauses, m)) {
                reste--;
            }
        }
        // Un délai en jours échoit à une ouverture : une pause prise avant elle la retarde.
        while (enJours && (!OUVERT[m] || enPause(pauses, m))) {
            m++;
        }
        return m;
    }

    private static boolean enPause(List<int[]> pauses, int m) {
        return pauses.stream().anyMatch(pause -> pause[0] <= m && m < pause[1]);
    }

    private static int minutes(String delai, boolean continu) {
        int nombre = Integer.parseInt(delai.replaceAll("\\D", ""));
        return delai.endsWith("M") ? nombre : delai.endsWith("H") ? nombre * 60 : continu ? nombre * 24 * 60 : 0;
    }

    private static int apresJoursOuvrables(int depart, int jours) {
        int m = depart;
        while (!OUVERT[m]) {
            m++;
        }
        ZonedDateTime date = instant(m).atZone(QUEBEC);
        LocalDate jour = date.toLocalDate();
        for (int i = 0; i < jours; ) {
            jour = jour.plusDays(1);
            i += ouvrable(jour) ? 1 : 0;
        }
        return (int) ((jour.atTime(date.toLocalTime()).atZone(QUEBEC).toEpochSecond() - ORIGINE.getEpochSecond()) / 60);
    }

    private static boolean ouvrable(LocalDate jour) {
        return jour.getDayOfWeek().getValue() <= 5 && !FERIES.contains(jour);
    }

    private static void derouler() {
        for (int m = 0; m < MINUTES; m++) {
            ZonedDateTime date = instant(m).atZone(QUEBEC);
            OUVERT[m] = ouvrable(date.toLocalDate()) && date.getHour() >= 8 && date.getHour() < 16;
        }
    }

    private static int ouvertes(int a, int b) {
        int total = 0;
        for (int m = Math.min(a, b); m < Math.max(a, b); m++) {
            total += OUVERT[m] ? 1 : 0;
        }
        return total;
    }

    private static int minuteDe(Instant instant) {
        return (int) ((instant.getEpochSecond() - ORIGINE.getEpochSecond()) / 60);
    }

    private static int minute(LocalDate jour) {
        return (int) ((jour.atStartOfDay(QUEBEC).toEpochSecond() - ORIGINE.getEpochSecond()) / 60);
    }

    private static Instant instant(int minute) {
        return ORIGINE.plusSeconds(60L * minute);
    }
}
