package ca.jalon.parc;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.PageDeDossier;
import java.util.Collection;
import java.util.Map;
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
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(
                ListeParc.CHEMIN + "/",
                base.sql("select a.numero from jalon.actif a where a.numero in (:numeros) and " + ListeParc.VISIBLES)
                        .params(Dossiers.parametres(regards.de(compte)))
                        .param("numeros", numeros)
                        .query(String.class)
                        .list());
    }
}
