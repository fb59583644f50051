package ca.jalon.campagne;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
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
 * Trois années de toutes les campagnes pour trente-cinq organisations, quatre CCT et le ministère : vacances, retards, muets,
 * retours, comités absents, doublons, reports, plans tardifs. Toute campagne finit, aucune tâche ne reste, et chaque nombre
 * consolidé se recompte de ce que les gens ont fait.
 *
 * <p>{@code mvn test -Dtest=SimulationAnneesTest -Dessais.exclus=aucun} ({@code -Dsimulation.annees=1} pour une seule).
 */
@EssaiSpring
@Tag("simulation")
class SimulationAnneesTest {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int PREMIERE = 2027;
    private static final int PAS = 14;
    /** Réponses en dessous desquelles un sondage ne se montre pas. */
    private static final int SEUIL = 5;

    private static final int ANNEES = Integer.getInteger("simulation.annees", 3);

    @Autowired
    ApplicationContext contexte;

    @Autowired
    Organisations organisations;

    @Autowired
    RegistreCampagnes campagnes;

    @Autowired
    Comites comites;

    @Autowired
    IdentityService identites;

    @Autowired
    TaskService taches;

    @Autowired
    FormService formulaires;

    @Autowired
    RuntimeService executions;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    /** Des milliers de courriels n'apprendraient rien de plus. */
    @MockitoBean
    Avis avis;

    @LocalServerPort
    int port;

    private final Random hasard = new Random(20271001);
    private final Map<String, Integer> gestes = new TreeMap<>();
    private final Set<String> vacants = new HashSet<>();
    private final Set<String> muets = new HashSet<>();

    /** Ce que les gens ont fait, tenu à part des registres. */
    private final Map<Integer, Map<String, Integer>> inscrites = new TreeMap<>();

    private final Map<Integer, Integer> rencontresCtcot = new TreeMap<>();
    /** Par année : les réponses, puis la somme et le nombre des notes des sondages qui se montrent. */
    private final Map<Integer, int[]> satisfaction = new TreeMap<>();

    private Banc banc;
    private LocalDate jour;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void toutes_les_campagnes_de_trois_annees() {
        heure(LocalDate.of(PREMIERE, 9, 1));
        banc = new Banc(port, gestion);
        peupler();
        LocalDate fin = LocalDate.of(PREMIERE + ANNEES, 9, 15);
        for (LocalDate un = LocalDate.of(PREMIERE, 9, 15); un.isBefore(fin); un = un.plusDays(PAS)) {
            heure(un);
            pourvoir();
            OuvrirCampagne.passer(contexte);
            sonner();
            convoquer();
            sonder();
            proposer();
            repondre(false);
            System.out.println(un + " : " + taches.createTaskQuery().count() + " tâches ouvertes");
        }
        assertThat(vacants).as("postes à pourvoir").isEmpty();
        // Rien ne s'ouvre plus : ce qui l'est doit finir, sans aide, avant que l'exercice suivant se close.
        muets.clear();
        for (LocalDate un = fin; un.isBefore(LocalDate.of(PREMIERE + ANNEES + 1, 3, 31)); un = un.plusDays(21)) {
            heure(un);
            sonner();
            repondre(true);
        }
        verifierLaFin();
        int recomptes = recompter();
        gestes.put("nombres recomptés", recomptes);
        System.out.println("Années " + PREMIERE + " à " + (PREMIERE + ANNEES) + " : " + gestes);
        // Ce qui n'est jamais arrivé n'est pas prouvé.
        gestes.values().removeIf(combien -> combien == 0);
        assertThat(gestes)
                .containsKeys(
                        "adopter-plan RETOURNE",
                        "enteriner-bilan RETOURNE",
                        "plan tardif reçu",
                        "rencontre reportée",
                        "doublon",
                        "ligne reportée",
                        "bilan clos sans dépôt",
                        "plan clos sans être transmis",
                        "poste pourvu",
                        "ajout inscrit",
                        "ajout écarté");
    }

