package ca.jalon.portail;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Regards;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Rend le projet d'une adresse à qui le voit ; caché ou inconnu, c'est le même 404. */
@Component
public class DossiersVus {

    private final Dossiers dossiers;
    private final Regards regards;
    private final JdbcClient base;

    DossiersVus(Dossiers dossiers, Regards regards, JdbcClient base) {
        this.dossiers = dossiers;
        this.regards = regards;
        this.base = base;
    }

    /** Le même, quand les groupes de la personne sont déjà lus. */
    public Dossier par(Set<String> groupes, String numero) {
        return dossiers.visible(numero, regards.deGroupes(groupes))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Le projet de ce numéro, que cette personne voit. */
    public Dossier par(Authentication personne, String numero) {
        return peutEtre(personne.getName(), numero)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Le même, ou rien. */
    public Optional<Dossier> peutEtre(String compte, String numero) {
        return dossiers.visible(numero, regards.de(compte));
    }

    /** Ceux de ces numéros, de ces natures, que ce compte voit. */
    public List<String> parmi(Collection<String> numeros, Collection<String> natures, String compte) {
        return base.sql(
                        "select d.numero from jalon.dossier d where d.numero in (:numeros) and d.nature in (:natures) and "
                                + Dossiers.VUS)
                .param("numeros", numeros)
                .param("natures", natures)
                .params(Dossiers.parametres(regards.de(compte)))
                .query(String.class)
                .list();
    }
}
