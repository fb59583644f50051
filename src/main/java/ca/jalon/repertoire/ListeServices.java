package ca.jalon.repertoire;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.ListeDeServices;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.registre.EtatService;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Le répertoire des services: les siens, ceux qu'on reçoit, ceux de son territoire, ceux du Québec. */
@Component
class ListeServices extends ListeDeServices {

    static final String CHEMIN = "/services";

    private static final String A_CONFIRMER = "à confirmer";
    private static final Map<String, String> TONS =
            Map.of("ACTIF", "vert", "EN_REVISION", "jaune", "SUSPENDU", "jaune", "CESSE", "gris");

    private final Specialites specialites;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeServices(Organisations organisations, Specialites specialites, Valeurs valeurs, Libelles libelles) {
        super(organisations);
        this.libelles = libelles;
        this.specialites = specialites;
        Filtre territoire = valeurs.territoire("s.territoire");
        Filtre offreur = valeurs.etablissement("s.organisation");
        this.filtres = List.of(
                Filtre.plusieurs(
                        territoire.code(), "Territoire desservi", desservis(organisations), territoire.valeurs()),
                Filtre.choix("specialite", "Spécialité", "s.specialite", specialites.libelles()),
                Filtre.choix("etat", "État", "s.etat", libelles.mots(EtatService.NOTION)),
                Filtre.choix("niveau", "Niveau", "s.niveau", libelles.mots("niveauProjet")),
                Filtre.choix(offreur.code(), "Offreur", "s.organisation", offreur.valeurs()),
                Filtre.plusieurs(
                        "site",
                        "Site receveur",
                        "select service as cle, organisation as v from jalon.service_site",
                        offreur.valeurs()),
                Filtre.coche("confirmer", "À confirmer", "s.a_confirmer = true"));
    }

    /**
     * Territoires que chaque service dessert : celui de l'offreur, ceux de ses sites, tous s'il est national. Les codes viennent
     * d'{@code organisations.yaml}, qui n'admet que lettres, chiffres et traits d'union.
     */
    static String desservis(Organisations organisations) {
        String parSite = organisations.toutes().stream()
                .map(organisation -> "when '%s' then '%s'".formatted(organisation.code(), organisation.territoire()))
                .collect(Collectors.joining(" "));
        String nationaux = organisations.territoires().stream()
                .map(territoire -> " union select numero, '%s' from jalon.service where niveau = 'NATIONAL'"
                        .formatted(territoire.code()))
                .collect(Collectors.joining());
        return "select numero as cle, territoire as v from jalon.service"
                + " union select service, case organisation %s end from jalon.service_site".formatted(parSite)
                + nationaux;
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
        return "Les services de télésanté qu’offrent ou reçoivent vos organisations, ceux de votre territoire et du Québec.";
    }

    @Override
    public Map<String, String> liens() {
        return Valeurs.ordonner(
                CHEMIN + "/matrice", "Voir par spécialité et par territoire", "/usage", "Voir leur usage, en courbes");
    }

    @Override
    public String siVide() {
        return "Aucun service n’est encore inscrit. Un service s’inscrit de lui-même quand son projet est mis en service ;"
                + " un service plus ancien s’inscrit par « Tenir la fiche d’un service ».";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 1;
    }

    @Override
    public String source() {
        return "jalon.service s";
    }

    @Override
    public String champs() {
        return "s.numero, s.titre, s.organisation, s.territoire, s.niveau, s.etat, s.date_mise_en_service,"
                + " s.date_implantation, s.cct, s.specialite, s.a_confirmer, s.confirme_le";
    }

    @Override
    public String cle() {
        return "s.numero";
    }

    @Override
    public String chercheDans() {
        return "Numéro, titre ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("s.numero || ' ' || s.titre") + " or s.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("s.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero")),
                Colonne.texte("titre", "Service", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("s.titre"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("organisation", "Offreur", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("specialite", "Spécialité", l -> specialites.libelle(l.texte("specialite")))
                        .triee("s.specialite"),
                Colonne.texte("niveau", "Niveau", l -> libelles.dire("niveauProjet", l.texte("niveau"))),
                Colonne.texte("etat", "État", this::etat).teintee(ListeServices::ton),
                Colonne.texte("cct", "CCT", l -> l.texte("cct") == null ? null : organisations.nom(l.texte("cct"))),
                Colonne.de("mise", "Mis en service", Genre.EXPORT, l -> l.texte("date_mise_en_service")),
                Colonne.repere("implante", "Implanté", l -> l.texte("date_implantation"))
                        .triee("s.date_implantation"),
                Colonne.repere("confirme", "Confirmé le", l -> l.jour("confirme_le"))
                        .triee("s.confirme_le"));
    }

    private String etat(Ligne ligne) {
        String etat = libelles.dire(EtatService.NOTION, ligne.texte("etat"));
        return douteux(ligne) ? etat + ", " + A_CONFIRMER : etat;
    }

    private static String ton(Ligne ligne) {
        return douteux(ligne) ? "jaune" : TONS.get(ligne.texte("etat"));
    }

    private static boolean douteux(Ligne ligne) {
        return "true".equalsIgnoreCase(ligne.texte("a_confirmer"));
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
