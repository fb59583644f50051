package ca.jalon.repondant;

import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Le comité tactique de chaque établissement, constitué ou non, et les instances de territoire et du pays (R-044 à R-047). */
@Component
class ListeComites implements Liste {

    static final String CHEMIN = "/comites";
    static final String STATUT = "statut";
    static final String TYPE = "type";

    private static final String A_DECLARER = "A_DECLARER";

    private final String source;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeComites(Instances instances, Valeurs valeurs, Libelles libelles) {
        this.libelles = libelles;
        this.source = valeurs(instances) + """
                 left join jalon.comite c on c.instance = i.code and c.jusque is null
                left join jalon.comite_membre m on m.comite = c.id and m.rang = (
                    select min(x.rang) from jalon.comite_membre x where x.comite = c.id and x.siege = 'PRESIDENT')
                """;
        this.filtres = List.of(
                Filtre.choix(TYPE, "Instance", "i.role", instances.sortes()),
                Filtre.choix(STATUT, "Statut", "coalesce(c.statut, 'A_DECLARER')", libelles.mots("statutComite")),
                valeurs.territoire("i.territoire"),
                valeurs.etablissement("i.organisation"));
    }

    private static String valeurs(Instances instances) {
        return instances.toutes().stream()
                .map(instance -> "('%s', '%s', '%s', '%s', %s, %s)"
                        .formatted(
                                instance.code(),
                                instance.role(),
                                instance.titre().replace("'", "''"),
                                instance.ou().replace("'", "''"),
                                texte(instance.organisation()),
                                texte(instance.territoire())))
                .collect(
                        Collectors.joining(", ", "(values ", ") i(code, role, titre, lieu, organisation, territoire)"));
    }

    private static String texte(String valeur) {
        return valeur == null ? "cast(null as varchar(60))" : "'" + valeur + "'";
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Comités";
    }

    @Override
    public String propos() {
        return "Le comité tactique de chaque établissement, ou ce qui en tient lieu, et les instances de territoire et du Québec.";
    }

    @Override
    public String siVide() {
        return "Aucun comité.";
    }

    @Override
    public Famille famille() {
        return Famille.PERSONNES;
    }

    @Override
    public int rang() {
        return 2;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String champs() {
        return "i.code, i.titre, i.lieu, c.statut, c.structure, c.depuis, c.confirme_le, m.nom as president,"
                + " (select count(*) from jalon.comite_membre n where n.comite = c.id) as membres";
    }

    @Override
    public String cle() {
        return "i.code";
    }

    @Override
    public String visibles() {
        return "1 = 1";
    }

    @Override
    public String chercheDans() {
        return "Établissement ou instance";
    }

    @Override
    public String trouve() {
        return "i.organisation in (:nommees) or position(:mot in i.code) > 0";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.texte("lieu", "Établissement ou territoire", l -> l.texte("lieu"))
                        .triee("i.lieu")
                        .menant(l -> CHEMIN + "/" + l.texte("code")),
                Colonne.texte("titre", "Instance", l -> l.texte("titre")).triee("i.titre"),
                Colonne.texte(STATUT, "Statut", l -> libelles.dire("statutComite", statut(l)))
                        .triee("c.statut")
                        .precisee(l -> l.texte("structure"))
                        .teintee(ListeComites::ton),
                Colonne.texte("president", "Présidence", l -> l.texte("president")),
                Colonne.de("membres", "Membres", Colonne.Genre.NOMBRE, l -> l.nombre("membres")),
                Colonne.repere("depuis", "Depuis", l -> jour(l.texte("depuis"))).triee("c.depuis"),
                Colonne.repere("confirme", "Confirmé le", l -> jour(l.texte("confirme_le")))
                        .triee("c.confirme_le"));
    }

    private static String statut(Ligne ligne) {
        return ligne.texte(STATUT) == null ? A_DECLARER : ligne.texte(STATUT);
    }

    private static String ton(Ligne ligne) {
        return Map.of("EN_PLACE", "vert", "INTEGRE", "vert", "ABSENT", "jaune").getOrDefault(statut(ligne), "gris");
    }

    private static Object jour(String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "lieu";
    }
}
