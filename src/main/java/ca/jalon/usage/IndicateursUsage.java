package ca.jalon.usage;

import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Compteur.Compte;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Combien d'alertes d'usage courent, et pourquoi : un usage qui baisse, des relevés manqués. */
@Component
class IndicateursUsage implements Indicateurs {

    private final Compteur compteur;
    private final ListeAlertes alertes;

    IndicateursUsage(Compteur compteur, ListeAlertes alertes) {
        this.compteur = compteur;
        this.alertes = alertes;
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        Compte courantes = compteur.compter(alertes, portee, ListeAlertes.EN_COURS, Filtre.OUI);
        return List.of(new Chiffre(
                6,
                "Alertes d’usage",
                Affichage.nombre(courantes.total()),
                "%s en baisse, %s sans relevés, %s sans remède"
                        .formatted(
                                Affichage.nombre(courantes.de(ListeAlertes.MOTIF, "BAISSE")),
                                Affichage.nombre(courantes.de(ListeAlertes.MOTIF, "MANQUES")),
                                Affichage.nombre(courantes.de(ListeAlertes.ETAT, ListeAlertes.A_SOIGNER))),
                courantes.lien(),
                courantes.total() > 0 ? "retard" : "bien"));
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        return List.of();
    }
}
