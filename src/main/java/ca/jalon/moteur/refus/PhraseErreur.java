package ca.jalon.moteur.refus;

import ca.jalon.formulaire.Refus;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ParamException;

/**
 * Dit en français, sans nom de classe, ce qu'une demande avait de fautif ; ne dit rien d'une panne, qui est à nous.
 *
 * <p>Le moteur et sa couche REST parlent anglais et tiennent plusieurs demandes fautives pour des pannes (500).
 */
final class PhraseErreur {

    private static final int CAUSES_MAX = 50;

    /** Là où le moteur lit l'objet qu'un identifiant inconnu n'a pas trouvé. */
    private static final List<String> INTROUVABLES =
            List.of("org.camunda.bpm.engine.impl.cfg.auth.", "org.camunda.bpm.engine.impl.oplog.");

    private static final Map<Integer, String> PAR_STATUT = Map.of(
            400, "La demande n’est pas valable : vérifiez ses paramètres et son contenu.",
            401, "Connectez-vous d’abord.",
            403, "Vous n’avez pas le droit de faire cela.",
            404, "Ceci n’existe pas, ou ne vous est pas montré.",
            405, "Cette adresse ne se demande pas de cette façon.",
            406, "Cette réponse n’existe pas sous la forme demandée.",
            409, "Ceci n’est pas possible dans l’état où en est le dossier.",
            413, "L’envoi est trop volumineux.",
            415, "Le contenu envoyé n’a pas la forme attendue ici.");

    /** Ce que la couche REST et le moteur disent, et notre phrase ; {@code %s} reprend ce qui a été lu. */
    private static final Map<Pattern, String> PHRASES = new LinkedHashMap<>();

    static {
        dire("[Qq]uery parameter '([\\w.-]+)' to value '(.*?)'", "Le paramètre « %s » n’accepte pas « %s ».");
        dire("([\\w.-]+) parameter has invalid value: (.*)", "Le paramètre « %s » n’accepte pas « %s ».");
        dire("(\\w+) is null", "Le paramètre « %s » manque.");
        dire("Query parameter '([\\w.-]+)' cannot be null", "Le paramètre « %s » manque.");
        dire("single sorting parameter", "« sortBy » et « sortOrder » vont ensemble.");
        dire(
                "unbound number of results|[Mm]ax results limit",
                "Dites combien de résultats vous voulez : « maxResults », au plus 2 000.");
        dire(
                "does not match policy",
                "Le mot de passe est trop faible : dix caractères au moins, avec une minuscule, une majuscule, un chiffre et "
                        + "un signe.");
        dire("No message name supplied", "Le nom du message (« messageName ») manque.");
        dire("[Cc]annot correlate", "Aucun dossier n’attend ce message, ou il ne vous est pas montré.");
        dire(
                "must provide either|Either .* or .* must be|[Ee]xactly one|[Mm]utually exclusive|cannot set both|contradict"
                        + "|both .* and ",
                "Deux critères de la demande se contredisent ou vont l’un sans l’autre.");
    }

    private PhraseErreur() {}

    private static void dire(String motif, String phrase) {
        PHRASES.put(Pattern.compile(motif), phrase);
    }

