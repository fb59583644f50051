package ca.jalon.approbation;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.registre.Decisions;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Le registre des décisions, pour les projets que l'on voit. */
@Component
class ListeDecisions implements Liste {

    static final String SENS = """
            case when c.issue in ('AUTORISE', 'AUTORISE_AVEC_CONDITIONS') then 'ACCORD'
                 when c.issue = 'REFUSE' then 'REFUS'
                 when c.issue = 'CONSIGNE' then 'ACTE' else 'RETOUR' end\
            """;

    private final Organisations organisations;
    private final Libelles libelles;
    private final List<Filtre> filtres;

    ListeDecisions(Organisations organisations, Valeurs valeurs, Libelles libelles) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.filtres = List.of(
                Filtre.choix("jalon", "Jalon", "c.jalon", libelles.enTetes("jalon")),
                Filtre.choix("issue", "Décision", "c.issue", libelles.enTetes("decision")),
                Filtre.choix("sens", "Sens", SENS, libelles.mots("sensDecision")),
                Filtre.choix("niveau", "Niveau", "d.niveau", libelles.mots("niveauProjet")),
                valeurs.territoire("d.territoire"),
                valeurs.etablissement("d.organisation"),
                Filtre.coche("vigueur", "Pas reprise ensuite", Decisions.EN_VIGUEUR),
                Filtre.coche("demoi", "Rendue par moi", "c.personne = :compte"));
    }

    @Override
    public String chemin() {
        return "/decisions";
    }

    @Override
    public String titre() {
        return "Registre des décisions";
    }

    @Override
    public String nomAuMenu() {
        return "Décisions";
    }

    @Override
    public String propos() {
        return "Chaque décision rendue dans les projets que vous voyez, telle qu’elle fut consignée.";
    }

    @Override
    public String siVide() {
        return "Aucune décision n’est encore consignée. La première le sera quand un dossier aura passé son premier jalon.";
    }

    @Override
    public int rang() {
        return 3;
    }

    @Override
    public String source() {
        return "jalon.decision c join jalon.dossier d on d.numero = c.numero";
    }

    @Override
    public String champs() {
        return "c.numero, c.rang, c.jalon, c.autorite, c.nom_personne, c.issue, c.motif, c.conditions, c.montant,"
                + " c.date_decision, c.numero_resolution, c.consignee_le, d.titre, d.organisation";
    }

    @Override
    public String cle() {
        return "(c.numero || '/' || c.rang)";
    }

    @Override
    public String visibles() {
        return "(c.personne = :compte or not " + Decisions.EN_SUSPENS + ") and " + Dossiers.VISIBLES;
    }

    @Override
    public String chercheDans() {
        return "Numéro, projet, personne ou établissement";
    }

    @Override
    public String trouve() {
        return "position(:mot in d.recherche) > 0 or d.organisation in (:nommees) or "
                + MotsCherches.dans("c.nom_personne");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Projet", l -> l.texte("numero"))
                        .triee("c.numero")
                        .menant(l -> "/projets/" + l.texte("numero"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("titre", "Titre", l -> l.texte("titre")).triee(MotsCherches.sql("d.titre")),
                Colonne.texte("jalon", "Jalon", l -> libelles.enTete("jalon", l.texte("jalon")))
                        .triee("c.jalon"),
                Colonne.texte("issue", "Décision", l -> libelles.enTete("decision", l.texte("issue")))
                        .teintee(l -> Map.of(
                                        "AUTORISE", "vert",
                                        "AUTORISE_AVEC_CONDITIONS", "vert",
                                        "RETOUR_POUR_COMPLEMENT", "jaune",
                                        "REFUSE", "rouge")
                                .get(l.texte("issue"))),
                Colonne.texte("autorite", "Rendue par", l -> l.texte("nom_personne"))
                        .triee(MotsCherches.sql("c.nom_personne"))
                        .precisee(l -> organisations.nomGroupe(l.texte("autorite"))),
                Colonne.de("groupe", "Autorité", Genre.EXPORT, l -> organisations.nomGroupe(l.texte("autorite"))),
                Colonne.de("motif", "Motif", Genre.EXPORT, l -> l.texte("motif")),
                Colonne.de("conditions", "Conditions", Genre.EXPORT, l -> l.texte("conditions")),
                Colonne.de("montant", "Montant", Genre.MONTANT, l -> l.nombre("montant"))
                        .triee("c.montant"),
                Colonne.repere("consignee", "Consignée le", l -> l.jour("consignee_le"))
                        .triee("c.consignee_le"),
                Colonne.de("resolution", "Résolution", Genre.EXPORT, l -> l.texte("numero_resolution")));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-consignee";
    }
}
