package ca.jalon.nature;

import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Dit qui tient un service, par son niveau : la table {@code validateur-service}, pour sa fiche, son entente et son usage. */
@Component
public class Teneurs {

    private final Tables tables;
    private final Organisations organisations;

    Teneurs(Tables tables, Organisations organisations) {
        this.tables = tables;
        this.organisations = organisations;
    }

    /** Rôles qui tiennent les services de ce niveau. */
    public List<String> roles(String niveau) {
        return Variable.elements((String) tables.ligne("validateur-service", Map.of("niveauService", niveau))
                .get("redacteur"));
    }

    /** @param groupes ceux de la personne */
    public boolean tient(Collection<String> groupes, Services.Service service) {
        return tient(groupes, service.niveau(), service.organisation(), service.territoire());
    }

    /** Vrai si une personne de ces groupes tient, ou tiendra, le service de ce niveau qu'offre cette organisation. */
    public boolean tient(Collection<String> groupes, String niveau, String organisation, String territoire) {
        return roles(niveau).stream()
                .map(role -> organisations.groupe(role, organisation, territoire))
                .anyMatch(groupes::contains);
    }
}
