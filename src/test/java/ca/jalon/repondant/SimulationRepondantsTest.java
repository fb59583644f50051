package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Comites;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Une année des trente-cinq organisations : nominations, départs, intérims, remplacements, personnes sans compte, comptes
 * supprimés, comités constitués et recomposés, dirigeants qui retournent.
 *
 * <p>Tout doit finir : ni tâche, ni instance, ni incident ; et chacun doit tenir exactement ce que les registres disent.
 * {@code mvn test -Dtest=SimulationRepondantsTest -Dessais.exclus=aucun} ({@code -Dsimulation.semaines=10} pour moins).
 */
@EssaiSpring
@Tag("simulation")
class SimulationRepondantsTest {

    private static final int SEMAINES = Integer.getInteger("simulation.semaines", 52);
    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    @Autowired
    Organisations organisations;

    @Autowired
    Repondants repondants;

    @Autowired
    Comites comites;

    @Autowired
    GroupesTenus tenus;

    @Autowired
    Annuaire annuaire;

    @Autowired
    IdentityService identites;

    @Autowired
    TaskService taches;

    @Autowired
    RuntimeService executions;

    @Autowired
    ManagementService gestion;

    @Autowired
    VeillerVacances veille;

    /** Mille courriels n'apprendraient rien de plus. */
    @MockitoBean
    Avis avis;

    @LocalServerPort
    int port;

