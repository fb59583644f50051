package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Les contrats de services et de licences, et quand il faut en décider. */
@Component
class ListeContrats implements Liste {

    static final String CHEMIN = "/contrats";

    /** Filtre de ce dont il faut décider d'ici le préavis, ou dont il est trop tard. */
    static final String A_TRANCHER = "trancher";

    /** Condition de ce qu'une personne voit des contrats ; les paramètres sont ceux d'un regard. */
    static final String VISIBLES =
            "(:tout = true or c.territoire in (:territoires) or c.organisation in (:organisations))";

    /** Jours avant le préavis où un contrat est « à décider ». */
    static final int A_DECIDER = 180;

    static final String ETAT = """
            case when c.etat = 'NON_RENOUVELE' and c.fin < :aujourdhui then 'TERMINE'
                 when c.etat = 'NON_RENOUVELE' then 'NON_RENOUVELE'
                 when c.fin < :aujourdhui then 'ECHU'
                 when c.preavis_le < :aujourdhui then 'PREAVIS_PASSE'
                 when c.preavis_le <= :aDecider then 'A_DECIDER' else 'EN_VIGUEUR' end\
            """;

    /** Notion de l'état d'un contrat, ce que ses dates en font compris. */
    static final String NOTION_ETAT = "situationContrat";

    static final Map<String, String> TONS = Map.of(
            "EN_VIGUEUR", "vert",
            "A_DECIDER", "jaune",
            "PREAVIS_PASSE", "retard",
            "ECHU", "rouge",
            "NON_RENOUVELE", "gris",
            "TERMINE", "gris");

    private final Organisations organisations;
    private final Tables tables;
    private final Clock horloge;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeContrats(Organisations organisations, Valeurs valeurs, Tables tables, Clock horloge, Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        this.tables = tables;
        this.horloge = horloge;
        this.filtres = List.of(
                Filtre.choix("etat", "État", ETAT, libelles.mots(NOTION_ETAT)),
                valeurs.territoire("c.territoire"),
                valeurs.etablissement("c.organisation"),
                Filtre.coche(A_TRANCHER, "Décision attendue", "c.etat = 'EN_VIGUEUR' and c.preavis_le <= :aDecider"),
                Filtre.coche("suivi", "Échéance en cours de suivi", "c.suivi is not null"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Contrats";
    }

    @Override
    public String propos() {
        return "Les contrats de services et de licences de vos organisations et de votre territoire, et quand il faut en décider.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of(CHEMIN + "/echeancier", "L’échéancier des douze prochains mois");
    }

    @Override
    public String siVide() {
        return "Aucun contrat n’est inscrit. Le pilote technologique en inscrit un de Tasklist, par « Tenir le parc et les contrats ».";
    }

    @Override
    public Famille famille() {
        return Famille.PARC;
    }

    @Override
    public int rang() {
        return 1;
    }

    @Override
    public String source() {
        return "jalon.contrat c left join jalon.service s on s.numero = c.service";
    }

    @Override
    public String champs() {
        return "c.numero, c.reference, c.objet, c.fournisseur, c.organisation, c.service, c.debut, c.fin, c.preavis_le, c.montant, "
                + "coalesce(s.niveau, 'LOCAL') as niveau, "
                + ETAT + " as etat_dit";
    }

    @Override
    public String cle() {
        return "c.numero";
    }

    @Override
    public String visibles() {
        return VISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return parametres(LocalDate.now(horloge));
    }

    static Map<String, Object> parametres(LocalDate jour) {
        return Map.of(
                "aujourdhui",
                jour.toString(),
                "aDecider",
                jour.plusDays(A_DECIDER).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, objet, fournisseur ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("c.numero || ' ' || c.reference || ' ' || c.objet || ' ' || c.fournisseur")
                + " or c.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        Map<String, String> responsables = responsables();
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("c.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero"))
                        .precisee(l -> l.texte("reference")),
                Colonne.texte("objet", "Contrat", l -> l.texte("objet"))
                        .triee(MotsCherches.sql("c.objet"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("reference", "Référence", Genre.EXPORT, l -> l.texte("reference")),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("fournisseur", "Fournisseur", l -> l.texte("fournisseur"))
                        .triee(MotsCherches.sql("c.fournisseur")),
                Colonne.texte("etat", "État", l -> libelles.dire(NOTION_ETAT, l.texte("etat_dit")))
                        .teintee(l -> TONS.get(l.texte("etat_dit"))),
                Colonne.texte("responsable", "Responsable", l -> responsables.get(l.texte("niveau"))),
                Colonne.repere("preavis", "Décider avant le", l -> l.texte("preavis_le"))
                        .triee("c.preavis_le"),
                Colonne.repere("fin", "Fin", l -> l.texte("fin")).triee("c.fin"),
                Colonne.de("debut", "Début", Genre.EXPORT, l -> l.texte("debut")),
                Colonne.de("service", "Service", Genre.EXPORT, l -> l.texte("service")),
                Colonne.de("montant", "Montant", Genre.MONTANT, l -> l.nombre("montant"))
                        .triee("c.montant"));
    }

    /**
     * Qui répond de la maintenance, par niveau du service. Demandé avant que la liste se lise : une table que le moteur
     * évalue laisse une ligne d'historique, ce qu'une lecture seule refuse.
     */
    private Map<String, String> responsables() {
        return libelles.mots("niveauProjet").keySet().stream()
                .collect(Collectors.toMap(niveau -> niveau, niveau -> responsable(tables, organisations, niveau)));
    }

    static String responsable(Tables tables, Organisations organisations, String niveau) {
        return organisations
                .role((String) tables.ligne("responsable-maintenance", Map.of(Parc.NIVEAU.name(), niveau))
                        .get("responsableContrat"))
                .nom();
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "preavis";
    }
}
