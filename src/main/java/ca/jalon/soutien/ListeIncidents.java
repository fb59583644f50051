package ca.jalon.soutien;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Le registre des incidents de confidentialité d'un établissement, complet à l'export : la Commission peut en demander copie. */
@Component
class ListeIncidents implements Liste {

    static final String CHEMIN = "/incidents";

    /** Ce que la loi veut et que personne n'a encore fait. */
    private static final String DU = """
            case when v.close_le is not null then 'CLOS'
                 when v.risque = 'OUI' and v.commission_le is null then 'COMMISSION'
                 when v.risque = 'OUI' and v.personnes_le is null and v.reporte_au > :aujourdhui then 'REMIS'
                 when v.risque = 'OUI' and v.personnes_le is null then 'PERSONNES'
                 when v.risque is null then 'EVALUER' else 'CLORE' end\
            """;

    private final Organisations organisations;
    private final Libelles libelles;
    private final Clock horloge;
    private final List<Filtre> filtres;

    ListeIncidents(Organisations organisations, Libelles libelles, Valeurs valeurs, Clock horloge) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.horloge = horloge;
        this.filtres = List.of(
                Filtre.choix("du", "À faire", DU, libelles.mots("duIncident")),
                Filtre.choix("nature", "Nature", "v.nature", libelles.mots("natureViolation")),
                Filtre.coche("serieux", "Risque de préjudice sérieux", "v.risque = 'OUI'"),
                valeurs.etablissement("v.organisation"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Registre des incidents de confidentialité";
    }

    @Override
    public String nomAuMenu() {
        return "Incidents de confidentialité";
    }

    @Override
    public String propos() {
        return "Ce que la loi veut au registre ; seule la personne responsable de la protection des renseignements d’un établissement lit le sien, et son dirigeant ce qui tarde.";
    }

    @Override
    public String siVide() {
        return "Rien à lire. Un incident se déclare à l’accueil, par « Déclarer un incident de confidentialité » ; ce registre ne s’ouvre"
                + " qu’à la personne responsable de la protection des renseignements.";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 10;
    }

    @Override
    public String source() {
        return "jalon.violation v";
    }

    @Override
    public String champs() {
        return "v.*, coalesce(v.circonstances, v.texte) as recit, " + DU + " as du";
    }

    @Override
    public String cle() {
        return "v.numero";
    }

    @Override
    public String visibles() {
        return Violations.LISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of("aujourdhui", LocalDate.now(horloge).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, circonstances ou renseignements touchés";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans(
                        "v.numero || ' ' || coalesce(v.circonstances, v.texte) || ' ' || coalesce(v.renseignements, '')")
                + " or v.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        List<Colonne> colonnes = new ArrayList<>(List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("v.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero")),
                Colonne.texte("nature", "Nature", l -> mot("natureViolation", l, "nature"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.repere("constatee", "Constaté le", l -> l.texte("constatee_le"))
                        .triee("v.constatee_le"),
                Colonne.de("personnes", "Personnes", Genre.NOMBRE, l -> l.nombre("personnes"))
                        .triee("v.personnes"),
                Colonne.texte("risque", "Risque sérieux", l -> mot("risquePrejudice", l, "risque"))
                        .teintee(l -> "OUI".equals(l.texte("risque")) ? "rouge" : null),
                Colonne.texte("du", "À faire", l -> libelles.dire("duIncident", l.texte("du")))
                        .teintee(ListeIncidents::ton),
                Colonne.repere("commission", "Commission avisée", l -> l.texte("commission_le"))
                        .triee("v.commission_le"),
                Colonne.repere("avisees", "Personnes avisées", l -> l.texte("personnes_le"))
                        .triee("v.personnes_le"),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("sensibilite", "Sensibilité", Genre.EXPORT, l -> mot("sensibilite", l, "sensibilite")),
                Colonne.de("probabilite", "Probabilité", Genre.EXPORT, l -> mot("probabiliteUsage", l, "probabilite")),
                Colonne.de("mode", "Avis aux personnes", Genre.EXPORT, l -> mot("modeAvisPersonnes", l, "mode_avis")),
                Colonne.de("declaree", "Déclaré le", Genre.EXPORT, l -> l.jour("declaree_le")),
                Colonne.de("close", "Clos le", Genre.EXPORT, l -> l.jour("close_le"))));
        Valeurs.ordonner(
                        "recit", "Circonstances",
                        "survenue", "Survenu",
                        "renseignements", "Renseignements touchés",
                        "cause", "Cause",
                        "personnes_quebec", "Personnes au Québec",
                        "consequences", "Conséquences à craindre",
                        "motif_risque", "Ce qui fait conclure",
                        "mesures", "Mesures prises",
                        "ministre_le", "Ministre avisé",
                        "conseils", "Conseils aux personnes",
                        "reporte_au", "Avis aux personnes remis au",
                        "motif_avis", "Motif des avis",
                        "autres_avises", "Autres avisés",
                        "correctifs", "Correctifs",
                        "demande", "Signalé au soutien")
                .forEach((champ, libelle) ->
                        colonnes.add(Colonne.de(champ, libelle, Genre.EXPORT, l -> l.texte(champ))));
        return colonnes;
    }

    private String mot(String notion, Ligne ligne, String champ) {
        return ligne.texte(champ) == null ? null : libelles.dire(notion, ligne.texte(champ));
    }

    private static String ton(Ligne ligne) {
        return switch (ligne.texte("du")) {
            case "COMMISSION", "PERSONNES" -> "rouge";
            case "EVALUER", "CLORE" -> "jaune";
            default -> "gris";
        };
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-numero";
    }
}
