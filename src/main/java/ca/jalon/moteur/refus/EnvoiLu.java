package ca.jalon.moteur.refus;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/**
 * Garde, le temps de la requête, le corps qu'elle portait : lui seul dit quelle variable la couche REST n'a pas su lire,
 * son erreur ne la nomme pas.
 */
@Provider
public class EnvoiLu implements ReaderInterceptor {

    private static final String ENVOI = EnvoiLu.class.getName();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext lecture) throws IOException {
        Object envoi = lecture.proceed();
        lecture.setProperty(ENVOI, envoi);
        return envoi;
    }

    /** Vrai si l'erreur vient de la lecture d'une variable, où qu'elle ait été enveloppée ensuite. */
    static boolean estEnCause(Throwable erreur) {
        return TraductionRefus.causes(erreur)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(appel -> appel.getClassName().equals(VariableValueDto.class.getName()));
    }

    /** La phrase qui nomme la variable fautive, ou ne la nomme pas si le corps ne la montre plus. */
    static String phrase(HttpServletRequest requete) {
        Object envoi = requete.getAttribute(ENVOI);
        return faute("", envoi instanceof VariableValueDto ? null : corps(envoi), EngineUtil.lookupProcessEngine(null))
                .orElse("La valeur d’une variable envoyée ne se lit pas.");
    }

    private static Map<?, ?> corps(Object envoi) {
        try {
            return JSON.convertValue(envoi, Map.class);
        } catch (IllegalArgumentException e) {
            // Un corps qui n'est pas un objet JSON (fichier joint, liste) ne nomme aucune variable.
            return null;
        }
    }

    /** Relit chaque variable du corps, à toute profondeur, jusqu'à celle qui ne se lit pas. */
    private static Optional<String> faute(String nom, Map<?, ?> noeud, ProcessEngine moteur) {
        if (noeud == null) {
            return Optional.empty();
        }
        if (noeud.containsKey("type") && noeud.containsKey("value")) {
            try {
                JSON.convertValue(noeud, VariableValueDto.class).toTypedValue(moteur, JSON);
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(nom + " : la valeur envoyée ne se lit pas comme une valeur de type « "
                        + noeud.get("type") + " ».");
            }
        }
        return noeud.entrySet().stream()
                .filter(entree -> entree.getValue() instanceof Map<?, ?>)
                .flatMap(entree -> faute(entree.getKey().toString(), (Map<?, ?>) entree.getValue(), moteur).stream())
                .findFirst();
    }
}