    private void heure(LocalDate un) {
        jour = un;
        ClockUtil.setCurrentTime(Date.from(un.atTime(9, 0).atZone(QUEBEC).toInstant()));
    }

    /** La première année, un établissement sur onze n'a pas de pilote clinique, un sur cinq pas de pilote technologique. */
    private void peupler() {
        int rang = 0;
        for (Organisation ici : organisations.etablissements().toList()) {
            rang++;
            tenir("pilote-clinique", ici.code(), rang % 11 != 0);
            tenir("pilote-technologique", ici.code(), rang % 5 != 0);
            for (String role : List.of(
                    "instances-decisionnelles-locales",
                    "dirigeant-etablissement",
                    "comite-tactique-local",
                    "direction-clinique")) {
                tenir(role, ici.code(), true);
            }
            comites.inscrire(new Comite(
                    null,
                    ici.code(),
                    rang % 4 == 0 ? Statut.ABSENT : rang % 7 == 0 ? Statut.INTEGRE : Statut.EN_PLACE,
                    null,
                    List.of(),
                    "2027-05-01",
                    null,
                    null));
            if (rang % 9 == 0) {
                muets.add(ici.code());
            }
            service(ici, rang);
        }
        for (Organisation cct : organisations.ccts()) {
            for (String role : List.of("coordonnateur-cct", "equipe-cct", "ctcot", "ctrct")) {
                tenir(role, cct.code(), true);
            }
        }
        comites.inscrire(new Comite(null, "ctcot-mcgill", Statut.ABSENT, null, List.of(), "2027-05-01", null, null));
    }

    private void service(Organisation ici, int rang) {
        if (rang % 3 == 0) {
            Timestamp confirme =
                    Timestamp.from(LocalDate.of(2027, 6, 1).atStartOfDay(QUEBEC).toInstant());
            base.sql("""
                            insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, date_implantation,
                                mis_a_jour_le, confirme_le)
                            values (?, ?, ?, ?, 'LOCAL', 'ACTIF', '2027-02-01', ?, ?)
                            """)
                    .params(
                            "SV-AN-" + ici.code(),
                            "Service de " + ici.nom(),
                            ici.code(),
                            ici.territoire(),
                            confirme,
                            confirme)
                    .update();
        }
    }

    private void tenir(String role, String organisation, boolean pourvu) {
        String groupe = role + "." + organisation;
        if (identites.createUserQuery().memberOfGroup(groupe).count() > 0) {
            return;
        }
        if (!pourvu) {
            vacants.add(groupe);
            return;
        }
        String compte = groupe;
        if (identites.createUserQuery().userId(compte).count() == 0) {
            User personne = identites.newUser(compte);
            personne.setFirstName("Prénom");
            personne.setLastName(compte);
            personne.setEmail(compte + "@exemple.qc.ca");
            personne.setPassword("jalon");
            identites.saveUser(personne);
        }
        identites.createMembership(compte, role);
        identites.createMembership(compte, groupe);
    }

    /** Un pilote part de temps en temps ; un poste vacant finit par se pourvoir, tous la dernière année. */
    private void pourvoir() {
        boolean derniere = jour.isAfter(LocalDate.of(PREMIERE + ANNEES, 2, 1));
        for (String groupe : List.copyOf(vacants)) {
            if (derniere || jour.getYear() > PREMIERE && hasard.nextInt(20) == 0) {
                vacants.remove(groupe);
                tenir(groupe.substring(0, groupe.indexOf('.')), groupe.substring(groupe.indexOf('.') + 1), true);
                gestes.merge("poste pourvu", 1, Integer::sum);
            }
        }
        if (!derniere && hasard.nextInt(3) == 0) {
            List<Organisation> tous = organisations.etablissements().toList();
            String groupe =
                    "pilote-clinique." + tous.get(hasard.nextInt(tous.size())).code();
            if (identites.createUserQuery().userId(groupe).count() > 0) {
                identites.deleteUser(groupe);
                vacants.add(groupe);
                gestes.merge("pilote parti", 1, Integer::sum);
            }
        }
    }

