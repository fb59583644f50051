package ca.jalon.moteur;

import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.formulaire.Violation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/** Rend un {@link Refus} dans la forme d'erreur du moteur, avec la liste des manquements s'il vient d'un formulaire. */
@Provider
public class ReponseRefus implements ExceptionMapper<Refus> {

    @Override
    public Response toResponse(Refus refus) {
        ExceptionDto corps = refus instanceof RefusFormulaire formulaire
                ? new Manquements(formulaire.violations())
                : new ExceptionDto();
        corps.setType(refus.getClass().getSimpleName());
        corps.setMessage(refus.getMessage());
        return Response.status(refus.statut())
                .entity(corps)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
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
}
