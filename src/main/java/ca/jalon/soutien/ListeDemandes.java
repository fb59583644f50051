package ca.jalon.soutien;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les demandes de soutien : les siennes et celles qu'on lui a confiées, avec l'horloge de chacune. */
@Component
class ListeDemandes implements Liste {

    static final String CHEMIN = "/soutien";

    /** Une demande est résolue quand une réponse lui a été donnée, même si elle reste à confirmer. */
    static final String RESOLUE = "d.etat in ('A_CONFIRMER', 'RESOLU', 'RESOLU_CONTOURNEMENT')";

    static final String DELAI = """
            case when exists (select 1 from jalon.echeance x where x.cle = d.numero and x.depassee_le is not null)
                 then 'DEPASSE' when d.close_le is not null then 'TENU' else 'EN_COURS' end\
            """;

    private static final String GRAVITE =
            "case d.qualification when 'BLOQUANTE' then 0 when 'MAJEURE' then 1 when 'MINEURE' then 2 else 3 end";

    private final Mots mots;
    private final Echeances echeances;
    private final Delais delais;
    private final Lecteurs lecteurs;
    private final Organisations organisations;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeDemandes(
            Mots mots,
            Libelles libelles,
            Echeances echeances,
            Delais delais,
            Lecteurs lecteurs,
            Organisations organisations,
            Valeurs valeurs) {
        this.libelles = libelles;
        this.mots = mots;
        this.echeances = echeances;
        this.delais = delais;
        this.lecteurs = lecteurs;
        this.organisations = organisations;
        Map<String, String> niveaux = libelles.mots("niveauSoutien");
        this.filtres = List.of(
                Filtre.choix("etat", "État", "d.etat", libelles.mots("etatDemande")),
                Filtre.choix("qualification", "Qualification", "d.qualification", libelles.mots("qualification")),
                Filtre.choix("niveau", "Niveau de soutien", "d.niveau", niveaux),
                Filtre.choix("resolue", "Résolue au", "case when " + RESOLUE + " then d.niveau end", niveaux),
                Filtre.choix("delai", "Délais", DELAI, libelles.mots("delaiSoutien")),
                valeurs.territoire("d.territoire"),
                valeurs.etablissement("d.organisation"),
                Filtre.coche("ouverte", "Ouverte", "d.close_le is null"),
                Filtre.coche("partager", "Proposée à la base de connaissances", "d.a_partager"),
                Valeurs.attendLeLecteur("d.numero"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Demandes de soutien";
    }

    @Override
    public String nomAuMenu() {
        return "Soutien";
    }

    @Override
    public List<String> graphiques() {
        return List.of("etat", "qualification", "niveau");
    }

    @Override
    public String propos() {
        return "Celles que vous avez faites, et celles qui ont été confiées à vous ou à vos groupes.";
    }

    @Override
    public String siVide() {
        return "Aucune demande pour l’instant. Une demande commence à l’accueil, par « Demander du soutien ».";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 2;
    }

    @Override
    public boolean auMenu() {
        return true;
    }

    @Override
    public String source() {
        return "jalon.demande d";
    }

    @Override
    public String champs() {
        return "d.numero, d.resume, d.service, d.organisation, d.territoire, d.qualification, d.niveau, d.etat, d.note_globale,"
                + " d.inscrite_le, d.close_le, d.solution, d.reference_niveau3";
    }

    @Override
    public String cle() {
        return "d.numero";
    }

    @Override
    public String visibles() {
        return Demandes.LISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        return Map.of(
                "litTout", lecteurs.de(lecteur.compte(), lecteur.groupes()).litTout());
    }

    @Override
    public String chercheDans() {
        return "Numéro, résumé, service, personne, référence ou établissement";
    }

    @Override
    public String trouve() {
        return "position(:mot in d.recherche) > 0 or d.organisation in (:nommees) or "
                + MotsCherches.dans("coalesce(d.reference_niveau3, '')");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("d.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero")),
                Colonne.texte("resume", "Demande", l -> l.texte("resume"))
                        .precisee(l -> l.texte("service") + " · " + organisations.nom(l.texte("organisation"))),
                Colonne.de("service", "Service", Genre.EXPORT, l -> l.texte("service"))
                        .triee("d.service"),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("qualification", "Qualification", l -> mots.qualification(l.texte("qualification")))
                        .triee(GRAVITE)
                        .teintee(l -> "BLOQUANTE".equals(l.texte("qualification")) ? "rouge" : null),
                Colonne.texte("etat", "État", l -> mots.etat(l.texte("etat")))
                        .triee("d.etat")
                        .precisee(l -> l.texte("niveau") == null ? null : mots.niveau(l.texte("niveau"))),
                Colonne.texte("delais", "Délais", ListeDemandes::delai)
                        .teintee(l -> l.texte("depasses").isEmpty() ? null : "retard")
                        .mesuree(l -> l.ajoute("ecoule", Integer.class))
                        .precisee(l -> l.texte("depasses").isEmpty() ? null : l.texte("suite")),
                Colonne.texte(
                                "note",
                                "Satisfaction",
                                l -> l.nombre("note_globale") == null ? "—" : l.texte("note_globale") + " sur 5")
                        .triee("d.note_globale"),
                Colonne.repere("inscrite", "Déposée le", l -> l.jour("inscrite_le"))
                        .triee("d.inscrite_le"),
                Colonne.de("solution", "Solution", Genre.EXPORT, l -> l.texte("solution")),
                Colonne.de("reference", "Référence au niveau 3", Genre.EXPORT, l -> l.texte("reference_niveau3")),
                Colonne.de("close", "Close le", Genre.EXPORT, l -> l.jour("close_le")));
    }

    private static String delai(Ligne ligne) {
        return ligne.texte("depasses").isEmpty() ? ligne.texte("suite") : "Dépassés : " + ligne.texte("depasses");
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-inscrite";
    }

    @Override
    public void completer(List<Ligne> lignes) {
        Map<String, List<Echeance>> parNumero = echeances.toutes(
                lignes.stream().map(ligne -> ligne.texte("numero")).toList());
        for (Ligne ligne : lignes) {
            List<Echeance> siennes = parNumero.getOrDefault(ligne.texte("numero"), List.of());
            boolean close = ligne.instant("close_le") != null;
            ligne.ajouter("depasses", delais.depasses(siennes));
            ligne.ajouter("suite", delais.suite(ligne.texte("etat"), close, siennes));
            ligne.ajouter("ecoule", delais.ecoule(ligne.texte("etat"), close, siennes));
        }
    }
}
