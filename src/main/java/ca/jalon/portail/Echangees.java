package ca.jalon.portail;

import ca.jalon.dossier.Echanges;
import ca.jalon.organisation.Annuaire;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Montre les commentaires d'un dossier, par les noms que les gens connaissent. */
@Component
public class Echangees {

    private final Echanges echanges;
    private final Annuaire annuaire;
    private final Clock horloge;

    Echangees(Echanges echanges, Annuaire annuaire, Clock horloge) {
        this.echanges = echanges;
        this.annuaire = annuaire;
        this.horloge = horloge;
    }

    public record Echangee(LocalDate le, String qui, String objet, String texte) {}

    public List<Echangee> de(String numero) {
        return echanges.duDossier(numero).stream()
                .map(echange -> new Echangee(
                        LocalDate.ofInstant(echange.le(), horloge.getZone()),
                        annuaire.nom(echange.auteur()),
                        echange.objet(),
                        echange.texte()))
                .toList();
    }
}
