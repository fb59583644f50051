package ca.jalon.projet.portefeuille;

import static ca.jalon.portail.tableau.Valeurs.ordonner;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Le répertoire des services: les siens, ceux de son territoire, ceux du Québec. */
@Component
class ListeServices implements Liste {

    static final String CHEMIN = "/services";

    private static final Map<String, String> ETATS =
            ordonner("EN_DEPLOIEMENT", "en déploiement", "ACTIF", "actif", "CESSE", "cessé");

    private final Organisations organisations;
    private final List<Filtre> filtres;

    ListeServices(Organisations organisations, Valeurs valeurs) {
        this.organisations = organisations;
        this.filtres = List.of(
                Filtre.choix("niveau", "Niveau", "s.niveau", Valeurs.niveaux()),
                Filtre.choix("etat", "État", "s.etat", ETATS),
                valeurs.territoire("s.territoire"),
                valeurs.etablissement("s.organisation"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Répertoire des services";
    }

    @Override
    public String nomAuMenu() {
        return "Services";
    }

    @Override
    public String propos() {
        return "Les services de télésanté de vos organisations, de votre territoire et du Québec.";
    }

    @Override
    public String siVide() {
        return "Aucun service n’est encore inscrit. Un service s’inscrit de lui-même quand son projet est mis en service.";
    }

    @Override
    public int rang() {
        return 4;
    }

    @Override
    public String source() {
        return "jalon.service s";
    }

    @Override
    public String champs() {
        return "s.numero, s.titre, s.organisation, s.territoire, s.niveau, s.etat, s.date_mise_en_service,"
                + " s.date_implantation, s.cct, s.specialite";
    }

    @Override
    public String cle() {
        return "s.numero";
    }

    @Override
    public String visibles() {
        return "(:tout = true or s.niveau = 'NATIONAL' or s.niveau = 'TERRITORIAL' and s.territoire in (:desSiennes)"
                + " or s.territoire in (:territoires) or s.organisation in (:organisations))";
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        List<String> desSiennes = organisations.toutes().stream()
                .filter(organisation -> lecteur.regard().organisations().contains(organisation.code()))
                .map(Organisation::territoire)
                .toList();
        return Map.of("desSiennes", desSiennes.isEmpty() ? List.of("") : desSiennes);
    }

    @Override
    public String chercheDans() {
        return "Numéro, titre ou établissement";
    }

    @Override
    public String trouve() {
        return "position(:mot in " + MotsCherches.sql("s.numero || ' ' || s.titre")
                + ") > 0 or s.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero")).triee("s.numero"),
                Colonne.texte("titre", "Service", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("s.titre"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("niveau", "Niveau", l -> Valeurs.niveaux().get(l.texte("niveau"))),
                Colonne.texte("etat", "État", l -> ETATS.get(l.texte("etat")))
                        .teintee(l -> Map.of("ACTIF", "vert", "CESSE", "gris").get(l.texte("etat"))),
                Colonne.texte("cct", "CCT", l -> l.texte("cct") == null ? null : organisations.nom(l.texte("cct"))),
                Colonne.repere("mise", "Mis en service", l -> l.texte("date_mise_en_service"))
                        .triee("s.date_mise_en_service"),
                Colonne.repere("implante", "Implanté", l -> l.texte("date_implantation"))
                        .triee("s.date_implantation"));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "titre";
    }
}
