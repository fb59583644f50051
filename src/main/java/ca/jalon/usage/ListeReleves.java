package ca.jalon.usage;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.ListeDeServices;
import ca.jalon.portail.tableau.Valeurs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Chaque chiffre relevé des services qu'on voit: pour filtrer, et pour un tableur. */
@Component
class ListeReleves extends ListeDeServices {

    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeReleves(Organisations organisations, Valeurs valeurs, Libelles libelles) {
        super(organisations);
        this.libelles = libelles;
        this.filtres = List.of(
                Filtre.choix("famille", "Famille", "i.famille", libelles.mots(Indicateur.FAMILLE)),
                Filtre.choix("origine", "Origine", "r.origine", libelles.mots("origineReleve")),
                valeurs.territoire("s.territoire"),
                valeurs.etablissement("s.organisation"));
    }

    @Override
    public String chemin() {
        return "/releves";
    }

    @Override
    public String titre() {
        return "Relevés d’usage";
    }

    @Override
    public String nomAuMenu() {
        return "Usage";
    }

    @Override
    public String propos() {
        return "Chaque chiffre relevé des services que vous voyez, contre sa cible.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of("/usage", "Voir les courbes, service par service");
    }

    @Override
    public String siVide() {
        return "Aucun relevé. Un service mis en service est accompagné de lui-même ; un service plus ancien l’est par"
                + " « Accompagner un service ».";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 7;
    }

    @Override
    public String source() {
        return "jalon.releve r join jalon.indicateur i on i.id = r.indicateur join jalon.service s on s.numero = i.service";
    }

    @Override
    public String champs() {
        return "r.indicateur || ' ' || r.periode as cle, s.numero, s.titre, s.organisation, i.nom, i.famille, i.unite,"
                + " i.cible, r.periode, r.valeur, r.reponses, r.origine, r.auteur, r.commentaire";
    }

    @Override
    public String cle() {
        return "r.indicateur || ' ' || r.periode";
    }

    @Override
    public String chercheDans() {
        return "Numéro ou titre du service, indicateur";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("s.numero || ' ' || s.titre || ' ' || i.nom");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("periode", "Jour", l -> LocalDate.parse(l.texte("periode")))
                        .triee("r.periode"),
                Colonne.texte("service", "Service", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("s.titre"))
                        .menant(l -> "/services/" + l.texte("numero") + "/usage")
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("numero", "Numéro", Colonne.Genre.EXPORT, l -> l.texte("numero")),
                Colonne.de("offreur", "Offreur", Colonne.Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("indicateur", "Indicateur", l -> l.texte("nom"))
                        .triee("i.nom")
                        .precisee(l -> l.texte("unite")),
                Colonne.de(
                        "famille",
                        "Famille",
                        Colonne.Genre.EXPORT,
                        l -> libelles.dire(Indicateur.FAMILLE, l.texte("famille"))),
                Colonne.de("valeur", "Valeur", Colonne.Genre.NOMBRE, l -> l.nombre("valeur"))
                        .triee("r.valeur"),
                Colonne.de("cible", "Cible", Colonne.Genre.NOMBRE, l -> l.nombre("cible")),
                Colonne.de("reponses", "Réponses", Colonne.Genre.EXPORT, l -> l.nombre("reponses")),
                Colonne.texte("origine", "Origine", l -> libelles.dire("origineReleve", l.texte("origine")))
                        .teintee(l -> RelevesUsage.MANQUE.equals(l.texte("origine")) ? "jaune" : null),
                Colonne.de("commentaire", "Commentaire", Colonne.Genre.EXPORT, l -> l.texte("commentaire")));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-periode";
    }
}
