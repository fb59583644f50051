package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.formulaire.ContratFormulaire;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.formulaire.Sources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ce que coûte le contrat, rapporté dans une même course à ce que coûte le moteur.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureFormulaires} : juger le plus grand formulaire coûte moins de 2 % de la fin de
 * sa tâche ; servir des listes vivantes coûte moins du double d'un service sans elles.
 */
@EssaiSpring
class MesureFormulaires {

    private static final int ECHAUFFEMENT = 400;
    private static final int MESURES = 400;
    private static final String COMPTE = "demandeur";

    /** Un projet national : les listes de personnes y sont les plus longues. */
    private static final Map<String, Object> PROJET =
            Map.of("codeEtablissement", "ciusss-emtl", "territoire", "MONTREAL", "niveauProjet", "NATIONAL");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private TaskService taches;

    @Autowired
    private FormService formulaires;

    @Autowired
    private IdentityService identites;

    @Autowired
    private ObjectProvider<SourceOptions> options;

    @Autowired
    private ObjectProvider<SourceTexte> textes;

    @Autowired
    private Clock horloge;

    @AfterEach
    void sortir() {
        identites.clearAuthentication();
    }

    @Test
    void juger_le_plus_grand_formulaire() throws IOException {
        Path fichier = leFormulaire(schema -> compter(schema, "key"));
        String nom = nom(fichier);
        Formulaire formulaire = Formulaire.lire(nom, Files.readAllBytes(fichier));
        Sources sources = new Sources(options, textes);
        ContratFormulaire contrat = new ContratFormulaire(sources, horloge);
        Demande demande = new Demande(COMPTE, groupes(), null, PROJET);
        Map<String, Object> envoi = exemple(nom, contrat.servir(formulaire, demande));
        Map<String, Object> propres =
                contrat.juger(formulaire, envoi, demande).ouRefuser();
        deployer("mesure", nom, Files.readAllBytes(fichier));

        for (int i = 0; i < 20 * ECHAUFFEMENT; i++) {
            contrat.juger(formulaire, envoi, demande);
        }
        double[] jugement = new double[MESURES];
        double[] moteur = new double[MESURES];
        double[] ensemble = new double[MESURES];
        for (int i = -ECHAUFFEMENT; i < MESURES; i++) {
            int tour = Math.max(i, 0);
            jugement[tour] = duree(() -> contrat.juger(formulaire, envoi, demande));
            String sansGarde = tacheDe("mesure");
            moteur[tour] = duree(() -> HorsContrat.faire(
                    () -> formulaires.submitTaskForm(sansGarde, ValeursMoteur.typees(propres))));
            String avecGarde = tacheDe("mesure");
            ensemble[tour] = duree(() -> formulaires.submitTaskForm(avecGarde, ValeursMoteur.typees(envoi)));
        }

        double part = mediane(jugement) / mediane(moteur);
        System.out.printf(
                "Juger %s (%d champs) : %.0f µs ; finir sa tâche : %.0f µs sans la garde, %.0f µs avec ; part du jugement : %.2f %%%n",
                nom,
                formulaire.cles().size(),
                mediane(jugement),
                mediane(moteur),
                mediane(ensemble),
                100 * part);
        assertThat(part).isLessThan(0.02);
    }

    @Test
    void servir_des_listes_vivantes() throws IOException {
        Path fichier = leFormulaire(schema -> compter(schema, "source"));
        String nom = nom(fichier);
        byte[] vivant = Files.readAllBytes(fichier);
        Formulaire formulaire = Formulaire.lire(nom, vivant);
        ContratFormulaire contrat = new ContratFormulaire(new Sources(options, textes), horloge);
        ObjectNode fige = (ObjectNode) contrat.servir(formulaire, new Demande(COMPTE, groupes(), null, PROJET));
        figer(fige);
        deployer("mesure-vivante", nom, vivant);
        deployer("mesure-figee", nom, JSON.writeValueAsBytes(fige));
        String tacheVivante = tacheDe("mesure-vivante");
        String tacheFigee = tacheDe("mesure-figee");

        double[] avec = new double[MESURES];
        double[] sans = new double[MESURES];
        for (int i = -ECHAUFFEMENT; i < MESURES; i++) {
            int tour = Math.max(i, 0);
            avec[tour] = duree(() -> lire(tacheVivante));
            sans[tour] = duree(() -> lire(tacheFigee));
        }

        double rapport = mediane(avec) / mediane(sans);
        System.out.printf(
                "Servir %s (%d listes) : %.0f µs avec listes vivantes, %.0f µs sans ; rapport : %.2f%n",
                nom, compter(JSON.readTree(vivant), "source"), mediane(avec), mediane(sans), rapport);
        assertThat(rapport).isLessThan(2);
    }

