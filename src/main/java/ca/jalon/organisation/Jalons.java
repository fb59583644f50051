package ca.jalon.organisation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Les portes qu'une autorité décide (domaine, section 4), dans l'ordre de {@code jalons.yaml}.
 *
 * <p>Une faute dans ce fichier arrête le démarrage avec une phrase qui la nomme.
 */
@Component
public class Jalons {

    /** Ceux qui suivent le dossier : pilotes du porteur et de ses partenaires, CCT ; au palier national, le CNCOT. */
    public static final String SUIVI = "SUIVI";

    /** Ceux qui ont écrit ce qui est soumis. */
    public static final String SOUMETTEURS = "SOUMETTEURS";

    private final Map<String, Jalon> jalons = new LinkedHashMap<>();

    Jalons(@Value("${jalon.jalons:classpath:jalons.yaml}") Resource fichier) throws IOException {
        try (InputStream contenu = fichier.getInputStream()) {
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(contenu, new TypeReference<Map<String, Ligne>>() {})
                    .forEach((code, ligne) -> jalons.put(code, ligne.nommee(code)));
        } catch (JsonProcessingException e) {
            throw new FichierFautif("jalons.yaml : illisible, " + e.getOriginalMessage());
        }
    }

    /**
     * Une porte.
     *
     * @param phase celle du cycle qu'un accord fait passer ; vide si la porte n'en fait passer aucune
     * @param issues ce que l'autorité peut répondre, dans l'ordre du formulaire
     * @param montant vrai si un accord dit combien
     * @param avises qui apprend la décision : {@link #SUIVI}, {@link #SOUMETTEURS} ou l'identifiant d'un rôle
     * @param accord ce qui vient après l'accord de la dernière autorité
     * @param refus ce qui vient après un refus
     */
    public record Jalon(
            String code,
            String nom,
            Optional<String> phase,
            List<String> issues,
            boolean montant,
            List<String> avises,
            String accord,
            String refus) {}

    private record Ligne(
            String nom,
            String phase,
            List<String> issues,
            boolean montant,
            List<String> avises,
            String accord,
            String refus) {

        Jalon nommee(String code) {
            if (nom == null
                    || issues == null
                    || issues.isEmpty()
                    || avises == null
                    || accord == null
                    || refus == null) {
                throw new FichierFautif(
                        "jalons.yaml : la porte %s doit dire nom, issues, avises, accord et refus.".formatted(code));
            }
            return new Jalon(
                    code,
                    nom,
                    Optional.ofNullable(phase),
                    List.copyOf(issues),
                    montant,
                    List.copyOf(avises),
                    accord,
                    refus);
        }
    }

    /** @throws IllegalArgumentException si le fichier ne déclare pas ce jalon */
    public Jalon de(String code) {
        return Optional.ofNullable(jalons.get(code))
                .orElseThrow(() -> new IllegalArgumentException("jalons.yaml ne déclare pas « %s ».".formatted(code)));
    }

    /** @throws FichierFautif si une porte avise qui n'est pas de ces rôles */
    public void exigerRoles(Collection<String> roles) {
        for (Jalon porte : jalons.values()) {
            for (String qui : porte.avises()) {
                if (!qui.equals(SUIVI) && !qui.equals(SOUMETTEURS) && !roles.contains(qui)) {
                    throw new FichierFautif("jalons.yaml : la porte %s avise « %s », qui n'est pas un rôle connu."
                            .formatted(porte.code(), qui));
                }
            }
        }
    }

    /** Tous, dans l'ordre du fichier. */
    public Collection<Jalon> tous() {
        return List.copyOf(jalons.values());
    }

    /** Ceux dont l'accord fait passer une phase du cycle, dans l'ordre du cycle. */
    public List<Jalon> duCycle() {
        return jalons.values().stream()
                .filter(jalon -> jalon.phase().isPresent())
                .toList();
    }
}
