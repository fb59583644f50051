package ca.jalon.moteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Écrit le journal d'audit {@code jalon.audit} : une ligne JSON par fait, avec la personne et l'adresse d'où elle vient. */
public final class Audit {

    /** Clés du contexte de journalisation où la couche web pose qui demande et d'où. */
    public static final String PERSONNE = "personne";

    public static final String ADRESSE = "adresse";

    private static final Logger JOURNAL = LoggerFactory.getLogger("jalon.audit");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Audit() {}

    /** Consigne un fait ; les détails ne portent jamais ni mot de passe ni valeur de formulaire. */
    public static void noter(String evenement, Map<String, ?> details) {
        ObjectNode ligne = JSON.createObjectNode()
                .put("moment", Instant.now().toString())
                .put("evenement", evenement)
                .put(PERSONNE, MDC.get(PERSONNE))
                .put(ADRESSE, MDC.get(ADRESSE));
        details.forEach((nom, valeur) -> ligne.set(nom, JSON.valueToTree(valeur)));
        JOURNAL.info("{}", ligne);
    }
}
