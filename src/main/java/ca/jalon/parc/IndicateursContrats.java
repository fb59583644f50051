package ca.jalon.parc;

import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Compteur.Compte;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Combien de contrats attendent une décision, et combien l'ont déjà trop attendue. */
@Component
class IndicateursContrats implements Indicateurs {

    private final Compteur compteur;
    private final ListeContrats contrats;

    IndicateursContrats(Compteur compteur, ListeContrats contrats) {
        this.compteur = compteur;
        this.contrats = contrats;
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        Compte attendus = compteur.compter(contrats, portee, ListeContrats.A_TRANCHER, Filtre.OUI);
        long tard = attendus.de("etat", "PREAVIS_PASSE") + attendus.de("etat", "ECHU");
        return List.of(new Chiffre(
                7,
                "Contrats à décider",
                Affichage.nombre(attendus.total()),
                Affichage.accord(tard, "a passé son préavis ou sa fin", "ont passé leur préavis ou leur fin"),
                attendus.lien(),
                tard > 0 ? "retard" : null));
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        return List.of();
    }
}
