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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Qui répond de quoi, et où : les mandats confiés aux CCT, que chacun peut lire. */
@Component
class ListeMandats implements Liste {

    static final String CHEMIN = "/mandats";

    /** Condition d'un mandat {@code m} en vigueur le jour {@code :aujourdhui}. */
    static final String VAUT = "m.debut <= :aujourdhui and (m.fin is null or m.fin >= :aujourdhui)";

    private final Organisations organisations;
    private final JdbcClient base;
    private final Clock horloge;
    private final Map<String, String> territoires;
    private final Map<String, String> objets;
    private final List<Filtre> filtres;

    ListeMandats(Organisations organisations, Libelles libelles, JdbcClient base, Clock horloge) {
        this.organisations = organisations;
        this.base = base;
        this.horloge = horloge;
        this.territoires = organisations.nomsDesTerritoires();
        this.objets = libelles.mots(RepriseMandats.OBJET);
        this.filtres = List.of(
                Filtre.plusieurs(Valeurs.TERRITOIRE, "Territoire", couverts(organisations), territoires),
                Filtre.choix("objet", "Objet", "m.objet", objets),
                Filtre.choix("cct", "CCT", "m.cct", Organisations.noms(organisations.ccts())),
                Filtre.coche("vigueur", "En vigueur", VAUT));
    }

    /** Territoires que chaque mandat couvre : les siens, ou tous s'il n'en nomme aucun. */
    static String couverts(Organisations organisations) {
        return "select mandat as cle, territoire as v from jalon.mandat_territoire"
                + organisations.territoires().stream()
                        .map(territoire -> (" union select m.numero, '%s' from jalon.mandat m where not exists"
                                        + " (select 1 from jalon.mandat_territoire t where t.mandat = m.numero)")
                                .formatted(territoire.code()))
                        .collect(Collectors.joining());
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Mandats des CCT";
    }

    @Override
    public String nomAuMenu() {
        return "Mandats";
    }

    @Override
    public String propos() {
        return "Les mandats que les CCT ont acceptés : qui répond de quoi, et dans quels territoires.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of(CHEMIN + "/carte", "Voir la carte, par objet et par territoire");
    }

    @Override
    public String siVide() {
        return "Aucun mandat n’est inscrit.";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 5;
    }

    @Override
    public String source() {
        return "jalon.mandat m";
    }

    @Override
    public String champs() {
        return "m.numero, m.cct, m.objet, m.intitule, m.recurrent, m.debut, m.fin, m.montant, m.acte";
    }

    @Override
    public String cle() {
        return "m.numero";
    }

    @Override
    public String visibles() {
        return "m.numero is not null";
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of("aujourdhui", LocalDate.now(horloge).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, intitulé ou CCT";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("m.numero || ' ' || m.intitule") + " or m.cct in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero")).triee("m.numero"),
                Colonne.texte("intitule", "Mandat", l -> l.texte("intitule"))
                        .triee(MotsCherches.sql("m.intitule"))
                        .precisee(l -> objets.get(l.texte("objet"))),
                Colonne.de("objet", "Objet", Genre.EXPORT, l -> objets.get(l.texte("objet"))),
                Colonne.texte("cct", "CCT", l -> organisations.nom(l.texte("cct")))
                        .triee("m.cct"),
                Colonne.texte("territoires", "Territoires", l -> l.texte("territoires")),
                Colonne.repere("debut", "Du", l -> l.texte("debut")).triee("m.debut"),
                Colonne.repere("fin", "Au", l -> l.texte("fin")).triee("m.fin").teintee(this::passe),
                Colonne.de("montant", "Montant", Genre.MONTANT, l -> l.nombre("montant")),
                Colonne.de("acte", "Acte", Genre.EXPORT, l -> l.texte("acte")));
    }

    private String passe(Ligne ligne) {
        String fin = ligne.texte("fin");
        return fin != null && fin.compareTo(LocalDate.now(horloge).toString()) < 0 ? "gris" : null;
    }

    @Override
    public void completer(List<Ligne> lignes) {
        Map<String, List<String>> parMandat = lignes.isEmpty()
                ? Map.of()
                : base
                        .sql(
                                "select mandat, territoire from jalon.mandat_territoire where mandat in (:numeros) order by 2")
                        .param(
                                "numeros",
                                lignes.stream().map(l -> l.texte("numero")).toList())
                        .query((ligne, rang) -> Map.entry(
                                ligne.getString(1), territoires.getOrDefault(ligne.getString(2), ligne.getString(2))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        lignes.forEach(ligne -> ligne.ajouter(
                "territoires",
                String.join(" ; ", parMandat.getOrDefault(ligne.texte("numero"), List.of("tout le Québec")))));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "intitule";
    }
}