    /** Le refus que l'appelant doit lire ; rien si l'erreur est une panne. */
    static Optional<Refus> de(Throwable erreur) {
        return causes(erreur)
                .map(PhraseErreur::seule)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> avantToutGeste(erreur) ? Optional.of(parStatut(400)) : Optional.empty());
    }

    /** La borne protège d'une chaîne de causes circulaire. */
    static Stream<Throwable> causes(Throwable erreur) {
        return Stream.iterate(erreur, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }

    private static Optional<Refus> seule(Throwable erreur) {
        if (erreur instanceof Refus refus) {
            return Optional.of(refus);
        }
        if (erreur instanceof JsonProcessingException json) {
            return Optional.of(new Refus(400, duJson(json)));
        }
        if (erreur instanceof ParamException parametre && !(parametre instanceof ParamException.PathParamException)) {
            return Optional.of(new Refus(
                    400,
                    "Le paramètre « %s » n’a pas la forme attendue.".formatted(propre(parametre.getParameterName()))));
        }
        return statut(erreur)
                .map(statut -> statut == 400 ? parMessage(String.valueOf(erreur.getMessage())) : parStatut(statut));
    }

    private static Optional<Integer> statut(Throwable erreur) {
        if (erreur instanceof RestException || erreur instanceof WebApplicationException) {
            int statut = erreur instanceof WebApplicationException web
                    ? web.getResponse().getStatus()
                    : statutRest((RestException) erreur);
            return statut < 500 ? Optional.of(statut) : Optional.empty();
        }
        if (erreur instanceof AuthorizationException) {
            return Optional.of(403);
        }
        if (erreur instanceof NotFoundException || introuvable(erreur)) {
            return Optional.of(404);
        }
        boolean fautive = erreur instanceof BadUserRequestException
                || erreur instanceof NotValidException
                || erreur instanceof NotAllowedException
                || erreur instanceof NullValueException
                || erreur instanceof MismatchingMessageCorrelationException
                || erreur instanceof ParseException
                || erreur instanceof MigrationPlanValidationException
                || erreur instanceof MigratingProcessInstanceValidationException;
        // Le moteur dit aussi des fautes de l'appelant par son erreur la plus générale.
        return fautive || erreur.getClass() == ProcessEngineException.class && connue(erreur.getMessage())
                ? Optional.of(400)
                : Optional.empty();
    }

    /** Le moteur ne vérifie pas partout ce qu'un identifiant lui a fait trouver : sa vérification des droits lit alors du vide. */
    private static boolean introuvable(Throwable erreur) {
        StackTraceElement[] pile = erreur.getStackTrace();
        return erreur instanceof NullPointerException
                && pile.length > 0
                && INTROUVABLES.stream().anyMatch(pile[0].getClassName()::startsWith);
    }

    private static int statutRest(RestException erreur) {
        return erreur.getStatus() == null ? 500 : erreur.getStatus().getStatusCode();
    }

    private static boolean connue(String message) {
        return message != null
                && PHRASES.keySet().stream()
                        .anyMatch(motif -> motif.matcher(message).find());
    }

    static Refus parStatut(int statut) {
        return new Refus(statut, PAR_STATUT.getOrDefault(statut, PAR_STATUT.get(400)));
    }

    private static Refus parMessage(String message) {
        for (Map.Entry<Pattern, String> connu : PHRASES.entrySet()) {
            Matcher lu = connu.getKey().matcher(message);
            if (lu.find()) {
                Object[] mots = Stream.iterate(1, rang -> rang <= lu.groupCount(), rang -> rang + 1)
                        .map(rang -> propre(lu.group(rang)))
                        .toArray();
                return new Refus(400, connu.getValue().formatted(mots));
            }
        }
        return parStatut(400);
    }

    private static String duJson(JsonProcessingException json) {
        if (json instanceof UnrecognizedPropertyException inconnu) {
            return "Le champ « %s » n’est pas connu ici.".formatted(propre(inconnu.getPropertyName()));
        }
        String chemin = json instanceof JsonMappingException lecture
                ? lecture.getPath().stream()
                        .map(pas -> pas.getFieldName() == null ? String.valueOf(pas.getIndex()) : pas.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        if (!chemin.isEmpty()) {
            return "Le champ « %s » n’a pas la forme attendue.".formatted(propre(chemin));
        }
        return json.getLocation() == null
                ? "Le contenu envoyé n’a pas la forme attendue."
                : "Le contenu envoyé n’est pas du JSON de la forme attendue (ligne %d, colonne %d)."
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr());
    }

    /** La couche REST a échoué à lire la demande : aucune commande n'était commencée, rien de nous n'est en panne. */
    private static boolean avantToutGeste(Throwable erreur) {
        return causes(erreur).allMatch(cause -> {
            boolean parRest = false;
            for (StackTraceElement appel : cause.getStackTrace()) {
                if (appel.getClassName().startsWith("org.camunda.bpm.engine.impl.interceptor.")) {
                    return false;
                }
                parRest |= appel.getClassName().startsWith("org.camunda.bpm.engine.rest.");
            }
            return parRest;
        });
    }

    /** Ce qui vient de l'appelant se cite court, sur une ligne, sans signe qui ne se voit pas ni nom de classe. */
    static String propre(String texte) {
        String net = String.valueOf(texte)
                .replaceAll("[\\p{C}\\p{Z}]+", " ")
                .replaceAll("\\b(?:[a-z_]\\w*\\.){2,}[A-Z]\\w*", "…")
                .strip();
        return net.length() > 80 ? net.substring(0, 80) + "…" : net;
    }
}
