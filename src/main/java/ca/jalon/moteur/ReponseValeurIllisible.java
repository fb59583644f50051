package ca.jalon.moteur;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/**
 * Rend en 400 une variable que la couche REST ne sait pas lire : elle la laisse tomber en 500, avant toute commande.
 *
 * <p>Toute autre exception garde la réponse du moteur.
 */
@Provider
public class ReponseValeurIllisible implements ExceptionMapper<RuntimeException> {

    @Context
    private HttpServletRequest requete;

    @Override
    public Response toResponse(RuntimeException erreur) {
        return repondre(erreur, requete);
    }

    static Response repondre(RuntimeException erreur, HttpServletRequest requete) {
        if (!EnvoiLu.estEnCause(erreur)) {
            return ExceptionHandlerHelper.getInstance().getResponse(erreur);
        }
        ExceptionDto corps = new ExceptionDto();
        corps.setType("InvalidRequestException");
        corps.setMessage(EnvoiLu.phrase(requete));
        return Response.status(Status.BAD_REQUEST)
                .entity(corps)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