    /** Les rappels de chaque heure n'apprendraient rien ; un passage de chaque jour se fait une fois par pas. */
    private void sonner() {
        Set<String> passes = new HashSet<>(Set.of("relancer-taches"));
        for (int tour = 0; tour < 40; tour++) {
            List<Job> dus = gestion.createJobQuery().executable().list().stream()
                    .filter(due -> !passes.contains(due.getProcessDefinitionKey()))
                    .toList();
            if (dus.isEmpty()) {
                return;
            }
            for (Job due : dus) {
                if (due.getProcessDefinitionKey().startsWith("ouvrir-")) {
                    passes.add(due.getProcessDefinitionKey());
                }
                if (gestion.createJobQuery().jobId(due.getId()).count() > 0) {
                    gestion.executeJob(due.getId());
                }
            }
        }
    }

    /** Cinq rencontres de CTCOT par an et par territoire, comme le cadre les veut. */
    private void convoquer() {
        if (!List.of(10, 12, 2, 4, 6).contains(jour.getMonthValue()) || jour.getDayOfMonth() > PAS) {
            return;
        }
        for (Organisation cct : organisations.ccts()) {
            String compte = titulaires("coordonnateur-cct." + cct.code()).get(0);
            Map<String, Object> rencontre = banc.exemple("rencontre");
            rencontre.put("instanceRencontre", "ctcot." + cct.code());
            rencontre.put("debutRencontre", jour.plusDays(10) + "T13:30-05:00");
            Reponse convoquee = banc.demarrer("rencontre-instance", compte, rencontre);
            assertThat(convoquee.statut()).as(convoquee.toString()).isEqualTo(200);
        }
    }

    /** À l'automne, les directions proposent des lignes au plan qui vient ; le reste de l'année, un pilote en ajoute à celui qui court. */
    private void proposer() {
        boolean automne = jour.getMonthValue() >= 9 && jour.getMonthValue() <= 11;
        for (Organisation ici : organisations.etablissements().toList()) {
            if (hasard.nextInt(automne ? 3 : 15) > 0) {
                continue;
            }
            String role = automne ? "direction-clinique." : "pilote-clinique.";
            for (String compte : titulaires(role + ici.code())) {
                Map<String, Object> ligne = banc.exemple("ligne-plan");
                ligne.put("codeEtablissement", ici.code());
                ligne.put("destinationLigne", automne ? "PLAN" : "AJOUT");
                ligne.put("titreLigne", "Besoin du %s de %s".formatted(jour, ici.nom()));
                Reponse proposee = banc.demarrer("proposer-ligne-plan", compte, ligne);
                assertThat(proposee.statut()).as(proposee.toString()).isEqualTo(200);
                gestes.merge(automne ? "ligne proposée" : "ajout proposé", 1, Integer::sum);
            }
        }
    }

    /** Les deux tiers des pilotes répondent au sondage, une fois chacun. */
    private void sonder() {
        if (base.sql("select count(*) from jalon.sondage_cct where clos_le is null")
                                .query(Integer.class)
                                .single()
                        == 0
                || satisfaction.containsKey(jour.getYear())) {
            return;
        }
        int[] tenus = satisfaction.computeIfAbsent(jour.getYear(), annee -> new int[3]);
        for (Map<String, Object> sondage : base.sql(
                        "select dossier, territoire from jalon.sondage_cct where clos_le is null")
                .query()
                .listOfRows()) {
            List<String> pilotes = organisations
                    .etablissements()
                    .filter(ici -> ici.territoire().equals(sondage.get("territoire")))
                    .flatMap(ici -> titulaires("pilote-clinique." + ici.code()).stream())
                    .distinct()
                    .limit(6)
                    .toList();
            for (String pilote : pilotes) {
                int note = 1 + hasard.nextInt(5);
                Visiteur visiteur = new Visiteur(port);
                visiteur.connecter(pilote, "jalon");
                String axes = List.of("PROJETS", "SOUTIEN", "FORMATION", "CONSEIL", "COORDINATION").stream()
                        .map(axe -> "&" + axe + "=" + note)
                        .collect(Collectors.joining());
                assertThat(visiteur.poster("/satisfaction", "/satisfaction/" + sondage.get("dossier"), axes)
                                .statusCode())
                        .as(pilote)
                        .isEqualTo(302);
                tenus[0]++;
                if (pilotes.size() >= SEUIL) {
                    tenus[1] += note;
                    tenus[2]++;
                }
            }
        }
    }

