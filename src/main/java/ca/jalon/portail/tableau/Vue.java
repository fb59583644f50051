package ca.jalon.portail.tableau;

import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Lecture.Comptes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Une page d'une liste, prête à montrer.
 *
 * @param puces ce qui est cherché et filtré, chacun avec l'adresse qui le retire
 */
public record Vue(
        Liste liste,
        String q,
        String tri,
        List<Choix> filtres,
        List<Puce> puces,
        List<Entete> entetes,
        List<List<Cellule>> lignes,
        Place place,
        Fichiers fichiers,
        List<Graphique> graphiques,
        boolean entiere) {

    /**
     * Où l'on est dans la liste.
     *
     * @param de rang de la première ligne montrée, {@code a} de la dernière
     * @param precedente adresse de la page d'avant, {@code null} s'il n'y en a pas
     */
    public record Place(long total, long de, long a, int page, long pages, String precedente, String suivante) {

        static Place de(Consultation demande, Comptes comptes, int montrees) {
            int page = demande.page();
            long de = montrees == 0 ? 0 : (page - 1L) * Lecture.PAR_PAGE + 1;
            return new Place(
                    comptes.total(),
                    de,
                    montrees == 0 ? 0 : de + montrees - 1,
                    page,
                    comptes.pages(),
                    page > 1 ? demande.a(page - 1).adresse() : null,
                    page < comptes.pages() ? demande.a(page + 1).adresse() : null);
        }
    }

    /** Adresses de la liste entière, telle qu'elle est cherchée et filtrée. */
    public record Fichiers(String csv, String xlsx, String json) {

        static Fichiers de(Consultation demande) {
            Consultation debut = demande.a(1);
            return new Fichiers(debut.adresse(".csv"), debut.adresse(".xlsx"), debut.adresse(".json"));
        }
    }

    public record Choix(String code, String libelle, boolean coche, String choisie, List<Option> options) {}

    public record Option(String valeur, String libelle, String nombre) {}

    public record Puce(String texte, String sans) {}

    /** @param sens {@code ascending}, {@code descending}, ou {@code null} si la liste n'est pas triée par là */
    public record Entete(String libelle, String adresse, String sens, boolean nombre) {}

    /** @param texte et {@code sous}, déjà en HTML, échappés */
    public record Cellule(
            String titre,
            String texte,
            String lien,
            String sous,
            String ton,
            Integer jauge,
            boolean nombre,
            boolean repere) {}

    static Vue de(Consultation demande, Comptes comptes, List<Ligne> lignes) {
        Liste liste = demande.liste();
        List<Colonne> colonnes = liste.colonnes().stream()
                .filter(colonne -> colonne.genre() != Genre.EXPORT)
                .toList();
        return new Vue(
                liste,
                demande.q(),
                demande.tri().equals(liste.tri()) ? null : demande.tri(),
                liste.filtres().stream()
                        .map(filtre -> choix(filtre, demande, comptes))
                        .filter(choix -> !choix.options().isEmpty())
                        .toList(),
                puces(demande),
                colonnes.stream().map(colonne -> entete(colonne, demande)).toList(),
                lignes.stream()
                        .map(ligne -> colonnes.stream()
                                .map(colonne -> cellule(colonne, ligne))
                                .toList())
                        .toList(),
                Place.de(demande, comptes, lignes.size()),
                Fichiers.de(demande),
                liste.filtres().stream()
                        .filter(filtre -> liste.graphiques().contains(filtre.code()))
                        .map(filtre -> graphique(filtre, demande, comptes))
                        .toList(),
                demande.entiere());
    }

    /** Une valeur qui ne laisserait rien n'est pas offerte, sauf si c'est elle qu'on a choisie. */
    private static Choix choix(Filtre filtre, Consultation demande, Comptes comptes) {
        String choisie = demande.filtres().get(filtre.code());
        List<Option> options = filtre.valeurs().entrySet().stream()
                .filter(valeur -> comptes.de(filtre, valeur.getKey()) > 0
                        || valeur.getKey().equals(choisie))
                .map(valeur -> new Option(
                        valeur.getKey(), valeur.getValue(), Affichage.nombre(comptes.de(filtre, valeur.getKey()))))
                .toList();
        return new Choix(filtre.code(), filtre.libelle(), filtre.seCoche(), choisie, options);
    }

    /** Les comptes mêmes du filtre : la barre et la liste qu'elle ouvre ne peuvent pas différer. */
    private static Graphique graphique(Filtre filtre, Consultation demande, Comptes comptes) {
        List<Barre> barres = filtre.valeurs().entrySet().stream()
                .filter(valeur -> comptes.de(filtre, valeur.getKey()) > 0)
                .map(valeur -> {
                    long nombre = comptes.de(filtre, valeur.getKey());
                    String lien = demande.avec(filtre.code(), valeur.getKey()).adresse();
                    String dit = Affichage.nombre(nombre);
                    return new Barre(
                            valeur.getValue(),
                            lien,
                            dit,
                            List.of(new Part(0, nombre, valeur.getValue() + " : " + dit, lien)),
                            null,
                            List.of(dit));
                })
                .toList();
        return new Graphique(
                0,
                filtre.libelle(),
                "Parmi ce que la liste montre.",
                List.of(),
                List.of(filtre.libelle(), "Nombre"),
                barres,
                "Rien à compter.");
    }

    private static List<Puce> puces(Consultation demande) {
        List<Puce> puces = new ArrayList<>();
        if (!demande.q().isEmpty()) {
            puces.add(new Puce("« " + demande.q() + " »", demande.sansMots().adresse()));
        }
        for (Filtre filtre : demande.liste().filtres()) {
            String choisie = demande.filtres().get(filtre.code());
            if (choisie != null) {
                Map<String, String> valeurs = filtre.valeurs();
                puces.add(new Puce(
                        filtre.seCoche() ? filtre.libelle() : filtre.libelle() + " : " + valeurs.get(choisie),
                        demande.sans(filtre.code()).adresse()));
            }
        }
        return puces;
    }

    private static Entete entete(Colonne colonne, Consultation demande) {
        if (colonne.tri() == null) {
            return new Entete(colonne.libelle(), null, null, colonne.nombre());
        }
        boolean croissant = demande.tri().equals(colonne.code());
        boolean decroissant = demande.tri().equals("-" + colonne.code());
        return new Entete(
                colonne.libelle(),
                demande.triee(croissant ? "-" + colonne.code() : colonne.code()).adresse(),
                croissant ? "ascending" : decroissant ? "descending" : null,
                colonne.nombre());
    }

    private static Cellule cellule(Colonne colonne, Ligne ligne) {
        return new Cellule(
                colonne.libelle(),
                Affichage.html(Affichage.texte(colonne.valeur().apply(ligne), colonne.genre())),
                colonne.lien().apply(ligne),
                Affichage.html(colonne.sous().apply(ligne)),
                colonne.ton().apply(ligne),
                colonne.jauge().apply(ligne),
                colonne.nombre(),
                colonne.genre() == Genre.REPERE);
    }
}