    private void deployer(String cle, String formulaire, byte[] contenu) {
        HorsContrat.faire(() -> modeles.createDeployment()
                .name(cle)
                .addModelInstance(
                        cle + ".bpmn",
                        Bpmn.createExecutableProcess(cle)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_mesurer")
                                .camundaFormRef(formulaire)
                                .camundaFormRefBinding("deployment")
                                .endEvent()
                                .done())
                .addInputStream(cle + "/" + formulaire + ".form", new ByteArrayInputStream(contenu))
                .deploy());
    }

    /** Une tâche neuve, prise par la personne qui mesure. */
    private String tacheDe(String cle) {
        identites.clearAuthentication();
        String instance = instances.startProcessInstanceByKey(cle, PROJET).getId();
        String tache = taches.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        taches.setAssignee(tache, COMPTE);
        identites.setAuthentication(COMPTE, groupes());
        return tache;
    }

    private List<String> groupes() {
        return identites.createGroupQuery().groupMember(COMPTE).list().stream()
                .map(groupe -> groupe.getId())
                .toList();
    }

    private void lire(String tache) {
        try (InputStream flux = formulaires.getDeployedTaskForm(tache)) {
            assertThat(flux.readAllBytes()).isNotEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double duree(Runnable action) {
        long debut = System.nanoTime();
        action.run();
        return (System.nanoTime() - debut) / 1000.0;
    }

    private static double mediane(double[] durees) {
        double[] triees = durees.clone();
        Arrays.sort(triees);
        return triees[triees.length / 2];
    }

    private static Path leFormulaire(ToIntFunction<JsonNode> taille) throws IOException {
        try (Stream<Path> fichiers = Files.walk(Path.of("forms"))) {
            return fichiers
                    .filter(fichier -> fichier.toString().endsWith(".form"))
                    .max(Comparator.comparingInt(fichier -> taille.applyAsInt(lu(fichier))))
                    .orElseThrow();
        }
    }

    private static JsonNode lu(Path fichier) {
        try {
            return JSON.readTree(fichier.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compter(JsonNode schema, String propriete) {
        return schema.findValues(propriete).size();
    }

    private static String nom(Path fichier) {
        return fichier.getFileName().toString().replace(".form", "");
    }

    /** L'exemple du formulaire, chaque liste vivante répondue par sa première réponse. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> exemple(String nom, JsonNode servi) {
        Map<String, Object> envoi = JSON.convertValue(
                lu(Path.of("src/test/resources/exemples", nom + ".json")), Map.class);
        envoi.replaceAll((cle, valeur) -> valeur instanceof String texte && texte.matches("[+-]\\d+j")
                ? LocalDate.now(horloge)
                        .plusDays(Integer.parseInt(texte.substring(0, texte.length() - 1)))
                        .toString()
                : valeur);
        repondre(servi, envoi);
        return envoi;
    }

    private static void repondre(JsonNode parent, Map<String, Object> envoi) {
        for (JsonNode composant : parent.path("components")) {
            if (composant.at("/properties/source").isTextual()
                    && envoi.containsKey(composant.path("key").asText())) {
                envoi.put(
                        composant.get("key").asText(),
                        composant.at("/values/0/value").asText());
            }
            repondre(composant, envoi);
        }
    }

    private static void figer(JsonNode parent) {
        for (JsonNode composant : parent.path("components")) {
            if (composant.path("properties") instanceof ObjectNode proprietes) {
                proprietes.remove("source");
            }
            figer(composant);
        }
    }
}
