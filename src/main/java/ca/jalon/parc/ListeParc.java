package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** L'inventaire du parc par établissement. */
@Component
class ListeParc implements Liste {

    static final String CHEMIN = "/parc";

    /** Condition de ce qu'une personne voit du parc ; le propriétaire d'une fiducie la voit où qu'elle serve. */
    static final String VISIBLES = """
            (:tout = true or a.territoire in (:territoires) or a.organisation in (:organisations)
             or a.proprietaire in (:organisations))\
            """;

    private static final String FIN_PASSEE = "a.etat <> 'RETIRE' and a.fin_de_vie < :aujourdhui";
    private static final Map<String, String> TONS =
            Map.of(Actif.EN_SERVICE, "vert", "HORS_SERVICE", "jaune", Actif.RETIRE, "gris");

    private final Organisations organisations;
    private final Clock horloge;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeParc(Organisations organisations, Valeurs valeurs, Clock horloge, Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        this.horloge = horloge;
        this.filtres = List.of(
                valeurs.etablissement("a.organisation"),
                valeurs.territoire("a.territoire"),
                Filtre.choix("type", "Nature", "a.type", libelles.mots("sorteActif")),
                Filtre.choix("etat", "État", "a.etat", libelles.mots("etatActif")),
                Filtre.coche("fiducie", "En fiducie", "a.fiducie = true"),
                Filtre.coche("finie", "Fin de vie passée", FIN_PASSEE),
                Filtre.coche(
                        "sansContrat",
                        "Sans contrat",
                        "a.etat <> 'RETIRE' and not exists (select 1 from jalon.contrat_actif l where l.actif = a.numero)"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Parc";
    }

    @Override
    public String propos() {
        return "Les équipements, systèmes et licences de télésanté de vos organisations et de votre territoire.";
    }

    @Override
    public String siVide() {
        return "Aucun actif n’est inscrit. Une acquisition reçue en inscrit ; un fichier en reprend mille.";
    }

    @Override
    public Famille famille() {
        return Famille.PARC;
    }

    @Override
    public int rang() {
        return 2;
    }

    @Override
    public String source() {
        return "jalon.actif a";
    }

    @Override
    public String champs() {
        return "a.numero, a.libelle, a.type, a.reference, a.organisation, a.proprietaire, a.service, a.site, a.acquis_le, a.cout, "
                + "a.etat, a.fin_de_vie, a.fiducie";
    }

    @Override
    public String cle() {
        return "a.numero";
    }

    @Override
    public String visibles() {
        return VISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of("aujourdhui", LocalDate.now(horloge).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, désignation, site ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans(
                        "a.numero || ' ' || a.libelle || ' ' || coalesce(a.reference, '') || ' ' || coalesce(a.site, '')")
                + " or a.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("a.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero")),
                Colonne.texte("libelle", "Actif", l -> l.texte("libelle"))
                        .triee(MotsCherches.sql("a.libelle"))
                        .precisee(l -> l.texte("reference")),
                Colonne.de("reference", "Référence", Genre.EXPORT, l -> l.texte("reference")),
                Colonne.texte("type", "Nature", l -> libelles.dire("sorteActif", l.texte("type"))),
                Colonne.texte("organisation", "Établissement", l -> organisations.nom(l.texte("organisation")))
                        .triee("a.organisation")
                        .precisee(l -> l.texte("site")),
                Colonne.de("site", "Site", Genre.EXPORT, l -> l.texte("site")),
                Colonne.texte("etat", "État", l -> libelles.dire("etatActif", l.texte("etat")))
                        .triee("a.etat")
                        .teintee(l -> TONS.get(l.texte("etat"))),
                Colonne.texte("proprietaire", "En fiducie", this::fiduciaire),
                Colonne.de("service", "Service", Genre.EXPORT, l -> l.texte("service")),
                Colonne.repere("acquis", "Acquis le", l -> l.texte("acquis_le")).triee("a.acquis_le"),
                Colonne.repere("fin", "Fin de vie", l -> l.texte("fin_de_vie"))
                        .triee("a.fin_de_vie")
                        .teintee(this::passee),
                Colonne.de("cout", "Coût", Genre.MONTANT, l -> l.nombre("cout")).triee("a.cout"));
    }

    private String fiduciaire(Ligne ligne) {
        return ligne.texte("proprietaire").equals(ligne.texte("organisation"))
                ? null
                : organisations.nom(ligne.texte("proprietaire"));
    }

    private String passee(Ligne ligne) {
        String fin = ligne.texte("fin_de_vie");
        return fin != null
                        && !Actif.RETIRE.equals(ligne.texte("etat"))
                        && fin.compareTo(LocalDate.now(horloge).toString()) < 0
                ? "rouge"
                : null;
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "libelle";
    }
}