    private final Random hasard = new Random(20261129);
    private final Map<String, Integer> gestes = new TreeMap<>();
    private final Map<String, Etablissement> etablissements = new TreeMap<>();
    private Banc banc;
    private int personnes;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void une_annee_des_trente_cinq_organisations() {
        banc = new Banc(port, gestion);
        for (Organisation organisation : organisations.etablissements().toList()) {
            Etablissement ici = new Etablissement(organisation.code(), banc, identites);
            for (String rang : List.of("a", "b", "c")) {
                ici.personne(rang + "." + organisation.code(), "equipe-clinique");
            }
            etablissements.put(organisation.code(), ici);
        }
        LocalDate origine = LocalDate.of(2027, 1, 4);
        for (int semaine = 0; semaine < SEMAINES; semaine++) {
            LocalDate jour = origine.plusWeeks(semaine);
            ClockUtil.setCurrentTime(Date.from(heure(jour, 9)));
            etablissements.values().forEach(ici -> vivre(ici, jour));
            sonner();
            for (int soir = 0; soir < 7; soir++) {
                ClockUtil.setCurrentTime(Date.from(heure(jour.plusDays(soir + 1), 7)));
                veille.chaqueMatin();
            }
            coherence();
        }
        ClockUtil.setCurrentTime(Date.from(heure(origine.plusWeeks(SEMAINES + 8), 9)));
        sonner();
        finir();
        coherence();

        long vacants = etablissements.size() * 2L - repondants.tousEnPoste().size();
        System.out.printf(
                "%d organisations, %d semaines%ngestes : %s%nen poste : %d, vacants : %d, comités : %d, personnes créées : %d%n",
                etablissements.size(),
                SEMAINES,
                gestes,
                repondants.tousEnPoste().size(),
                vacants,
                comites.constituees(etablissements.keySet()).size(),
                personnes);
        assertThat(taches.createTaskQuery().count())
                .as("tâches restées ouvertes")
                .isZero();
        assertThat(executions.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(executions.createProcessInstanceQuery().count())
                .as("instances")
                .isZero();
    }

    private static Instant heure(LocalDate jour, int heure) {
        return jour.atTime(heure, 0).atZone(QUEBEC).toInstant();
    }

    private void vivre(Etablissement ici, LocalDate jour) {
        int de = hasard.nextInt(100);
        Volet volet = Volet.values()[hasard.nextInt(2)];
        if (de < 12) {
            entree(ici, volet, jour, "NOMINATION");
        } else if (de < 16) {
            entree(ici, volet, jour, "INTERIM");
        } else if (de < 22) {
            noter("départ", ici.proposer(Etablissement.depart(ici.code, volet.name(), effet(jour))));
        } else if (de < 27) {
            comite(ici);
        } else if (de < 28) {
            supprimer(ici);
        }
        finir();
    }

    /** Le plus souvent aujourd'hui, parfois le mois dernier ou le mois prochain. */
    private String effet(LocalDate jour) {
        int de = hasard.nextInt(10);
        return jour.plusDays(de < 7 ? 0 : de < 8 ? -20 : hasard.nextInt(40)).toString();
    }

    private void entree(Etablissement ici, Volet volet, LocalDate jour, String acte) {
        boolean sansCompte = hasard.nextInt(5) == 0;
        boolean clinique = volet == Volet.CLINIQUE;
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("acteNomination", acte);
        valeurs.put("voletRepondant", volet.name());
        valeurs.put("dateEffet", effet(jour));
        valeurs.put("remplaceTitulaire", hasard.nextBoolean());
        valeurs.put("directionRepondant", clinique ? "DIRECTION_CLINIQUE" : "DIRECTION_TI");
        valeurs.put("responsableVisio", clinique ? null : hasard.nextBoolean());
        if (clinique) {
            valeurs.put("accesDecision", hasard.nextInt(4) > 0);
        }
        valeurs.put("personneNommee", sansCompte ? "SANS_COMPTE" : "abc".charAt(hasard.nextInt(3)) + "." + ici.code);
        if (sansCompte) {
            // De temps en temps, une personne d'un autre établissement, que son adresse fait reconnaître.
            String ailleurs = new ArrayList<>(etablissements.keySet()).get(hasard.nextInt(etablissements.size()));
            boolean connue = hasard.nextBoolean();
            valeurs.put("nomPersonne", "Personne Nouvelle");
            valeurs.put("courrielPersonne", (connue ? "a." + ailleurs : "nouvelle" + ++personnes) + "@exemple.qc.ca");
        }
        noter(acte.toLowerCase(Locale.ROOT), ici.proposer(ici.nomination(valeurs)));
    }

    private void comite(Etablissement ici) {
        String president = "b." + ici.code;
        Map<String, Object> envoi = hasard.nextInt(4) == 0
                ? new HashMap<>(Map.of(
                        "codeEtablissement",
                        ici.code,
                        "statutComite",
                        hasard.nextBoolean() ? "INTEGRE" : "ABSENT",
                        "structureComite",
                        "Comité de direction"))
                : ici.comite(president, hasard.nextBoolean() ? List.of("c." + ici.code) : List.of());
        if (annuaire.personne(president).isPresent()) {
            noter("comité", banc.demarrer("constituer-comite", "dc." + ici.code, envoi));
        }
    }

    private void supprimer(Etablissement ici) {
        String compte = "c." + ici.code;
        if (annuaire.personne(compte).isPresent()) {
            identites.deleteUser(compte);
            noter("compte supprimé", new Reponse(200, null));
        }
    }

    /** Un refus est une réponse dite (poste pourvu, poste vacant, compte parti) ; une erreur n'en est pas une. */
    private void noter(String geste, Reponse reponse) {
        assertThat(reponse.statut()).as(geste + " " + reponse).isIn(200, 400, 409);
        gestes.merge(geste + (reponse.statut() == 200 ? "" : " (refus " + reponse.statut() + ")"), 1, Integer::sum);
    }

    /** Chacun répond à ce qui l'attend, jusqu'à ce que plus rien n'attende personne. */
    private void finir() {
        for (int tour = 0; tour < 12 && taches.createTaskQuery().count() > 0; tour++) {
            for (Task tache : taches.createTaskQuery().list()) {
                repondre(tache);
            }
        }
    }

    private void repondre(Task tache) {
        JsonNode vue = banc.appeler("GET", "/engine-rest/task/" + tache.getId(), "admin", null)
                .corps();
        String code = banc.variable(vue, "codeEtablissement");
        switch (tache.getTaskDefinitionKey()) {
            case "userTask_confirmerNomination" -> confirmerNomination(vue, code);
            case "userTask_reprendreNomination", "userTask_reprendreComite" -> renoncer(vue, code);
            case "userTask_ouvrirCompte" -> {
                String nouveau = etablissements
                        .get(code)
                        .personne("nouvelle." + tache.getId().substring(0, 8));
                envoyer(vue, "admin", Map.of("compteOuvert", nouveau), "compte ouvert");
            }
            default -> confirmerComite(vue, code);
        }
    }

    private void confirmerNomination(JsonNode tache, String code) {
        Map<String, Object> oui = Map.of("suiteNomination", "CONFIRMEE", "motifNomination", "Vu et accepté ainsi.");
        String dirigeant = "dg." + code;
        if (hasard.nextInt(8) == 0 || envoyer(tache, dirigeant, oui, "nomination confirmée") == 409) {
            envoyer(
                    tache,
                    dirigeant,
                    Map.of("suiteNomination", "RETOURNEE", "motifNomination", "Ce n’est pas le moment."),
                    "nomination retournée");
        }
    }

    private void confirmerComite(JsonNode tache, String code) {
        String qui = banc.variable(tache, "presidentTactique");
        boolean retourne = hasard.nextInt(6) == 0;
        envoyer(
                tache,
                qui.isEmpty() ? "dg." + code : qui,
                retourne
                        ? Map.of("suiteComite", "RETOURNEE", "motifComite", "Il manque les archives.")
                        : Map.of("suiteComite", "CONFIRMEE"),
                retourne ? "comité retourné" : "comité confirmé");
    }

    /** La même réponse, renoncée : ce que le formulaire montre y est déjà. */
    private void renoncer(JsonNode tache, String code) {
        Map<String, Object> envoi = new HashMap<>();
        boolean comite = tache.path("taskDefinitionKey").asText().contains("Comite");
        envoi.put("suiteReprise", "RENONCER");
        if (comite) {
            envoi.putAll(etablissements.get(code).comite("b." + code, List.of()));
        } else {
            envoi.putAll(Etablissement.depart(code, "CLINIQUE", LocalDate.now().toString()));
        }
        envoyer(tache, "dc." + code, envoi, comite ? "comité abandonné" : "nomination abandonnée");
    }

    private int envoyer(JsonNode tache, String compte, Map<String, Object> valeurs, String geste) {
        banc.prendre(tache, compte);
        Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut())
                .as(geste + " par " + compte + " : " + reponse)
                .isIn(200, 204, 409);
        gestes.merge(geste + (reponse.statut() == 409 ? " (refusé)" : ""), 1, Integer::sum);
        return reponse.statut();
    }

