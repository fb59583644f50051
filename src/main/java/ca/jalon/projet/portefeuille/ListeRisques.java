package ca.jalon.projet.portefeuille;

import static ca.jalon.portail.tableau.Valeurs.ordonner;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les risques et les points en suspens des projets que l'on voit. */
@Component
class ListeRisques implements Liste {

    static final String CHEMIN = "/risques";

    private static final Map<String, String> CRITICITES = ordonner(
            "CRITIQUE",
            "critique",
            "ELEVEE",
            "élevée",
            "MODEREE",
            "modérée",
            "FAIBLE",
            "faible",
            "BLOQUANT",
            "bloquant",
            "NON_BLOQUANT",
            "non bloquant",
            "A_COTER",
            "à coter");
    private static final Map<String, String> TYPES =
            ordonner("RISQUE", "risque", "POINT_EN_SUSPENS", "point en suspens");
    private static final Map<String, String> ETATS =
            ordonner("OUVERT", "ouvert", "EN_TRAITEMENT", "en traitement", "SURVENU", "survenu", "FERME", "fermé");

    private final Organisations organisations;
    private final List<Filtre> filtres;

    ListeRisques(Organisations organisations, Valeurs valeurs) {
        this.organisations = organisations;
        this.filtres = List.of(
                Filtre.choix("criticite", "Criticité", "r.criticite", CRITICITES),
                Filtre.choix("type", "Nature", "r.type", TYPES),
                Filtre.choix("etat", "État", "r.etat", ETATS),
                valeurs.territoire("d.territoire"),
                valeurs.etablissement("d.organisation"),
                Filtre.coche("ouvert", "Pas encore fermé", "r.ferme_le is null"),
                Filtre.coche("revue", "Revue en retard", "r.ferme_le is null and r.prochaine_revue < :maintenant"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Risques et points en suspens";
    }

    @Override
    public String nomAuMenu() {
        return "Risques";
    }

    @Override
    public String propos() {
        return "Ce qui a été signalé dans les projets que vous voyez.";
    }

    @Override
    public String siVide() {
        return "Aucun risque n’est signalé. Un risque se signale à l’accueil, par « Signaler un risque ou un point en suspens ».";
    }

    @Override
    public int rang() {
        return 2;
    }

    @Override
    public String source() {
        return "jalon.risque r join jalon.dossier d on d.numero = r.numero";
    }

    @Override
    public String champs() {
        return "r.numero, r.rang, r.type, r.description, r.criticite, r.action, r.responsable, r.echeance_action, r.etat,"
                + " r.prochaine_revue, r.signale_le, r.ferme_le, d.titre, d.organisation";
    }

    @Override
    public String cle() {
        return "(r.numero || '/' || r.rang)";
    }

    @Override
    public String visibles() {
        return Dossiers.VISIBLES;
    }

    @Override
    public String chercheDans() {
        return "Description, projet ou établissement";
    }

    @Override
    public String trouve() {
        return "position(:mot in d.recherche) > 0 or " + MotsCherches.dans("r.description")
                + " or d.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Projet", l -> l.texte("numero"))
                        .triee("r.numero")
                        .menant(l -> ListeProjets.CHEMIN + "/" + l.texte("numero"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("description", "Description", l -> l.texte("description"))
                        .precisee(l -> l.texte("titre")),
                Colonne.texte("type", "Nature", l -> TYPES.get(l.texte("type"))),
                Colonne.texte(
                                "criticite",
                                "Criticité",
                                l -> l.texte("criticite") == null ? "à coter" : CRITICITES.get(l.texte("criticite")))
                        .triee("case r.criticite when 'CRITIQUE' then 0 when 'BLOQUANT' then 0 when 'ELEVEE' then 1"
                                + " when 'MODEREE' then 2 else 3 end")
                        .teintee(l -> List.of("CRITIQUE", "BLOQUANT").contains(String.valueOf(l.texte("criticite")))
                                ? "rouge"
                                : null),
                Colonne.texte("action", "Action", l -> l.texte("action"))
                        .precisee(l ->
                                l.texte("echeance_action") == null ? null : "avant le " + l.texte("echeance_action")),
                Colonne.texte("etat", "État", l -> ETATS.get(l.texte("etat"))),
                Colonne.repere(
                                "revue",
                                "Prochaine revue",
                                l -> l.instant("ferme_le") == null ? l.jour("prochaine_revue") : null)
                        .triee("r.prochaine_revue"),
                Colonne.repere("signale", "Signalé le", l -> l.jour("signale_le"))
                        .triee("r.signale_le"));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "criticite";
    }
}
