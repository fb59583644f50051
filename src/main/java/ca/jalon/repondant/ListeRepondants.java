package ca.jalon.repondant;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Les deux postes de répondant de chaque établissement, et qui les tient: toute personne connectée les lit tous. */
@Component
class ListeRepondants implements Liste {

    static final String CHEMIN = "/repondants";
    static final String VACANT = "VACANT";
    static final String VACANCE = "vacance";

    private static final String VOLET = "voletRepondant";

    /** Plus court que la question de la nomination : une colonne étroite. */
    private final Organisations organisations;

    private final Libelles libelles;
    private final String source;
    private final List<Filtre> filtres;

    ListeRepondants(Organisations organisations, Libelles libelles, Valeurs valeurs) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.source = postes(organisations) + """
                 left join jalon.repondant r on r.organisation = p.organisation and r.volet = p.volet and %s
                left join jalon.vacance v on v.organisation = p.organisation and v.volet = p.volet
                left join ACT_ID_USER u on u.ID_ = r.compte
                """.formatted(Repondants.EN_POSTE);
        this.filtres = List.of(
                valeurs.territoire("p.territoire"),
                valeurs.etablissement("p.organisation"),
                Filtre.choix("volet", "Poste", "p.volet", libelles.enTetes(VOLET)),
                Filtre.coche(VACANCE, "Poste vacant", "r.id is null"));
    }

    /** Chaque poste, pourvu ou non : les établissements ne sont pas en base, et un poste sans ligne doit se voir. */
    static String postes(Organisations organisations) {
        return organisations
                .etablissements()
                .flatMap(etablissement -> Stream.of(Volet.values())
                        .map(volet -> "('%s', '%s', '%s', '%s')"
                                .formatted(
                                        etablissement.code(),
                                        etablissement.nom().replace("'", "''"),
                                        etablissement.territoire(),
                                        volet)))
                .collect(Collectors.joining(", ", "(values ", ") p(organisation, nom, territoire, volet)"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Répondants";
    }

    @Override
    public String propos() {
        return "Qui répond de la télésanté dans chaque établissement, et les postes vacants.";
    }

    @Override
    public String siVide() {
        return "Aucun établissement.";
    }

    @Override
    public Famille famille() {
        return Famille.PERSONNES;
    }

    @Override
    public int rang() {
        return 1;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String champs() {
        return "p.organisation, p.nom as etablissement, p.territoire, p.volet, r.acte, r.nom, r.courriel, r.telephone,"
                + " r.direction, r.depuis, r.confirme_le, v.depuis as vacant_depuis, r.id, u.FIRST_ as prenom, u.LAST_ as famille";
    }

    @Override
    public String cle() {
        return "p.organisation || '.' || p.volet";
    }

    @Override
    public String visibles() {
        return "1 = 1";
    }

    @Override
    public String chercheDans() {
        return "Établissement ou personne";
    }

    @Override
    public String trouve() {
        return "p.organisation in (:nommees) or position(:mot in p.organisation) > 0 or "
                + MotsCherches.dans("coalesce(u.FIRST_ || ' ' || u.LAST_, r.nom, '')");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.texte("etablissement", "Établissement", l -> l.texte("etablissement"))
                        .triee("p.nom")
                        .precisee(this::contact),
                Colonne.texte("volet", "Poste", l -> libelles.enTete(VOLET, l.texte("volet")))
                        .triee("p.volet"),
                Colonne.texte("personne", "Personne", this::personne).triee("r.nom"),
                Colonne.texte("etat", "État", this::etat).teintee(this::ton),
                Colonne.texte("courriel", "Courriel et téléphone", l -> l.texte("courriel"))
                        .precisee(l -> l.texte("telephone")),
                Colonne.de("telephone", "Téléphone", Genre.EXPORT, l -> l.texte("telephone")),
                Colonne.texte(
                        "direction",
                        "Direction",
                        l -> vacant(l) ? null : libelles.dire("directionRepondant", l.texte("direction"))),
                Colonne.repere("depuis", "Depuis", l -> jour(vacant(l) ? l.texte("vacant_depuis") : l.texte("depuis")))
                        .triee("coalesce(r.depuis, v.depuis)"),
                Colonne.de(
                        "adresse",
                        "Adresse de télésanté",
                        Genre.EXPORT,
                        l -> organisation(l).courriel()),
                Colonne.de("cct", "CCT", Genre.EXPORT, l -> cct(l).nom()),
                Colonne.de("attache", "Direction d’attache du CCT", Genre.EXPORT, l -> cct(l).directionAttache()),
                Colonne.de("confirme", "Confirmé le", Genre.EXPORT, l -> jour(l.texte("confirme_le"))));
    }

    /** L'adresse de télésanté de l'établissement et la direction d'attache de son CCT, si on les connaît. */
    private String contact(Ligne ligne) {
        Organisation cct = cct(ligne);
        return Stream.of(
                        organisation(ligne).courriel(),
                        cct.directionAttache() == null
                                ? null
                                : "CCT : %s, %s".formatted(cct.nom(), cct.directionAttache()))
                .filter(partie -> partie != null)
                .reduce((un, autre) -> un + " · " + autre)
                .orElse(null);
    }

    private Organisation cct(Ligne ligne) {
        return organisations.cct(ligne.texte("territoire"));
    }

    private Organisation organisation(Ligne ligne) {
        return organisations.organisation(ligne.texte("organisation"));
    }

    private static boolean vacant(Ligne ligne) {
        return ligne.texte("id") == null;
    }

    private static Object jour(String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    /** Le nom du compte s'il en a un : il a pu changer depuis la nomination. */
    private String personne(Ligne ligne) {
        String complet = Stream.of("prenom", "famille")
                .map(ligne::texte)
                .filter(partie -> partie != null)
                .collect(Collectors.joining(" "));
        return complet.isBlank() ? ligne.texte("nom") : complet;
    }

    private String etat(Ligne ligne) {
        return vacant(ligne) ? VACANT : Repondant.INTERIM.equals(ligne.texte("acte")) ? "par intérim" : "en poste";
    }

    private String ton(Ligne ligne) {
        return Map.of(VACANT, "retard", "par intérim", "jaune").getOrDefault(etat(ligne), "vert");
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "etablissement";
    }
}
