package ca.jalon.organisation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.Sources;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Dit en mots le code que porte une variable : organisation, territoire, réponse d'un formulaire, résultat d'une table.
 *
 * <p>Source {@link Sources#LIBELLES}, son paramètre étant le nom de la variable : le texte d'un formulaire ne montre jamais un
 * code qu'elle connaît. Ce que {@code libelles.yaml} dit s'ajoute aux libellés des options et l'emporte sur eux.
 */
@Component
public class Libelles implements SourceOptions {

    private static final String ORGANISATION = "codeEtablissement";
    private static final String TERRITOIRE = "territoire";
    private static final String JALON = "jalon";
    private static final String COMME = "comme";

    private final Map<String, Map<String, String>> notions = new LinkedHashMap<>();

    Libelles(Organisations organisations, Jalons jalons, ResourcePatternResolver ressources) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Resource formulaire : ressources.getResources("classpath*:forms/**/*.form")) {
            try (InputStream contenu = formulaire.getInputStream()) {
                relever(json.readTree(contenu));
            }
        }
        try (InputStream contenu =
                ressources.getResource("classpath:libelles.yaml").getInputStream()) {
            new YAMLMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readValue(contenu, new TypeReference<LinkedHashMap<String, LinkedHashMap<String, String>>>() {})
                    .forEach(this::ajouter);
        }
        Map<String, String> actes = new LinkedHashMap<>();
        jalons.tous().forEach(porte -> actes.put(porte.code(), porte.nom()));
        actes.putAll(notions.get(JALON));
        notions.put(JALON, actes);
        organisations.toutes().forEach(organisation -> mot(ORGANISATION, organisation.code(), organisation.nom()));
        organisations.chercherMinistere().ifPresent(ministere -> mot(ORGANISATION, ministere.code(), ministere.nom()));
        organisations.territoires().forEach(territoire -> mot(TERRITOIRE, territoire.code(), territoire.nom()));
    }

    private void relever(JsonNode parent) {
        for (JsonNode composant : parent.path("components")) {
            composant
                    .path("values")
                    .forEach(option -> mot(
                            composant.path("key").asText(),
                            option.path("value").asText(),
                            dansUnePhrase(option.path("label").asText())));
            relever(composant);
        }
    }

    /** Une notion du fichier : ses mots d'abord, puis ceux de la notion qu'elle reprend ou du formulaire qui la demande. */
    private void ajouter(String notion, Map<String, String> dits) {
        Map<String, String> connus = notions.getOrDefault(notion, Map.of());
        String reprise = dits.remove(COMME);
        if (reprise != null) {
            connus = notions.get(reprise);
            if (connus == null) {
                throw new FichierFautif("libelles.yaml : %s reprend %s, que rien ne dit.".formatted(notion, reprise));
            }
        }
        Map<String, String> mots = new LinkedHashMap<>(dits);
        connus.forEach(mots::putIfAbsent);
        notions.put(notion, mots);
    }

    private void mot(String notion, String code, String libelle) {
        notions.computeIfAbsent(notion, nouvelle -> new LinkedHashMap<>()).put(code, libelle);
    }

    /** Sans majuscule au début, sauf devant un nom propre ou un sigle. */
    private static String dansUnePhrase(String libelle) {
        boolean propre = libelle.chars().skip(1).anyMatch(Character::isUpperCase);
        return propre || libelle.isEmpty() ? libelle : Character.toLowerCase(libelle.charAt(0)) + libelle.substring(1);
    }

    /** Les mots de ce code ; vide si la notion ou le code n'est pas connu. */
    public Optional<String> de(String notion, String code) {
        return Optional.ofNullable(mots(notion).get(code));
    }

    /** Les mots de ce code dans une phrase ; le code si la notion ne le connaît pas. */
    public String dire(String notion, String code) {
        return de(notion, code).orElse(code);
    }

    /** Les mêmes en tête de ligne, majuscule au début. */
    public String enTete(String notion, String code) {
        return StringUtils.capitalize(dire(notion, code));
    }

    /** Tous les mots d'une notion, par code et dans leur ordre. */
    public Map<String, String> mots(String notion) {
        return Collections.unmodifiableMap(notions.getOrDefault(notion, Map.of()));
    }

    /** Tous les mots d'une notion, en tête de ligne, par code et dans leur ordre. */
    public Map<String, String> enTetes(String notion) {
        Map<String, String> mots = new LinkedHashMap<>();
        mots(notion).forEach((code, mot) -> mots.put(code, StringUtils.capitalize(mot)));
        return mots;
    }

    @Override
    public String nom() {
        return Sources.LIBELLES;
    }

    @Override
    public List<Option> options(Demande demande) {
        return Option.liste(mots(demande.parametre()));
    }
}
