package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.moteur.Proprietes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Ce que les modèles disent de leurs variables et les formulaires de ce qu'ils reprennent : rien n'est lu qui ne puisse venir,
 * rien n'est passé qui ne soit déclaré.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DeclarationsTest {

    private static final Pattern NOM = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> DU_MOTEUR =
            Set.of("empty", "not", "and", "or", "true", "false", "null", "execution", "loopCounter");
    private static final Set<String> DE_FEEL = Set.of(
            "if",
            "then",
            "else",
            "null",
            "true",
            "false",
            "and",
            "or",
            "not",
            "in",
            "string",
            "count",
            "contains",
            "date",
            "list",
            "floor",
            "replace",
            "matches",
            "length",
            "upper",
            "case",
            "lower",
            "some",
            "satisfies");

    private final Map<String, Modele> modeles = new HashMap<>();
    private final Map<String, Formulaire> formulaires = new HashMap<>();

    private record Modele(
            BpmnModelInstance bpmn,
            Set<String> recoit,
            Set<String> peutRecevoir,
            Set<String> garde,
            Set<String> calcule,
            Set<String> rend) {

        Set<String> declarees() {
            Set<String> toutes = lisiblesParExpression();
            toutes.addAll(peutRecevoir);
            return toutes;
        }

        /** Ce qui peut manquer n'en est pas : une expression échoue sur un nom absent. */
        Set<String> lisiblesParExpression() {
            Set<String> toutes = new HashSet<>(recoit);
            toutes.addAll(garde);
            toutes.addAll(calcule);
            return toutes;
        }

        /** Posées pour une seule étape. */
        Set<String> parametres() {
            return bpmn.getModelElementsByType(CamundaInputParameter.class).stream()
                    .map(CamundaInputParameter::getCamundaName)
                    .collect(Collectors.toSet());
        }

        boolean neSertQuAuDepart(String formulaire) {
            return bpmn.getModelElementsByType(UserTask.class).stream()
                    .noneMatch(tache -> formulaire.equals(tache.getCamundaFormRef()));
        }

        Set<String> formulaires() {
            return Stream.concat(
                            bpmn.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                            bpmn.getModelElementsByType(StartEvent.class).stream()
                                    .map(StartEvent::getCamundaFormRef))
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toSet());
        }
    }

    /** Ce qu'un formulaire écrit, lit à une tâche, lit à un départ (rien n'y a encore de numéro), et reprend. */
    private record Formulaire(
            Set<String> ecrits,
            Set<String> lus,
            Set<String> lusAuDepart,
            Set<String> reprend,
            Map<String, String> autresReponses) {}

    private static final String SANS_NUMERO = "=numeroProjet = null";

    @BeforeAll
    void lire() throws IOException {
        for (Path fichier : ReglesModeles.fichiers("processes", ".bpmn").toList()) {
            BpmnModelInstance bpmn = ReglesModeles.lire(fichier);
            String id = ReglesModeles.nom(fichier);
            Process processus = bpmn.getModelElementById(id);
            modeles.put(
                    id,
                    new Modele(
                            bpmn,
                            noms(processus, "recoit"),
                            noms(processus, "peutRecevoir"),
                            noms(processus, "garde"),
                            noms(processus, "calcule"),
                            noms(processus, "rend")));
        }
        for (Path fichier : ReglesModeles.fichiers("forms", ".form").toList()) {
            JsonNode json = new ObjectMapper().readTree(fichier.toFile());
            Formulaire formulaire =
                    new Formulaire(new HashSet<>(), new HashSet<>(), new HashSet<>(), new TreeSet<>(), new HashMap<>());
            lire(json, formulaire, formulaire.lusAuDepart());
            json.path("reprend").forEach(nom -> formulaire.reprend().add(nom.asText()));
            json.path("reprendDuDossier").forEach(nom -> formulaire.reprend().add(nom.asText()));
            formulaires.put(ReglesModeles.nom(fichier), formulaire);
        }
    }

    private static Set<String> noms(Process processus, String propriete) {
        String texte = Proprietes.de(processus, propriete);
        return texte == null || texte.isBlank() ? Set.of() : new TreeSet<>(Arrays.asList(texte.split("\\s+")));
    }

    private static void lire(JsonNode parent, Formulaire formulaire, Set<String> auDepart) {
        for (JsonNode composant : parent.path("components")) {
            if (composant.hasNonNull("key") && !composant.path("type").asText().equals("group")) {
                formulaire.ecrits().add(composant.path("key").asText());
                String reprise = composant.at("/properties/reprise").asText();
                if (!reprise.isEmpty() && !reprise.equals("non")) {
                    formulaire.autresReponses().put(composant.path("key").asText(), reprise);
                }
            }
            String masque = composant.at("/conditional/hide").asText();
            Set<String> cites = new HashSet<>();
            citer(masque, cites);
            citer(composant.path("readonly").asText(), cites);
            Matcher balises = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL)
                    .matcher(composant.path("text").asText());
            while (balises.find()) {
                citer("=" + balises.group(1), cites);
            }
            formulaire.lus().addAll(cites);
            Set<String> vusAuDepart = masque.equals(SANS_NUMERO) ? new HashSet<>() : auDepart;
            vusAuDepart.addAll(cites);
            lire(composant, formulaire, vusAuDepart);
        }
    }

    private static void citer(String expression, Set<String> lus) {
        if (expression.startsWith("=")) {
            Matcher mots = NOM.matcher(expression.replaceAll("\"[^\"]*\"", ""));
            while (mots.find()) {
                if (!DE_FEEL.contains(mots.group())) {
                    lus.add(mots.group());
                }
            }
        }
    }

    @Test
    void chaque_processus_declare_ses_variables() {
        modeles.forEach((id, modele) -> {
            if (!modele.formulaires().isEmpty()) {
                assertThat(modele.declarees()).as(id).isNotEmpty();
            }
            assertThat(modele.declarees()).as("%s : ce qu'il rend", id).containsAll(modele.rend());
        });
    }

    @Test
    void un_appel_passe_par_la_declaration_et_ne_nomme_que_ce_qu_il_renomme() {
        modeles.forEach((id, modele) -> modele.bpmn()
                .getModelElementsByType(CallActivity.class)
                .forEach(appel -> {
                    assertThat(appel.getCamundaVariableMappingDelegateExpression())
                            .as("%s, %s", id, appel.getId())
                            .isEqualTo("${passerVariables}");
                    assertThat(appel.getExtensionElements()
                                    .getElementsQuery()
                                    .filterByType(CamundaIn.class)
                                    .list())
                            .as("%s, %s", id, appel.getId())
                            .noneMatch(in -> in.getCamundaTarget() != null
                                    && in.getCamundaTarget().equals(in.getCamundaSource()));
                    assertThat(appel.getExtensionElements()
                                    .getElementsQuery()
                                    .filterByType(CamundaOut.class)
                                    .list())
                            .as("%s, %s", id, appel.getId())
                            .noneMatch(out -> out.getCamundaTarget().equals(out.getCamundaSource()));
                }));
    }

    @Test
    void un_appelant_declare_ce_qu_on_lui_rend() {
        modeles.forEach((id, modele) -> modele.bpmn()
                .getModelElementsByType(CallActivity.class)
                .forEach(appel -> {
                    Set<String> ecrites =
                            new HashSet<>(modeles.get(appel.getCalledElement()).rend());
                    appel.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                            .map(CamundaOut::getCamundaTarget)
                            .forEach(ecrites::add);
                    assertThat(modele.declarees())
                            .as("%s, %s", id, appel.getId())
                            .containsAll(ecrites);
                }));
    }

    @Test
    void une_reponse_gardee_vient_d_un_formulaire_du_processus() {
        modeles.forEach((id, modele) -> {
            Set<String> posees = modele.formulaires().stream()
                    .map(formulaires::get)
                    .filter(java.util.Objects::nonNull)
                    .flatMap(formulaire -> formulaire.ecrits().stream())
                    .collect(Collectors.toSet());
            posees.addAll(ecritsNommesParExpression(id));
            assertThat(posees).as(id).containsAll(modele.garde());
        });
    }

    /** Un formulaire choisi par une expression ({@code ${…}}) se cherche parmi tous. */
    private Set<String> ecritsNommesParExpression(String id) {
        return modeles.get(id).formulaires().stream().anyMatch(nom -> nom.startsWith("${"))
                ? formulaires.values().stream()
                        .flatMap(formulaire -> formulaire.ecrits().stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Test
    void rien_n_est_lu_par_une_expression_qui_ne_soit_declare() throws IOException {
        List<String> fautes = new ArrayList<>();
        Pattern expression = Pattern.compile("\\$\\{(.*?)}");
        for (Path fichier : ReglesModeles.fichiers("processes", ".bpmn").toList()) {
            String id = ReglesModeles.nom(fichier);
            Modele modele = modeles.get(id);
            Set<String> connues = modele.lisiblesParExpression();
            connues.addAll(modele.parametres());
            connues.addAll(DU_MOTEUR);
            connues.addAll(ReglesModeles.beansUtilises());
            connues.add("passerVariables");
            Matcher expressions = expression.matcher(Files.readString(fichier));
            while (expressions.find()) {
                Matcher mots = NOM.matcher(expressions.group(1).replaceAll("'[^']*'", ""));
                while (mots.find()) {
                    if (!connues.contains(mots.group())) {
                        fautes.add(id + " : ${" + expressions.group(1) + "} lit " + mots.group());
                    }
                }
            }
        }
        assertThat(fautes).isEmpty();
    }

    @Test
    void un_formulaire_ne_reprend_que_des_formulaires_qui_existent() {
        formulaires.forEach(
                (nom, formulaire) -> assertThat(formulaires.keySet()).as(nom).containsAll(formulaire.reprend()));
    }

    /** Un nom lu par une condition ou un texte est un champ, une variable du processus, ou une réponse reprise. */
    @Test
    void rien_n_est_lu_par_un_formulaire_qui_ne_puisse_venir() {
        List<String> fautes = new ArrayList<>();
        modeles.forEach((id, modele) -> modele.formulaires().forEach(nom -> {
            Formulaire formulaire = formulaires.get(nom);
            if (formulaire == null) {
                return;
            }
            boolean auDepart = modele.neSertQuAuDepart(nom);
            Set<String> connus = connus(modele, formulaire);
            if (auDepart) {
                // Ce qu'une étape du même formulaire connaîtra est nul au départ, et ses conditions le disent.
                modeles.values().stream()
                        .filter(autre -> autre.formulaires().contains(nom))
                        .forEach(autre -> connus.addAll(connus(autre, formulaire)));
            }
            (auDepart ? formulaire.lusAuDepart() : formulaire.lus())
                    .stream()
                            .filter(lu -> !connus.contains(lu))
                            .forEach(lu -> fautes.add("%s, dans %s : %s".formatted(nom, id, lu)));
        }));
        assertThat(fautes).isEmpty();
    }

    /** Un champ qu'une autre réponse remplit d'avance nomme une clé qui peut venir. */
    @Test
    void chaque_reprise_nomme_une_cle_qui_existe() {
        List<String> fautes = new ArrayList<>();
        Set<String> lues = new HashSet<>();
        modeles.forEach((id, modele) -> modele.formulaires().stream()
                .filter(formulaires::containsKey)
                .forEach(nom -> formulaires.get(nom).autresReponses().forEach((champ, autre) -> {
                    lues.add(autre);
                    Set<String> connus = connus(modele, formulaires.get(nom));
                    connus.remove(champ);
                    if (!connus.contains(autre)) {
                        fautes.add("%s, dans %s : %s reprend %s".formatted(nom, id, champ, autre));
                    }
                })));
        assertThat(fautes).isEmpty();
        assertThat(lues).isNotEmpty();
    }

    private Set<String> connus(Modele modele, Formulaire formulaire) {
        Set<String> connus = new HashSet<>(modele.declarees());
        connus.addAll(modele.parametres());
        connus.addAll(formulaire.ecrits());
        formulaire
                .reprend()
                .forEach(repris -> connus.addAll(formulaires.get(repris).ecrits()));
        return connus;
    }
}