    /** Les dates d'effet venues. */
    private void sonner() {
        gestion.createJobQuery()
                .activityId("event_dateEffet")
                .executable()
                .list()
                .forEach(minuterie -> {
                    gestion.executeJob(minuterie.getId());
                    gestes.merge("date d’effet venue", 1, Integer::sum);
                });
        finir();
    }

    /** Un seul titulaire par poste, et dans le moteur exactement les pilotes que dit le registre. */
    private void coherence() {
        for (Etablissement ici : etablissements.values()) {
            for (Volet volet : Volet.values()) {
                List<String> attendus = repondants.enPoste(ici.code, volet).stream()
                        .map(Repondant::compte)
                        .filter(compte -> compte != null)
                        .toList();
                assertThat(annuaire.membres(volet.role() + "." + ici.code))
                        .as(volet + " " + ici.code)
                        .extracting(Annuaire.Personne::compte)
                        .containsExactlyElementsOf(attendus);
            }
            annuaire.membres("comite-tactique-local." + ici.code).stream()
                    .map(Annuaire.Personne::compte)
                    // Les comptes de démonstration ont le leur autrement.
                    .filter(compte -> !compte.equals("comite.tactique"))
                    .forEach(compte -> assertThat(tenus.groupes(compte)).contains("comite-tactique-local." + ici.code));
        }
    }
}
