package ca.jalon.entente;

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
import ca.jalon.registre.EcartsDesParties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les ententes de collaboration: où en sont les signatures, lesquelles finissent bientôt. */
@Component
class ListeEntentes implements Liste {

    /** Jours avant la fin où une entente est « bientôt échue ». */
    private static final int BIENTOT = 90;

    private static final String EN_SIGNATURE = "EN_SIGNATURE";
    private static final String ECHUE = "ECHUE";
    private static final Map<String, String> TONS = Map.of(
            Ententes.EN_VIGUEUR,
            "vert",
            ECHUE,
            "rouge",
            EN_SIGNATURE,
            "jaune",
            "TERMINEE",
            "gris",
            "ABANDONNEE",
            "gris");

    private static final String ETAT = """
            case when e.etat = 'EN_PREPARATION' and e.signature_ouverte = true then 'EN_SIGNATURE'
                 when e.etat = 'EN_VIGUEUR' and e.fin < :aujourdhui then 'ECHUE' else e.etat end\
            """;

    private static final String MANQUANTES = """
            (select count(*) from jalon.entente_partie p
             where p.entente = e.numero and p.version = e.version and p.etat = 'A_SIGNER' and e.signature_ouverte = true)\
            """;

    private final Organisations organisations;
    private final Clock horloge;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeEntentes(Organisations organisations, Valeurs valeurs, Clock horloge, Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        this.horloge = horloge;
        this.filtres = List.of(
                Filtre.choix("etat", "État", ETAT, libelles.mots("etatEntente")),
                valeurs.territoire("e.territoire"),
                valeurs.etablissement("e.organisation"),
                Filtre.coche("manque", "Signatures manquantes", MANQUANTES + " > 0"),
                Filtre.coche("ecart", "Parties à revoir", EcartsDesParties.CONDITION),
                Filtre.coche(
                        "bientot",
                        "Finit dans moins de %d jours".formatted(BIENTOT),
                        "e.etat = 'EN_VIGUEUR' and e.fin >= :aujourdhui and e.fin < :bientot"));
    }

    @Override
    public String chemin() {
        return "/ententes";
    }

    @Override
    public String titre() {
        return "Ententes de collaboration";
    }

    @Override
    public String nomAuMenu() {
        return "Ententes";
    }

    @Override
    public String propos() {
        return "Les ententes de vos organisations et de votre territoire : qui doit encore signer, lesquelles finissent bientôt, lesquelles ne lient plus les bonnes parties.";
    }

    @Override
    public String siVide() {
        return "Aucune entente n’est inscrite. Qui tient un service en ouvre une de Tasklist, par « Conclure une entente de collaboration ».";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 4;
    }

    @Override
    public String source() {
        return "jalon.entente e left join jalon.dossier d on d.numero = e.numero";
    }

    @Override
    public String champs() {
        return "e.numero, e.titre, e.service, e.organisation, e.cct_soutien, e.debut, e.fin, e.reference, d.numero as dossier, "
                + "case when exists (select 1 from jalon.service s where s.numero = e.service) then 'services' else 'projets' end"
                + " as page, case when " + EcartsDesParties.CONDITION + " then 1 else 0 end as ecart, "
                + ETAT + " as etat_dit, " + MANQUANTES + " as manquantes";
    }

    @Override
    public String cle() {
        return "e.numero";
    }

    @Override
    public String visibles() {
        return """
                (:tout = true or e.territoire in (:territoires) or e.organisation in (:organisations)
                 or exists (select 1 from jalon.entente_partie v
                            where v.entente = e.numero and v.organisation in (:organisations)))\
                """;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        LocalDate jour = LocalDate.now(horloge);
        return Map.of(
                "aujourdhui", jour.toString(), "bientot", jour.plusDays(BIENTOT).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, service ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("e.numero || ' ' || e.titre || ' ' || e.service") + " or e.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("e.numero")
                        .menant(l -> l.texte("dossier") == null ? null : "/dossiers/" + l.texte("dossier")),
                Colonne.texte("titre", "Service", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("e.titre"))
                        .menant(l -> "/%s/%s".formatted(l.texte("page"), l.texte("service")))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("organisation", "Offreur", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("etat", "État", l -> libelles.dire("etatEntente", l.texte("etat_dit")))
                        .teintee(l -> TONS.get(l.texte("etat_dit"))),
                Colonne.de("manquantes", "À signer", Genre.NOMBRE, ListeEntentes::manquantes),
                Colonne.texte("ecart", "Parties", ListeEntentes::ecart).teintee(l -> ecart(l) == null ? null : "jaune"),
                Colonne.texte(
                        "cct",
                        "CCT de soutien",
                        l -> l.texte("cct_soutien") == null ? null : organisations.nom(l.texte("cct_soutien"))),
                Colonne.repere("debut", "Du", l -> l.texte("debut")).triee("e.debut"),
                Colonne.repere("fin", "Au", l -> l.texte("fin")).triee("e.fin").teintee(this::pres),
                Colonne.de("reference", "Texte", Genre.EXPORT, l -> l.texte("reference")));
    }

    private static Object manquantes(Ligne ligne) {
        return ligne.nombre("manquantes").signum() == 0 ? null : ligne.nombre("manquantes");
    }

    private static String ecart(Ligne ligne) {
        return ligne.nombre("ecart").signum() == 0 ? null : "à revoir";
    }

    private String pres(Ligne ligne) {
        String fin = ligne.texte("fin");
        return Ententes.EN_VIGUEUR.equals(ligne.texte("etat_dit"))
                        && fin != null
                        && LocalDate.parse(fin).isBefore(LocalDate.now(horloge).plusDays(BIENTOT))
                ? "jaune"
                : null;
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-numero";
    }
}
