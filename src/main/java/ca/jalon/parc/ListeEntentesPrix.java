package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Liste;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les ententes de prix nées d'un appel d'offres, que chacun lit avant d'acheter. */
@Component
class ListeEntentesPrix implements Liste {

    private final Clock horloge;

    ListeEntentesPrix(Clock horloge) {
        this.horloge = horloge;
    }

    @Override
    public String chemin() {
        return "/ententes-prix";
    }

    @Override
    public String titre() {
        return "Ententes de prix";
    }

    @Override
    public String propos() {
        return "Les ententes de prix obtenues par appel d’offres : à consulter avant toute acquisition.";
    }

    @Override
    public String siVide() {
        return "Aucune entente de prix n’est inscrite.";
    }

    @Override
    public Famille famille() {
        return Famille.PARC;
    }

    @Override
    public int rang() {
        return 5;
    }

    @Override
    public String source() {
        return "jalon.entente_prix p";
    }

    @Override
    public String champs() {
        return "p.numero, p.objet, p.fournisseur, p.appel_offres, p.fin";
    }

    @Override
    public String cle() {
        return "p.numero";
    }

    @Override
    public String visibles() {
        return "p.numero is not null";
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of("aujourdhui", LocalDate.now(horloge).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, objet ou fournisseur";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("p.numero || ' ' || p.objet || ' ' || p.fournisseur || ' ' || p.appel_offres");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero")).triee("p.numero"),
                Colonne.texte("objet", "Objet", l -> l.texte("objet")).triee(MotsCherches.sql("p.objet")),
                Colonne.texte("fournisseur", "Fournisseur", l -> l.texte("fournisseur"))
                        .triee(MotsCherches.sql("p.fournisseur")),
                Colonne.repere("appel", "Appel d’offres", l -> l.texte("appel_offres")),
                Colonne.repere("fin", "Vaut jusqu’au", l -> l.texte("fin"))
                        .triee("p.fin")
                        .teintee(l ->
                                l.texte("fin").compareTo(LocalDate.now(horloge).toString()) < 0 ? "gris" : null));
    }

    @Override
    public List<Filtre> filtres() {
        return List.of(Filtre.coche("vigueur", "En vigueur", "p.fin >= :aujourdhui"));
    }

    @Override
    public String tri() {
        return "objet";
    }
}
