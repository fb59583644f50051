package ca.jalon.organisation;

import ca.jalon.organisation.Organisation.Type;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** Ce que dit {@code organisations.yaml}, lu et vérifié ; une faute arrête l'application avec une phrase qui la nomme. */
record FichierOrganisations(
        Map<String, Territoire> territoires,
        Map<String, Organisation> organisations,
        Map<String, Role> roles,
        Organisation ministere,
        Map<String, String> liens) {

    /** Le fichier tel qu'écrit ; {@code lots} nomme des faisceaux de processus, {@code commun} est donné à chaque rôle. */
    private record Contenu(
            List<Territoire> territoires,
            List<Organisation> organisations,
            Organisation ministere,
            Commun commun,
            Map<String, List<String>> lots,
            Map<String, String> liens,
            List<Role> roles) {

        Contenu {
            commun = commun == null ? new Commun(List.of(), List.of(), List.of()) : commun;
            lots = lots == null ? Map.of() : lots;
            liens = liens == null ? Map.of() : liens;
            roles = roles == null ? List.of() : roles;
        }
    }

    /** Ce que chaque rôle peut, quel qu'il soit. */
    private record Commun(List<String> demarre, List<String> applications, List<String> filtres) {}

    static FichierOrganisations lire(Resource source) {
        Contenu contenu = contenu(source);
        FichierOrganisations fichier = new FichierOrganisations(
                indexer("Territoire", contenu.territoires(), Territoire::code),
                indexer("Organisation", contenu.organisations(), Organisation::code),
                indexer(
                        "Rôle",
                        contenu.roles().stream()
                                .map(role -> completer(role, contenu))
                                .toList(),
                        Role::id),
                contenu.ministere(),
                contenu.liens());
        fichier.verifier();
        return fichier;
    }

    private static Contenu contenu(Resource source) {
        try (InputStream entree = source.getInputStream()) {
            return YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(entree, Contenu.class);
        } catch (JsonMappingException e) {
            throw faute("%s n'est pas lisible : %s".formatted(source.getDescription(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw faute("%s ne peut pas être lu (réglage jalon.organisations) : %s"
                    .formatted(source.getDescription(), e.getMessage()));
        }
    }

    private static <T> Map<String, T> indexer(String nature, List<T> elements, Function<T, String> cle) {
        Map<String, T> index = new LinkedHashMap<>();
        for (T element : elements == null ? List.<T>of() : elements) {
            String code = cle.apply(element);
            if (code == null || !code.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
                throw faute("%s au code absent ou fautif : « %s ».".formatted(nature, code));
            }
            if (index.put(code, element) != null) {
                throw faute("%s en double : « %s ».".formatted(nature, code));
            }
        }
        if (index.isEmpty()) {
            throw faute("Aucun élément de nature « %s ».".formatted(nature));
        }
        return index;
    }

    private static Role completer(Role role, Contenu contenu) {
        Commun commun = contenu.commun();
        Map<String, List<String>> lots = contenu.lots();
        return new Role(
                role.id(),
                role.nom(),
                role.palier(),
                union(commun.demarre(), role.demarre()).stream()
                        .flatMap(nomme -> lots.getOrDefault(nomme, List.of(nomme)).stream())
                        .distinct()
                        .toList(),
                union(commun.applications(), role.applications()),
                union(commun.filtres(), role.filtres()),
                role.convoque(),
                role.invite(),
                role.rubriques(),
                role.rencontresParAn(),
                role.litTout(),
                role.sansDossiers());
    }

    private static List<String> union(List<String> communs, List<String> propres) {
        return Stream.concat(communs == null ? Stream.empty() : communs.stream(), propres.stream())
                .distinct()
                .toList();
    }

    private void verifier() {
        verifierLesLiens("Réseau", liens);
        organisations
                .values()
                .forEach(organisation ->
                        verifierLesLiens("Organisation « %s »".formatted(organisation.code()), organisation.liens()));
        if (ministere != null && (ministere.code() == null || organisations.containsKey(ministere.code()))) {
            throw faute(
                    "Ministère au code absent, ou déjà celui d'une organisation : « %s ».".formatted(ministere.code()));
        }
        for (Organisation organisation : organisations.values()) {
            if (!territoires.containsKey(organisation.territoire())) {
                throw faute("Organisation « %s » : territoire inconnu « %s »."
                        .formatted(organisation.code(), organisation.territoire()));
            }
            for (String secondaire : organisation.territoiresSecondaires()) {
                if (!territoires.containsKey(secondaire)) {
                    throw faute("Organisation « %s » : territoire secondaire inconnu « %s »."
                            .formatted(organisation.code(), secondaire));
                }
            }
        }
        for (Territoire territoire : territoires.values()) {
            Organisation cct = organisations.get(territoire.cct());
            if (cct == null || !cct.types().contains(Type.CCT)) {
                throw faute("Territoire « %s » : « %s » n'est pas un CCT connu."
                        .formatted(territoire.code(), territoire.cct()));
            }
        }
        for (Role role : roles.values()) {
            if (role.palier() == null) {
                throw faute("Rôle « %s » : le palier manque.".formatted(role.id()));
            }
            for (String nomme : Stream.concat(role.convoque().stream(), role.invite().stream())
                    .toList()) {
                if (!roles.containsKey(nomme)) {
                    throw faute("Rôle « %s » : rôle inconnu « %s ».".formatted(role.id(), nomme));
                }
            }
        }
    }

    private static void verifierLesLiens(String aQui, Map<String, String> liens) {
        liens.forEach((nom, adresse) -> {
            if (adresse == null || !adresse.matches("(https://|mailto:|tel:|/)\\S+")) {
                throw faute("%s : le lien « %s » n'est pas une adresse : « %s ».".formatted(aQui, nom, adresse));
            }
        });
    }

    private static FichierFautif faute(String phrase) {
        return new FichierFautif("Fichier des organisations : " + phrase);
    }
}