    private List<String> titulaires(String groupe) {
        return identites.createUserQuery().memberOfGroup(groupe).list().stream()
                .map(User::getId)
                .sorted()
                .toList();
    }

    /** @param tous chacun répond à tout ce qu'il a ; sinon certains tardent, et les muets n'écrivent ni plan ni bilan */
    private void repondre(boolean tous) {
        for (Task vue : taches.createTaskQuery().list()) {
            Task tache = taches.createTaskQuery().taskId(vue.getId()).singleResult();
            if (tache == null || !tous && (hasard.nextInt(3) == 0 || tait(tache))) {
                continue;
            }
            String sujet = tache.getName() + " " + variable(tache, "titreProjet");
            List<String> comptes = tache.getAssignee() != null ? List.of(tache.getAssignee()) : candidats(tache);
            StringBuilder refus = new StringBuilder();
            boolean faite = comptes.isEmpty();
            for (String compte : comptes) {
                if (faite) {
                    break;
                }
                Reponse reponse = tenter(tache, compte);
                faite = reponse.statut() < 300;
                refus.append(compte).append(" : ").append(reponse).append('\n');
            }
            assertThat(faite).as(sujet + "\n" + refus).isTrue();
        }
    }

    private boolean tait(Task tache) {
        String qui = variable(tache, "codeEtablissement");
        String perimetre = variable(tache, "perimetreBilan");
        return switch (tache.getTaskDefinitionKey()) {
            case "userTask_ecrirePlan" -> muets.contains(qui);
            case "userTask_redigerBilan" -> muets.contains(perimetre);
            case "userTask_donnerAvisPlan" -> hasard.nextInt(3) == 0;
            case "userTask_analyserSatisfaction" -> hasard.nextInt(2) == 0;
            default -> false;
        };
    }

