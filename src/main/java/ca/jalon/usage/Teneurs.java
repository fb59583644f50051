package ca.jalon.usage;

import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Dit qui tient un service, par son niveau : la table {@code validateur-service}, comme pour sa fiche. */
@Component
class Teneurs {

    private final Tables tables;
    private final Organisations organisations;

    Teneurs(Tables tables, Organisations organisations) {
        this.tables = tables;
        this.organisations = organisations;
    }

    boolean tient(Collection<String> groupes, Services.Service service) {
        return Variable.elements((String) tables.ligne("validateur-service", Map.of("niveauService", service.niveau()))
                        .get("redacteur"))
                .stream()
                .map(role -> organisations.groupe(role, service.organisation(), service.territoire()))
                .anyMatch(groupes::contains);
    }

    /** Qui tient le service, ou le système de son offreur qui en a les chiffres. */
    boolean releve(Collection<String> groupes, Services.Service service) {
        return tient(groupes, service)
                || groupes.contains(organisations.groupe("source-usage", service.organisation(), service.territoire()));
    }
}
