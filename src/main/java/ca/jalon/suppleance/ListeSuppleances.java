package ca.jalon.suppleance;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.formulaire.Administrateurs;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.registre.Suppleance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Les suppléances : les siennes ; toutes, pour qui administre. */
@Component
class ListeSuppleances implements Liste {

    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Administrateurs administrateurs;
    private final Libelles libelles;

    ListeSuppleances(
            Annuaire annuaire, Organisations organisations, Administrateurs administrateurs, Libelles libelles) {
        this.libelles = libelles;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.administrateurs = administrateurs;
    }

    @Override
    public String chemin() {
        return "/suppleances";
    }

    @Override
    public String titre() {
        return "Suppléances";
    }

    @Override
    public String propos() {
        return "Qui remplace qui, quand et pour quels rôles.";
    }

    @Override
    public String siVide() {
        return "Aucune suppléance. Une absence se déclare à l’accueil, par « Déclarer une absence ».";
    }

    @Override
    public Famille famille() {
        return Famille.PERSONNES;
    }

    @Override
    public int rang() {
        return 5;
    }

    @Override
    public String source() {
        return "jalon.suppleance x";
    }

    @Override
    public String champs() {
        return "x.id, x.absent, x.suppleant, x.du, x.au, x.groupes, x.motif, x.etat, x.declaree_par, x.declaree_le";
    }

    @Override
    public String cle() {
        return "x.id";
    }

    @Override
    public String visibles() {
        return "(:administre = true or x.absent = :compte or x.suppleant = :compte or x.declaree_par = :compte)";
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of(
                "administre", administrateurs.estAdministrateur(lecteur.compte(), List.copyOf(lecteur.groupes())));
    }

    @Override
    public String chercheDans() {
        return "Personne";
    }

    @Override
    public String trouve() {
        return "exists (select 1 from ACT_ID_USER u where u.ID_ in (x.absent, x.suppleant) and position(:mot in "
                + MotsCherches.PERSONNE
                + ") > 0)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.texte("absent", "Personne absente", l -> l.texte("nomAbsent")),
                Colonne.texte("suppleant", "Suppléée par", l -> l.texte("nomSuppleant")),
                Colonne.repere("du", "Du", l -> l.texte("du")).triee("x.du"),
                Colonne.repere("au", "Au", l -> l.texte("au")).triee("x.au"),
                Colonne.texte("groupes", "Rôles confiés", this::roles),
                Colonne.texte("etat", "État", l -> libelles.dire("etatSuppleance", l.texte("etat")))
                        .teintee(l ->
                                Map.of("EN_COURS", "vert", "TERMINEE", "gris").get(l.texte("etat"))),
                Colonne.de("motif", "Motif", Genre.EXPORT, l -> l.texte("motif")));
    }

    private String roles(Ligne ligne) {
        return Arrays.stream(ligne.texte("groupes").split(","))
                .filter(groupe -> !groupe.isEmpty())
                .map(groupe -> groupe.equals(Suppleance.EN_PERSONNE)
                        ? "tâches confiées en personne"
                        : organisations.nomGroupe(groupe))
                .collect(Collectors.joining(" ; "));
    }

    @Override
    public List<Filtre> filtres() {
        return List.of(Filtre.choix("etat", "État", "x.etat", libelles.mots("etatSuppleance")));
    }

    @Override
    public String tri() {
        return "-du";
    }

    @Override
    public void completer(List<Ligne> lignes) {
        Map<String, String> noms = annuaire.nomsDesComptes(lignes.stream()
                .flatMap(ligne -> Stream.of(ligne.texte("absent"), ligne.texte("suppleant")))
                .collect(Collectors.toSet()));
        for (Ligne ligne : lignes) {
            ligne.ajouter("nomAbsent", noms.getOrDefault(ligne.texte("absent"), ligne.texte("absent")));
            ligne.ajouter("nomSuppleant", noms.getOrDefault(ligne.texte("suppleant"), ligne.texte("suppleant")));
        }
    }
}
