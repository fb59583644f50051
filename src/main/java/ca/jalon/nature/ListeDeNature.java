package ca.jalon.nature;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Les dossiers d'une nature : ceux que la personne voit par son organisation ou son territoire, comme les projets. */
class ListeDeNature implements Liste {

    private static final String ATTEND = "attend";

    private final Nature nature;
    private final Ecrits ecrits;
    private final Attentes attentes;
    private final Organisations organisations;
    private final Map<String, String> etats;
    private final List<Filtre> filtres;

    ListeDeNature(
            Nature nature,
            Ecrits ecrits,
            Attentes attentes,
            Organisations organisations,
            Valeurs valeurs,
            Libelles libelles) {
        this.nature = nature;
        this.ecrits = ecrits;
        this.attentes = attentes;
        this.organisations = organisations;
        this.etats = nature.tousLesEtats(libelles);
        this.filtres = List.of(
                Filtre.choix("etat", "État", "d.etat", etats),
                valeurs.territoire("d.territoire"),
                valeurs.etablissement("d.organisation"),
                Valeurs.attendLeLecteur("d.numero"));
    }

    @Override
    public String chemin() {
        return nature.page().chemin();
    }

    @Override
    public String titre() {
        return nature.page().titre();
    }

    @Override
    public String propos() {
        return nature.page().propos();
    }

    @Override
    public String siVide() {
        return nature.page().siVide();
    }

    @Override
    public Famille famille() {
        return nature.page().famille();
    }

    @Override
    public int rang() {
        return nature.page().rang();
    }

    @Override
    public String source() {
        return "jalon.dossier d";
    }

    @Override
    public String champs() {
        return "d.numero, d.titre, d.organisation, d.etat, d.inscrit_le, d.ferme_le";
    }

    @Override
    public String cle() {
        return "d.numero";
    }

    @Override
    public String visibles() {
        return "d.nature = '%s' and %s".formatted(nature.code(), Dossiers.VUS);
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
        List<Colonne> colonnes = new ArrayList<>(List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("d.numero")
                        .menant(l -> PagesDesNatures.CHEMIN + l.texte("numero")),
                Colonne.texte("titre", nature.nom(), l -> l.texte("titre"))
                        .triee("d.titre")
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de(
                        "organisation",
                        "Établissement",
                        Genre.EXPORT,
                        l -> organisations.nom(l.texte("organisation")))));
        nature.colonnes().forEach((cle, entete) -> colonnes.add(Colonne.texte(cle, entete, l -> l.texte(cle))));
        colonnes.addAll(List.of(
                Colonne.texte("etat", "État", l -> etats.getOrDefault(l.texte("etat"), l.texte("etat")))
                        .triee("d.etat")
                        .teintee(l -> Dossier.EN_COURS.equals(l.texte("etat")) ? null : "gris"),
                Colonne.texte(ATTEND, "Attend", l -> l.texte(ATTEND)),
                Colonne.repere("inscrit", "Ouvert le", l -> l.jour("inscrit_le"))
                        .triee("d.inscrit_le"),
                Colonne.de("ferme", "Terminé le", Genre.EXPORT, l -> l.jour("ferme_le"))));
        return colonnes;
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-inscrit";
    }

    @Override
    public void completer(List<Ligne> lignes) {
        List<String> numeros =
                lignes.stream().map(ligne -> ligne.texte("numero")).toList();
        Map<String, List<Attentes.Attend>> attendus = attentes.parNumero(numeros);
        Map<String, Map<String, ReponseDite>> dites =
                ecrits.dernieresDites(numeros, nature.colonnes().keySet());
        for (Ligne ligne : lignes) {
            String numero = ligne.texte("numero");
            ligne.ajouter(
                    ATTEND,
                    attendus.getOrDefault(numero, List.of()).stream()
                            .map(Attentes.Attend::qui)
                            .distinct()
                            .collect(Collectors.joining(" ; ")));
            dites.getOrDefault(numero, Map.of())
                    .forEach((cle, dite) -> ligne.ajouter(cle, Francais.dateHeure(dite.libelle())));
        }
    }
}
