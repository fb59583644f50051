package ca.jalon.moteur.refus;

import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.formulaire.Violation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Répond à toute erreur des interfaces du moteur : sa forme JSON, une phrase française, et le numéro sous lequel le journal
 * la garde. Une demande fautive y tient une ligne ; une panne, sa pile.
 *
 * <p>Installé par {@link Installation} dans chaque application Jersey, devant les réponses de Camunda de même type.
 *
 * @param <T> l'erreur à laquelle cette réponse-ci est préférée
 */
abstract class ReponseErreur<T extends Throwable> implements ExceptionMapper<T> {

    static final String NUMERO = "X-Demande";

    private static final Logger LOG = LoggerFactory.getLogger(ReponseErreur.class);

    @Context
    HttpServletRequest demande;

    @Override
    public Response toResponse(T erreur) {
        String numero = UUID.randomUUID().toString().substring(0, 8);
        String objet = demande.getMethod() + " " + PhraseErreur.propre(demande.getRequestURI());
        Optional<Refus> refus = EnvoiLu.estEnCause(erreur)
                ? Optional.of(new Refus(400, EnvoiLu.phrase(demande)))
                : PhraseErreur.de(erreur);
        if (refus.isEmpty()) {
            LOG.error("Panne {} : {}", numero, objet, erreur);
        } else if (erreur instanceof Refus) {
            LOG.info(
                    "Refus {} : {} : {} {}",
                    numero,
                    objet,
                    refus.get().statut(),
                    ligne(refus.get().getMessage()));
        } else {
            LOG.warn(
                    "Demande fautive {} : {} : {} ({})",
                    numero,
                    objet,
                    refus.get().statut(),
                    raison(erreur));
        }
        return reponse(refus.orElseGet(() -> new Refus(
                        500,
                        "Jalon n’a pas pu répondre, et ce n’est pas votre faute. L’administration retrouvera cette panne par "
                                + "son numéro : " + numero + ".")))
                .header(NUMERO, numero)
                .build();
    }

    private static Response.ResponseBuilder reponse(Refus refus) {
        ExceptionDto corps = refus instanceof RefusFormulaire formulaire
                ? new Manquements(formulaire.violations())
                : new ExceptionDto();
        corps.setType(refus.getClass().getSimpleName());
        corps.setMessage(refus.getMessage());
        return Response.status(refus.statut()).entity(corps).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String raison(Throwable erreur) {
        return PhraseErreur.causes(erreur)
                .map(cause -> cause.getClass().getSimpleName() + " : " + ligne(cause.getMessage()))
                .limit(2)
                .collect(Collectors.joining(" ; "));
    }

    private static String ligne(String texte) {
        String net = String.valueOf(texte).replaceAll("[\\p{C}\\p{Z}]+", " ");
        return net.length() > 200 ? net.substring(0, 200) + "…" : net;
    }

    /** Forme d'erreur du moteur, plus les manquements. */
    public static final class Manquements extends ExceptionDto {

        private final List<Violation> violations;

        Manquements(List<Violation> violations) {
            this.violations = violations;
        }

        public List<Violation> getViolations() {
            return violations;
        }
    }

    /** Réponse à ce que rien d'autre ne reconnaît. */
    public static final class Toute extends ReponseErreur<Throwable> {}

    /** Préférée à celle de Camunda pour ses erreurs REST. */
    public static final class DeRest extends ReponseErreur<RestException> {}

    /** Préférée à celle de Camunda pour les erreurs du moteur. */
    public static final class DuMoteur extends ReponseErreur<ProcessEngineException> {}

    /** Préférée à celles de Camunda et de Jackson pour un contenu d'une autre forme. */
    public static final class DeForme extends ReponseErreur<JsonMappingException> {}

    /** Préférée à celles de Camunda et de Jackson pour un contenu illisible. */
    public static final class DeLecture extends ReponseErreur<JsonParseException> {}

    /** Jersey l'appelle pour chacune de ses applications : {@code /engine-rest} et les cinq de {@code /camunda/api}. */
    public static final class Installation implements ForcedAutoDiscoverable {

        private static final int DEVANT = 1;

        @Override
        public void configure(jakarta.ws.rs.core.FeatureContext application) {
            application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
            List.of(Toute.class, DeRest.class, DuMoteur.class, DeForme.class, DeLecture.class)
                    .forEach(reponse -> application.register(reponse, DEVANT));
            application.register(EnvoiLu.class);
        }
    }
}
