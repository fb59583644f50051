package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.AdresseDesPieces;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Identites;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.PageDeDossier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Un projet se lit sur sa page, par qui le voit ; ses pièces s'y joignent. */
@Component
class PageDuProjet implements PageDeDossier, AdresseDesPieces {

    private final DossiersVus vus;
    private final Identites identites;
    private final Regards regards;

    PageDuProjet(DossiersVus vus, Identites identites, Regards regards) {
        this.identites = identites;
        this.regards = regards;
        this.vus = vus;
    }

    @Override
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(ListeProjets.CHEMIN + "/", vus.parmi(numeros, Set.of(Dossier.PROJET), compte));
    }

    @Override
    public Optional<String> depuis(String numero, String tache, Collection<String> groupes) {
        return identites
                .natureVue(numero, regards.deGroupes(groupes))
                .filter(Dossier.PROJET::equals)
                .map(projet -> "%s/%s?tache=%s#t-pieces".formatted(ListeProjets.CHEMIN, numero, tache));
    }
}
