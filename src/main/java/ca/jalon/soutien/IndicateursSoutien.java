package ca.jalon.soutien;

import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Compteur.Compte;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ce que le soutien dit au tableau de bord : part résolue au niveau 1, part tenue dans les délais (domaine 4.y). */
@Component
class IndicateursSoutien implements Indicateurs {

    private final Compteur compteur;
    private final ListeDemandes demandes;

    IndicateursSoutien(Compteur compteur, ListeDemandes demandes) {
        this.compteur = compteur;
        this.demandes = demandes;
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        Compte compte = compteur.compter(demandes, portee);
        long niveau1 = compte.de("resolue", "N1");
        long resolues = niveau1 + compte.de("resolue", "N2") + compte.de("resolue", "N3");
        long tenus = compte.de("delai", "TENU");
        long depasses = compte.de("delai", "DEPASSE");
        return List.of(new Chiffre(
                5,
                "Soutien dans les délais",
                Affichage.pourCent(tenus, tenus + depasses),
                "%s ; %s au niveau 1"
                        .formatted(
                                Affichage.accord(
                                        depasses, "demande a dépassé un délai", "demandes ont dépassé un délai"),
                                Affichage.pourCent(niveau1, resolues)),
                compte.lien("delai", "DEPASSE"),
                depasses > 0 ? "retard" : null));
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        return List.of();
    }
}
