package ca.jalon.parc;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.PageDeDossier;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un actif se lit sur sa page, par qui voit le parc de son établissement. */
@Component
class PageDeLActif implements PageDeDossier {

    private final JdbcClient base;
    private final Regards regards;

    PageDeLActif(JdbcClient base, Regards regards) {
        this.base = base;
        this.regards = regards;
    }

    @Override
    public Optional<String> adresse(String numero, String compte) {
        return base.sql("select a.numero from jalon.actif a where a.numero = :numero and " + ListeParc.VISIBLES)
                .params(Dossiers.parametres(regards.de(compte)))
                .param("numero", numero)
                .query(String.class)
                .optional()
                .map(vu -> ListeParc.CHEMIN + "/" + vu);
    }
}
