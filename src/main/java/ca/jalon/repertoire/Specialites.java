package ca.jalon.repertoire;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.FichierFautif;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Le lexique des services et spécialités, lu de {@code specialites.yaml} ; une faute y arrête le démarrage. */
@Component
class Specialites {

    private final Map<String, String> libelles;

    private record Specialite(String code, String libelle) {}

    Specialites(@Value("${jalon.specialites:classpath:specialites.yaml}") Resource source) {
        Map<String, String> lues = new LinkedHashMap<>();
        try (InputStream entree = source.getInputStream()) {
            for (Specialite lue :
                    YAMLMapper.builder().build().readValue(entree, new TypeReference<List<Specialite>>() {})) {
                if (lue.code() == null || !lue.code().matches("[A-Z][A-Z_]{1,49}") || lue.libelle() == null) {
                    throw new FichierFautif(
                            "Lexique des spécialités : « %s » n’a pas de code en majuscules, ou pas de libellé."
                                    .formatted(lue.code()));
                }
                if (lues.put(lue.code(), lue.libelle()) != null) {
                    throw new FichierFautif("Lexique des spécialités : « %s » est en double.".formatted(lue.code()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Lexique des spécialités illisible (réglage jalon.specialites)", e);
        }
        libelles = Collections.unmodifiableMap(lues);
    }

    /** Libellé par code, dans l'ordre du fichier. */
    Map<String, String> libelles() {
        return libelles;
    }

    /** Le mot d'un code ; ce qu'un projet d'avant le lexique avait écrit, tel quel. */
    String libelle(String code) {
        return code == null ? null : libelles.getOrDefault(code, code);
    }

    /** Le code que ces mots libres désignent, s'ils sont un libellé ou en commencent un. */
    Optional<String> deviner(String mots) {
        if (mots == null || mots.isBlank()) {
            return Optional.empty();
        }
        String cherche = MotsCherches.normaliser(mots);
        return libelles.entrySet().stream()
                .filter(une -> une.getKey().equals(mots)
                        || Arrays.stream(une.getValue().split(" et "))
                                .anyMatch(partie ->
                                        MotsCherches.normaliser(partie).equals(cherche))
                        || MotsCherches.normaliser(une.getValue()).startsWith(cherche))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