    private List<String> candidats(Task tache) {
        return taches.getIdentityLinksForTask(tache.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(groupe -> groupe != null)
                .flatMap(groupe -> titulaires(groupe).stream())
                .distinct()
                .toList();
    }

    private String variable(Task tache, String nom) {
        Object valeur = taches.getVariable(tache.getId(), nom);
        return valeur == null ? "" : valeur.toString();
    }

    private Reponse tenter(Task tache, String compte) {
        JsonNode vue =
                JSON.createObjectNode().put("id", tache.getId()).put("processInstanceId", tache.getProcessInstanceId());
        if (tache.getAssignee() == null) {
            Reponse prise = banc.prendre(vue, compte);
            if (prise.statut() != 204) {
                return prise;
            }
        }
        String formulaire =
                formulaires.getTaskFormData(tache.getId()).getCamundaFormRef().getKey();
        Map<String, Object> valeurs =
                new LinkedHashMap<>(banc.exemple(Banc.exempleDe(formulaire, tache.getTaskDefinitionKey())));
        Runnable apres = decider(tache, vue, formulaire, compte, valeurs);
        Reponse reponse = banc.envoyer(vue, compte, valeurs);
        for (int essai = 0; essai < 4 && reponse.statut() == 400; essai++) {
            adapter(valeurs, reponse, vue, compte);
            reponse = banc.envoyer(vue, compte, valeurs);
        }
        if (reponse.statut() < 300) {
            gestes.merge(tache.getName().replaceFirst(".* · ", ""), 1, Integer::sum);
            apres.run();
        } else if (tache.getAssignee() == null) {
            taches.setAssignee(tache.getId(), null);
        }
        return reponse;
    }

    /** Ce que chacun répond ; rend ce qu'il faut en tenir à part si c'est accepté. */
    private Runnable decider(Task tache, JsonNode vue, String formulaire, String compte, Map<String, Object> valeurs) {
        int annee = variable(tache, "anneePlan").isEmpty() ? 0 : Integer.parseInt(variable(tache, "anneePlan"));
        boolean retour = hasard.nextInt(6) == 0;
        switch (formulaire) {
            case "ecrire-plan" -> {
                valeurs.put("lignesPlan", melange(banc.options(vue, compte, "lignesPlan"), 5));
                List<String> faites = banc.options(vue, compte, "lignesFaites");
                if (!faites.isEmpty()) {
                    valeurs.put("lignesFaites", faites.subList(0, (faites.size() + 1) / 2));
                }
            }
            case "adopter-plan", "approuver-plan", "enteriner-bilan", "approuver-bilan" -> {
                if (formulaire.equals("adopter-plan")) {
                    valeurs.put("lignesPlan", melange(banc.options(vue, compte, "lignesPlan"), 4));
                }
                if (retour) {
                    boolean plan = formulaire.endsWith("plan");
                    valeurs.remove("coordinationPlan");
                    valeurs.put(plan ? "suitePlan" : "suiteBilan", "RETOURNE");
                    valeurs.put(plan ? "motifPlan" : "motifBilan", "Deux points sont à revoir.");
                    return () -> gestes.merge(formulaire + " RETOURNE", 1, Integer::sum);
                }
            }
            case "consolider-plan" -> {
                List<String> toutes = banc.options(vue, compte, "lignesCommunes");
                if (toutes.size() > 4) {
                    valeurs.put("lignesCommunes", toutes.subList(0, 2));
                    valeurs.put("communPlan", "Les deux les mènent ensemble.");
                    valeurs.put("lignesDoublons", toutes.subList(2, 3));
                    valeurs.put("doublonsPlan", "La première les dit déjà.");
                }
                valeurs.put("reponseAppuis", "Deux conseillers y seront.");
                return () -> gestes.merge("doublon", valeurs.containsKey("lignesDoublons") ? 1 : 0, Integer::sum);
            }
            case "recevoir-plans" -> {
                List<String> recues = banc.options(vue, compte, "lignesReportees");
                List<String> reportees =
                        recues.stream().filter(id -> hasard.nextInt(8) == 0).toList();
                if (!reportees.isEmpty()) {
                    valeurs.put("lignesReportees", reportees);
                    valeurs.put("motifReport", "À reprendre l’an prochain.");
                }
                Map<String, String> territoires = territoiresSansDoublons(recues);
                return () -> {
                    gestes.merge("ligne reportée", reportees.size(), Integer::sum);
                    gestes.merge(
                            tache.getTaskDefinitionKey().equals("userTask_recevoirPlan")
                                    ? "plan tardif reçu"
                                    : "plans reçus",
                            1,
                            Integer::sum);
                    territoires.forEach((id, territoire) -> {
                        if (!reportees.contains(id)) {
                            inscrites
                                    .computeIfAbsent(annee, un -> new TreeMap<>())
                                    .merge(territoire, 1, Integer::sum);
                        }
                    });
                };
            }
            case "accuser-ajout" -> {
                if (retour) {
                    valeurs.put("suiteAjout", "ECARTEE");
                    valeurs.put("motifAjout", "Un autre établissement le porte déjà.");
                    return () -> gestes.merge("ajout écarté", 1, Integer::sum);
                }
                String ligne = variable(tache, "numeroDossier");
                return () -> {
                    gestes.merge("ajout inscrit", 1, Integer::sum);
                    base.sql("select annee, territoire from jalon.plan_ligne where id = ?")
                            .param(ligne)
                            .query(lue -> {
                                inscrites
                                        .computeIfAbsent(lue.getInt(1), un -> new TreeMap<>())
                                        .merge(lue.getString(2), 1, Integer::sum);
                            });
                };
            }
            case "compte-rendu-rencontre" -> {
                if (tache.getTaskDefinitionKey().equals("userTask_analyserSatisfaction")) {
                    valeurs.put("responsable1", compte);
                    return () -> {};
                }
                if (hasard.nextInt(5) == 0) {
                    valeurs.clear();
                    valeurs.put("issueRencontre", "REPORTEE");
                    valeurs.put("debutRencontre", jour.plusDays(12) + "T09:00-05:00");
                    valeurs.put("motifRencontre", "Tempête de neige.");
                    return () -> gestes.merge("rencontre reportée", 1, Integer::sum);
                }
                valeurs.remove("presencesRencontre");
                valeurs.put("action1", "Suivre ce que le comité a décidé");
                valeurs.put("responsable1", compte);
                valeurs.put("echeance1", jour.plusDays(40).toString());
                int exercice = jour.getMonthValue() < 4 ? jour.getYear() : jour.getYear() + 1;
                return () -> rencontresCtcot.merge(exercice, 1, Integer::sum);
            }
            default -> {}
        }
        return () -> {};
    }

    private Map<String, String> territoiresSansDoublons(List<String> ids) {
        Map<String, String> territoires = new HashMap<>();
        if (!ids.isEmpty()) {
            base.sql("select id, territoire from jalon.plan_ligne where id in (:ids) and statut <> 'REGROUPEE'")
                    .param("ids", ids)
                    .query(ligne -> {
                        territoires.put(ligne.getString(1), ligne.getString(2));
                    });
        }
        return territoires;
    }

    /** Une partie de ces choix, dans un ordre quelconque. */
    private List<String> melange(List<String> choix, int surCombien) {
        List<String> gardes = new ArrayList<>(
                choix.stream().filter(un -> hasard.nextInt(surCombien) > 0).toList());
        java.util.Collections.shuffle(gardes, hasard);
        return gardes;
    }

    /** Retire ce que la situation cache, et prend dans une liste une réponse qu'elle propose. */
    private void adapter(Map<String, Object> valeurs, Reponse refus, JsonNode vue, String compte) {
        for (JsonNode violation : refus.corps().path("violations")) {
            String champ = violation.path("champ").asText();
            switch (violation.path("regle").asText()) {
                case "masque", "nonDeclare" -> valeurs.remove(champ);
                case "option" -> {
                    List<String> offertes = banc.options(vue, compte, champ);
                    valeurs.put(champ, valeurs.get(champ) instanceof List ? offertes : offertes.get(0));
                }
                default -> {}
            }
        }
    }

    private void verifierLaFin() {
        assertThat(taches.createTaskQuery().list())
                .as("tâches restées ouvertes")
                .extracting(tache -> tache.getName() + " " + variable(tache, "titreProjet"))
                .isEmpty();
        assertThat(executions.createIncidentQuery().count()).as("incidents").isZero();
        Map<RegistreCampagnes.Situation, Long> situations =
                campagnes.suivis(ClockUtil.getCurrentTime().toInstant()).stream()
                        .peek(suivi -> {
                            if (suivi.situation() == RegistreCampagnes.Situation.NON_OUVERTE) {
                                assertThat(suivi.motif()).as(suivi.toString()).startsWith("poste vacant");
                                gestes.merge("campagne non ouverte : poste vacant", 1, Integer::sum);
                            }
                        })
                        .collect(Collectors.groupingBy(RegistreCampagnes.Suivi::situation, Collectors.counting()));
        assertThat(situations.keySet())
                .as("situations %s", situations)
                .isSubsetOf(RegistreCampagnes.Situation.TERMINEE, RegistreCampagnes.Situation.NON_OUVERTE);
        gestes.put(
                "campagnes terminées",
                situations.get(RegistreCampagnes.Situation.TERMINEE).intValue());
        gestes.merge("bilan clos sans dépôt", compter("from jalon.bilan where etat = 'NON_DEPOSE'"), Integer::sum);
        gestes.merge(
                "plan clos sans être transmis", compter("from jalon.plan where etat = 'NON_TRANSMIS'"), Integer::sum);
        // Rien ne dort dans un plan fini : une ligne est reçue, reportée, écartée, réalisée, dite par une autre, ou au
        // plan qui vient.
        assertThat(base.sql("""
                        select distinct l.statut from jalon.plan_ligne l join jalon.plan p
                          on p.annee = l.annee and p.organisation = l.organisation and p.palier = 'LOCAL'
                        where p.etat <> 'EN_PREPARATION'
                        """).query(String.class).list())
                .isSubsetOf("INSCRITE", "REPORTEE", "ECARTEE", "FAITE", "REGROUPEE");
    }

    private int compter(String de) {
        return base.sql("select count(*) " + de).query(Integer.class).single();
    }

    private int recompter() {
        int comptes = 0;
        for (Map.Entry<Integer, Map<String, Integer>> exercice : inscrites.entrySet()) {
            for (Map.Entry<String, Integer> territoire : exercice.getValue().entrySet()) {
                assertThat(compter(
                                "from jalon.plan_ligne where annee = %d and territoire = '%s' and inscrite_le is not null and statut <> 'REGROUPEE'"
                                        .formatted(exercice.getKey(), territoire.getKey())))
                        .as("lignes inscrites %s", territoire)
                        .isEqualTo(territoire.getValue());
                comptes++;
            }
        }
        for (int annee = PREMIERE + 1; annee <= PREMIERE + ANNEES; annee++) {
            comptes += recompterBilan(annee);
        }
        return comptes;
    }

    /** Québec = territoires, territoire = établissements ; puis contre ce que les gens ont fait. */
    private int recompterBilan(int annee) {
        Map<String, Map<String, Fait>> tous = new HashMap<>();
        base.sql("select perimetre, faits from jalon.bilan_faits where annee = ?")
                .param(annee)
                .query(ligne -> {
                    tous.put(ligne.getString(1), faits(ligne.getString(2)));
                });
        int comptes = 0;
        for (String territoire : organisations.nomsDesTerritoires().keySet()) {
            for (Fait fait : tous.get(territoire).values()) {
                if (fait.unite().sAdditionne() && !fait.code().matches("(RENCONTRES_CTCOT|SATISFACTION_CCT).*")) {
                    assertThat(organisations
                                    .etablissements()
                                    .filter(ici -> ici.territoire().equals(territoire))
                                    .map(ici -> tous.get(ici.code())
                                            .get(fait.code())
                                            .valeur())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .as("%d %s %s", annee, territoire, fait.code())
                            .isEqualByComparingTo(fait.valeur());
                    comptes++;
                }
            }
        }
        Map<String, Fait> quebec = tous.get(Portee.QUEBEC);
        for (Fait fait : quebec.values()) {
            if (fait.unite().sAdditionne() && !fait.code().matches("PROJETS.*|COUTS.*")) {
                assertThat(organisations.nomsDesTerritoires().keySet().stream()
                                .map(code -> tous.get(code).get(fait.code()).valeur())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("%d Québec %s", annee, fait.code())
                        .isEqualByComparingTo(fait.valeur());
                comptes++;
            }
        }
        // Le bilan d'un exercice dit ce que le CNCOT avait inscrit à l'arrêté : ce qui vint après n'y est pas.
        int[] tenus = satisfaction.getOrDefault(annee, new int[3]);
        assertThat(quebec.get("RENCONTRES_CTCOT").valeur().intValue())
                .isEqualTo(rencontresCtcot.getOrDefault(annee, 0));
        assertThat(quebec.get("SATISFACTION_CCT_REPONSES").valeur().intValue()).isEqualTo(tenus[0]);
        assertThat(quebec.get("SATISFACTION_CCT").valeur().doubleValue())
                .isCloseTo((double) tenus[1] / tenus[2], org.assertj.core.data.Offset.offset(0.051));
        return comptes + 3;
    }

    private static Map<String, Fait> faits(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Section>>() {}).stream()
                    .flatMap(section -> section.faits().stream())
                    .collect(Collectors.toMap(Fait::code, fait -> fait));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
