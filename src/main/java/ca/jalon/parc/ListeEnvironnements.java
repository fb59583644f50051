package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Le pont de visioconférence et les autres environnements, et le CCT qui les gère pour qui. */
@Component
class ListeEnvironnements implements Liste {

    private final Organisations organisations;
    private final JdbcClient base;

    ListeEnvironnements(Organisations organisations, JdbcClient base) {
        this.organisations = organisations;
        this.base = base;
    }

    @Override
    public String chemin() {
        return "/environnements";
    }

    @Override
    public String titre() {
        return "Environnements technologiques";
    }

    @Override
    public String nomAuMenu() {
        return "Environnements";
    }

    @Override
    public String propos() {
        return "Le pont de visioconférence et les autres environnements de télésanté : qui les gère, et pour quels territoires.";
    }

    @Override
    public String siVide() {
        return "Aucun environnement n’est inscrit.";
    }

    @Override
    public Famille famille() {
        return Famille.PARC;
    }

    @Override
    public int rang() {
        return 6;
    }

    @Override
    public String source() {
        return "jalon.environnement e";
    }

    @Override
    public String champs() {
        return "e.numero, e.nom, e.cct";
    }

    @Override
    public String cle() {
        return "e.numero";
    }

    @Override
    public String visibles() {
        return "e.numero is not null";
    }

    @Override
    public String chercheDans() {
        return "Numéro, nom ou CCT";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("e.numero || ' ' || e.nom") + " or e.cct in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero")).triee("e.numero"),
                Colonne.texte("nom", "Environnement", l -> l.texte("nom")).triee(MotsCherches.sql("e.nom")),
                Colonne.texte(
                                "cct",
                                "CCT",
                                l -> l.texte("cct") == null ? "à confier" : organisations.nom(l.texte("cct")))
                        .triee("e.cct"),
                Colonne.texte("territoires", "Territoires", l -> l.texte("territoires")));
    }

    @Override
    public void completer(List<Ligne> lignes) {
        Map<String, String> noms = organisations.nomsDesTerritoires();
        Map<String, List<String>> par = lignes.isEmpty()
                ? Map.of()
                : base
                        .sql("""
                                select environnement, territoire from jalon.environnement_territoire
                                where environnement in (:numeros) order by territoire
                                """)
                        .param(
                                "numeros",
                                lignes.stream().map(l -> l.texte("numero")).toList())
                        .query((ligne, rang) -> Map.entry(
                                ligne.getString(1), noms.getOrDefault(ligne.getString(2), ligne.getString(2))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        lignes.forEach(ligne -> ligne.ajouter(
                "territoires", String.join(" ; ", par.getOrDefault(ligne.texte("numero"), List.of("tout le Québec")))));
    }

    @Override
    public List<Filtre> filtres() {
        return List.of(Filtre.choix("cct", "CCT", "e.cct", Organisations.noms(organisations.ccts())));
    }

    @Override
    public String tri() {
        return "nom";
    }
}
