package ca.jalon.dossier;

import ca.jalon.formulaire.ReponseDite;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** La forme d'un écrit dans la base : sa ligne, ses réponses en JSON, l'empreinte qui les tient. */
final class LigneEcrit {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private LigneEcrit() {}

    /** Ce que la colonne {@code reponses} contient. */
    private record Contenu(List<ReponseDite> reponses, Set<String> sansReponse) {}

    static Ecrit lire(ResultSet ligne, String formulaire) throws SQLException {
        Contenu contenu = contenu(ligne.getString("reponses"));
        return new Ecrit(
                ligne.getString("id"),
                ligne.getString("dossier"),
                formulaire,
                ligne.getString("nature"),
                ligne.getString("auteur"),
                ligne.getString("pour"),
                ligne.getObject("le", OffsetDateTime.class).toInstant(),
                ligne.getString("tache"),
                ligne.getString("etape"),
                ligne.getString("instance"),
                ligne.getString("portee"),
                ligne.getString("deploiement"),
                contenu.reponses(),
                contenu.sansReponse());
    }

    static String contenu(Ecrit ecrit) {
        try {
            return JSON.writeValueAsString(new Contenu(ecrit.reponses(), ecrit.sansReponse()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Contenu contenu(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Écrit illisible", e);
        }
    }

    static String empreinte(Ecrit ecrit, String contenu) {
        return Empreinte.de(
                ecrit.id(),
                ecrit.dossier(),
                ecrit.formulaire(),
                ecrit.nature(),
                ecrit.auteur(),
                ecrit.pour(),
                ecrit.le().toEpochMilli(),
                ecrit.tache(),
                ecrit.instance(),
                ecrit.deploiement(),
                contenu);
    }
}
