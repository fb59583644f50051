package ca.jalon.portail.tableau;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import java.util.Map;

/** Une liste dont chaque ligne est d'un service ({@code s} dans sa source) : on y lit ceux que l'on voit au répertoire. */
public abstract class ListeDeServices implements Liste {

    protected final Organisations organisations;

    protected ListeDeServices(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public String visibles() {
        return Services.VISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Services.parametres(organisations, lecteur.regard());
    }
}
