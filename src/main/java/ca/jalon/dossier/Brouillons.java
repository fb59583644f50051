package ca.jalon.dossier;

import ca.jalon.formulaire.ReponseDite;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Garde ce que chaque personne est en train d'écrire ; qui le retrouve se juge ailleurs. */
@Component
public class Brouillons {

    /** Au-delà, une personne a bien plus de formulaires commencés qu'elle n'en finira en trente jours. */
    public static final int PAR_COMPTE = 200;

    private static final String LU = "select compte, le, reponses from jalon.brouillon where nature = ? and objet = ?";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient base;

    Brouillons(JdbcClient base) {
        this.base = base;
    }

    /** Ce que l'on remplit : une tâche par son identifiant, un départ par la clé de son processus. */
    public record Objet(String nature, String id) {

        private static final String DEPART = "DEPART";

        public static Objet tache(String id) {
            return new Objet("TACHE", id);
        }

        public static Objet depart(String cle) {
            return new Objet(DEPART, cle);
        }

        public boolean estDepart() {
            return nature.equals(DEPART);
        }
    }

    /**
     * @param compte qui l'écrit
     * @param le instant du dernier enregistrement (UTC)
     */
    public record Brouillon(String compte, Instant le, List<ReponseDite> reponses) {}

    public Optional<Brouillon> de(String compte, Objet objet) {
        return base.sql(LU + " and compte = ?")
                .params(objet.nature(), objet.id(), compte)
                .query(Brouillons::brouillon)
                .optional();
    }

    /** Le dernier écrit, de qui que ce soit : pour une tâche que plusieurs personnes rédigent tour à tour. */
    public Optional<Brouillon> dernier(Objet objet) {
        return base.sql(LU + " order by le desc limit 1")
                .params(objet.nature(), objet.id())
                .query(Brouillons::brouillon)
                .optional();
    }

    private static Brouillon brouillon(ResultSet ligne, int rang) throws SQLException {
        return new Brouillon(
                ligne.getString("compte"),
                ligne.getObject("le", OffsetDateTime.class).toInstant(),
                lire(ligne.getString("reponses")));
    }

    /** Remplace le brouillon ; sans réponse, il s'en va. */
    public void garder(String compte, Objet objet, List<ReponseDite> reponses, Instant le) {
        if (reponses.isEmpty()) {
            retirer(compte, objet);
        } else if (!recrire(compte, objet, reponses, le)) {
            try {
                base.sql("insert into jalon.brouillon (compte, nature, objet, reponses, le) values (?, ?, ?, ?, ?)")
                        .params(compte, objet.nature(), objet.id(), ecrire(reponses), Timestamp.from(le))
                        .update();
            } catch (DuplicateKeyException e) {
                // Un autre onglet vient d'écrire le premier.
                recrire(compte, objet, reponses, le);
            }
        }
    }

    private boolean recrire(String compte, Objet objet, List<ReponseDite> reponses, Instant le) {
        return base.sql("update jalon.brouillon set reponses = ?, le = ? where compte = ? and nature = ? and objet = ?")
                        .params(ecrire(reponses), Timestamp.from(le), compte, objet.nature(), objet.id())
                        .update()
                > 0;
    }

    public void retirer(String compte, Objet objet) {
        base.sql("delete from jalon.brouillon where compte = ? and nature = ? and objet = ?")
                .params(compte, objet.nature(), objet.id())
                .update();
    }

    /** L'objet est envoyé : une tâche faite n'a plus de brouillon de personne, un départ perd celui de son auteur. */
    public void finir(String compte, Objet objet) {
        if (objet.estDepart()) {
            retirer(compte, objet);
        } else {
            base.sql("delete from jalon.brouillon where nature = ? and objet = ?")
                    .params(objet.nature(), objet.id())
                    .update();
        }
    }

    /** Combien d'autres brouillons cette personne a. */
    public int autres(String compte, Objet objet) {
        return base.sql("select count(*) from jalon.brouillon where compte = ? and not (nature = ? and objet = ?)")
                .params(compte, objet.nature(), objet.id())
                .query(Integer.class)
                .single();
    }

    /** Efface ce que personne n'a repris depuis cet instant ; rend combien. */
    public int oublierAvant(Instant limite) {
        return base.sql("delete from jalon.brouillon where le < ?")
                .param(Timestamp.from(limite))
                .update();
    }

    private static String ecrire(List<ReponseDite> reponses) {
        try {
            return JSON.writeValueAsString(reponses);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ReponseDite> lire(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Brouillon illisible", e);
        }
    }
}
