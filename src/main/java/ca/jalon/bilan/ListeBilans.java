package ca.jalon.bilan;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les bilans d'exercice que l'on voit : les siens, ceux de son territoire, et les bilans consolidés une fois déposés. */
@Component
class ListeBilans implements Liste {

    static final String CHEMIN = "/bilans";

    private final Bilans bilans;
    private final List<Filtre> filtres;

    ListeBilans(Bilans bilans, Valeurs valeurs) {
        this.bilans = bilans;
        Map<String, String> paliers = new LinkedHashMap<>();
        Arrays.stream(Palier.values()).forEach(palier -> paliers.put(palier.name(), palier.libelle));
        Map<String, String> etapes = new LinkedHashMap<>();
        Arrays.stream(Etape.values()).forEach(etape -> etapes.put(etape.name(), etape.libelle()));
        this.filtres = List.of(
                Filtre.choix("palier", "Palier", "b.palier", paliers),
                Filtre.choix("etape", "Étape", "b.etat", etapes),
                valeurs.territoire("d.territoire"),
                Filtre.coche("depose", "Déposé", "b.depose_le is not null"),
                Valeurs.attendLeLecteur("b.numero"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Bilans annuels";
    }

    @Override
    public String nomAuMenu() {
        return "Bilans";
    }

    @Override
    public String propos() {
        return "Les bilans d’exercice de vos organisations, et ceux que les territoires et le Québec ont déposés.";
    }

    @Override
    public String siVide() {
        return "Aucun bilan. Ceux de l’exercice s’ouvrent d’eux-mêmes le 1er avril.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of(CHEMIN + "/dernier", "Voir le dernier exercice, tous ensemble");
    }

    @Override
    public Famille famille() {
        return Famille.INSTANCES;
    }

    @Override
    public int rang() {
        return 5;
    }

    @Override
    public String source() {
        return "jalon.bilan b join jalon.dossier d on d.numero = b.numero";
    }

    @Override
    public String champs() {
        return "b.numero, b.annee, b.palier, b.perimetre, b.etat, b.version, b.depose_le";
    }

    @Override
    public String cle() {
        return "b.numero";
    }

    @Override
    public String visibles() {
        return Bilans.VISIBLES;
    }

    @Override
    public String chercheDans() {
        return "Numéro, titre ou établissement";
    }

    @Override
    public String trouve() {
        return "position(:mot in d.recherche) > 0 or d.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("b.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("annee") + "/" + l.texte("perimetre")),
                Colonne.repere("exercice", "Exercice", ListeBilans::exercice).triee("b.annee"),
                Colonne.texte("perimetre", "Bilan de", l -> bilans.nom(l.texte("perimetre")))
                        .triee(MotsCherches.sql("d.titre"))
                        .precisee(l -> Palier.valueOf(l.texte("palier")).libelle),
                Colonne.de("palier", "Palier", Genre.EXPORT, l -> Palier.valueOf(l.texte("palier")).libelle),
                Colonne.texte(
                                "etape",
                                "Étape",
                                l -> Etape.valueOf(l.texte("etat")).libelle())
                        .triee("b.etat")
                        .teintee(l -> ton(l.texte("etat"))),
                Colonne.de("version", "Version", Genre.NOMBRE, l -> l.nombre("version")),
                Colonne.repere("depose", "Déposé le", l -> l.jour("depose_le")).triee("b.depose_le"));
    }

    private static String exercice(Ligne ligne) {
        int annee = ligne.nombre("annee").intValue();
        return (annee - 1) + "-" + annee;
    }

    static String ton(String etape) {
        return switch (Etape.valueOf(etape)) {
            case DEPOSE -> "vert";
            case NON_DEPOSE -> "rouge";
            default -> "gris";
        };
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-exercice";
    }
}
