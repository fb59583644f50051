package ca.jalon.moteur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Écrit en clair un formulaire rempli : ses titres, ses libellés et les valeurs de l'instance, en Markdown. */
@Component
public class TexteFormulaires {

    private final RepositoryService modeles;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Deploye, JsonNode> lus = new ConcurrentHashMap<>();

    /** Un formulaire dans un déploiement ; ne change jamais. */
    private record Deploye(String deploiement, String formulaire) {}

    TexteFormulaires(RepositoryService modeles) {
        this.modeles = modeles;
    }

    /**
     * Texte d'un formulaire du même déploiement que l'instance ; les champs sans valeur sont omis.
     *
     * @return vide si aucun champ n'a de valeur
     */
    public String texte(DelegateExecution instance, String formulaire) {
        List<String> lignes = new ArrayList<>();
        String deploiement =
                modeles.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId();
        JsonNode lu = lus.computeIfAbsent(new Deploye(deploiement, formulaire), this::lire);
        parcourir(lu.path("components"), instance, lignes);
        return String.join("\n\n", lignes);
    }

    private JsonNode lire(Deploye cherche) {
        String nom = modeles.getDeploymentResourceNames(cherche.deploiement()).stream()
                .filter(ressource -> ressource.endsWith("/" + cherche.formulaire() + ".form"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Formulaire absent du déploiement : " + cherche.formulaire()));
        try (InputStream contenu = modeles.getResourceAsStream(cherche.deploiement(), nom)) {
            return json.readTree(contenu);
        } catch (IOException e) {
            throw new IllegalStateException("Formulaire illisible : " + cherche.formulaire(), e);
        }
    }

    private void parcourir(JsonNode composants, DelegateExecution instance, List<String> lignes) {
        for (JsonNode composant : composants) {
            if (composant.has("components")) {
                int avant = lignes.size();
                parcourir(composant.path("components"), instance, lignes);
                if (lignes.size() > avant && composant.hasNonNull("label")) {
                    lignes.add(avant, "### " + composant.path("label").asText());
                }
            } else if (composant.hasNonNull("key")) {
                String valeur = valeur(
                        composant, instance.getVariable(composant.path("key").asText()));
                if (!valeur.isBlank()) {
                    lignes.add("**%s** : %s".formatted(composant.path("label").asText(), valeur));
                }
            }
        }
    }

    private static String valeur(JsonNode champ, Object valeur) {
        if (valeur == null) {
            return "";
        }
        if (valeur instanceof Boolean oui) {
            return oui ? "Oui" : "Non";
        }
        if (valeur instanceof Number nombre) {
            return NumberFormat.getInstance(Locale.CANADA_FRENCH).format(nombre);
        }
        if (valeur instanceof SpinJsonNode liste && liste.isArray()) {
            return String.join(
                    ", ",
                    liste.elements().stream()
                            .map(element -> libelle(champ, element.stringValue()))
                            .toList());
        }
        return libelle(champ, valeur.toString());
    }

    private static String libelle(JsonNode champ, String valeur) {
        for (JsonNode option : champ.path("values")) {
            if (valeur.equals(option.path("value").asText())) {
                return option.path("label").asText();
            }
        }
        return echapper(valeur);
    }

    /** Neutralise ce que Markdown ou le gabarit du formulaire interpréterait dans un texte saisi. */
    private static String echapper(String texte) {
        return texte.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1")
                .replace("{{", "{ {")
                .replace("\n", "  \n");
    }
}
