package ca.jalon.moteur;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/** Dit en français, et en la nommant, la variable dont la valeur n'est pas du type annoncé : la couche REST le dit en anglais. */
@Provider
public class ReponseTypeFautif implements ExceptionMapper<InvalidRequestException> {

    @Context
    private HttpServletRequest requete;

    @Override
    public Response toResponse(InvalidRequestException erreur) {
        return ReponseValeurIllisible.repondre(erreur, requete);
    }
}
