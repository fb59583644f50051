package ca.jalon.projet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * Le cycle auquel tout se compare : modèles, gestes et effets des délégués, tels qu'ils étaient à la fin de la première
 * année, lus de {@code src/bench/resources/cycle-fige}.
 *
 * <p>Rien n'y suit les modèles d'aujourd'hui : ce que le moteur nu coûte ne bouge plus quand Jalon change.
 */
final class CycleFige {

    private static final Path DOSSIER = Path.of("src/bench/resources/cycle-fige");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CycleFige() {}

    /** L'instant du dépôt de la fiche ; les dates des réponses en dépendent. */
    static Date depart() {
        return Date.from(Instant.parse(lire("gestes.json").path("depart").asText()));
    }

    static List<Geste> gestes() {
        return JSON.convertValue(lire("gestes.json").path("gestes"), new TypeReference<>() {});
    }

    /** Ce que chaque délégué a écrit, par nom de bean, dans l'ordre de ses appels. */
    static Map<String, List<Rejeu.Effet>> effets() {
        Map<String, List<Rejeu.Effet>> effets = new LinkedHashMap<>();
        lire("effets.json").properties().forEach(bean -> {
            List<Rejeu.Effet> siens = new ArrayList<>();
            bean.getValue().forEach(effet -> siens.add(effet(effet)));
            effets.put(bean.getKey(), siens);
        });
        return effets;
    }

    static void ajouterModeles(DeploymentBuilder deploiement) {
        try (Stream<Path> fichiers = Files.list(DOSSIER.resolve("modeles"))) {
            for (Path fichier : fichiers.sorted().toList()) {
                try (InputStream contenu = Files.newInputStream(fichier)) {
                    deploiement.addInputStream(fichier.getFileName().toString(), contenu);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rejeu.Effet effet(JsonNode effet) {
        List<Rejeu.Ecriture> ecritures = new ArrayList<>();
        effet.path("ecritures")
                .forEach(ecriture -> ecritures.add(new Rejeu.Ecriture(
                        ecriture.path("hauteur").asInt(),
                        ecriture.path("nom").asText(),
                        ecriture.has("type") ? valeur(ecriture) : null)));
        return new Rejeu.Effet(texte(effet, "numero"), texte(effet, "nomTache"), texte(effet, "confiee"), ecritures);
    }

    private static TypedValue valeur(JsonNode ecriture) {
        String type = ecriture.path("type").asText();
        JsonNode valeur = ecriture.path("valeur");
        return switch (type) {
            case "null" -> Variables.untypedNullValue();
            case "json" -> SpinValues.jsonValue(valeur.asText()).create();
            default -> {
                PrimitiveValueType connu = (PrimitiveValueType) new ValueTypeResolverImpl().typeForName(type);
                yield connu.createValue(JSON.convertValue(valeur, connu.getJavaType()), null);
            }
        };
    }

    private static String texte(JsonNode noeud, String champ) {
        return noeud.hasNonNull(champ) ? noeud.path(champ).asText() : null;
    }

    private static JsonNode lire(String fichier) {
        try {
            return JSON.readTree(DOSSIER.resolve(fichier).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
