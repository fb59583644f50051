package ca.jalon.planification;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.registre.LigneDePlan.Statut;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Les lignes des plans : ce qui est proposé, inscrit, commencé, réalisé, pour qui et à quel coût. */
@Component
class ListeLignes implements Liste {

    static final String CHEMIN = "/planification";
    static final String ANNEE = "annee";
    static final String AVANCEMENT = "avancement";
    static final String NOTION_TYPE = "typeLigne";

    /** Ce qu'un regard voit des lignes {@code l}. */
    static final String VISIBLES =
            "(:tout = true or l.territoire in (:territoires) or l.organisation in (:organisations))";

    /** Où en est une ligne que le CNCOT a inscrite : son projet le dit, ou le pilote si elle n'en a pas ; un doublon n'en dit rien. */
    static final String OU = """
            case when l.statut = 'FAITE' or l.statut = 'INSCRITE' and exists (select 1 from jalon.service s
                      where s.numero = l.projet and s.date_implantation is not null) then 'REALISEE'
                 when l.statut = 'INSCRITE' and l.projet is not null then 'EN_COURS'
                 when l.statut = 'INSCRITE' then 'A_COMMENCER' end\
            """;

    private final Organisations organisations;
    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeLignes(Organisations organisations, Valeurs valeurs, Clock horloge, Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        int enCours = Planification.exercice(LocalDate.now(horloge));
        Map<String, String> exercices = new LinkedHashMap<>();
        IntStream.iterate(enCours + 2, annee -> annee >= enCours - 10, annee -> annee - 1)
                .forEach(annee -> exercices.put(Integer.toString(annee), Planification.nom(annee)));
        Map<String, String> statuts = new LinkedHashMap<>();
        for (Statut statut : Statut.values()) {
            statuts.put(statut.name(), statut.mot());
        }
        this.filtres = List.of(
                Filtre.choix(ANNEE, "Exercice", "cast(l.annee as varchar(4))", exercices),
                valeurs.territoire("l.territoire"),
                valeurs.etablissement("l.organisation"),
                Filtre.choix("statut", "Statut", "l.statut", statuts),
                Filtre.choix(AVANCEMENT, "Avancement", OU, libelles.mots(AVANCEMENT)),
                Filtre.choix("type", "Nature", "l.type", libelles.mots(NOTION_TYPE)),
                Filtre.coche("appui", "Appui du CCT souhaité", "l.appui = true"),
                Filtre.coche("commune", "À mener ensemble", "l.commune = true"));
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Planification";
    }

    @Override
    public String propos() {
        return "Les lignes des plans annuels de vos établissements et de votre territoire, du besoin proposé à ce qui est réalisé.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of(CHEMIN + "/cette-annee", "Le plan de l’année, à imprimer");
    }

    @Override
    public String siVide() {
        return "Aucune ligne. On en propose une à l’accueil, par « Proposer une ligne au plan annuel ».";
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
        return "jalon.plan_ligne l";
    }

    @Override
    public String champs() {
        return "l.*, " + OU
                + " as avancement, (select min(e.numero) from jalon.evolution e where e.ligne = l.id) as evolution";
    }

    @Override
    public String cle() {
        return "l.id";
    }

    @Override
    public String visibles() {
        return VISIBLES;
    }

    @Override
    public String chercheDans() {
        return "Numéro, titre ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("l.id || ' ' || l.titre") + " or l.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("id", "Numéro", l -> l.texte("id")).triee("l.id"),
                Colonne.repere("evolution", "Évolution", l -> l.texte("evolution"))
                        .menant(l -> l.texte("evolution") == null ? null : "/dossiers/" + l.texte("evolution")),
                Colonne.texte("titre", "Ligne", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("l.titre"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.repere(
                                ANNEE,
                                "Exercice",
                                l -> Planification.nom(l.nombre("annee").intValue()))
                        .triee("l.annee"),
                Colonne.texte("type", "Nature", l -> libelles.dire(NOTION_TYPE, l.texte("type"))),
                Colonne.de("rang", "Rang", Genre.NOMBRE, l -> l.nombre("rang")).triee("l.rang"),
                Colonne.de("cout", "Coût estimé", Genre.MONTANT, l -> l.nombre("cout"))
                        .triee("l.cout"),
                Colonne.texte("trimestre", "Trimestre", l -> libelles.dire("trimestreLigne", l.texte("trimestre")))
                        .triee("l.trimestre"),
                Colonne.texte("statut", "Statut", this::statut).teintee(ListeLignes::ton),
                Colonne.repere("projet", "Projet", l -> l.texte("projet"))
                        .menant(l -> l.texte("projet") == null ? null : "/projets/" + l.texte("projet")),
                Colonne.de("besoin", "Besoin", Genre.EXPORT, l -> l.texte("besoin")),
                Colonne.de("demandePar", "Demandé par", Genre.EXPORT, l -> l.texte("demande_par")),
                Colonne.de("reponseAppui", "Réponse du CCT", Genre.EXPORT, ListeLignes::reponse),
                Colonne.de("suite", "Suite", Genre.EXPORT, l -> l.texte("suite")),
                Colonne.de("inscrite", "Inscrite le", Genre.EXPORT, l -> l.texte("inscrite_le")));
    }

    private String statut(Ligne ligne) {
        String avancement = libelles.dire(AVANCEMENT, ligne.texte(AVANCEMENT));
        String statut = Statut.valueOf(ligne.texte("statut")).mot();
        return avancement == null || avancement.equals(statut) ? statut : statut + ", " + avancement;
    }

    private static String reponse(Ligne ligne) {
        return ligne.texte("reponse_appui") == null
                ? null
                : ligne.texte("reponse_appui").equals("ACCORDE") ? "appui accordé" : "appui non accordé";
    }

    private static String ton(Ligne ligne) {
        return switch (Statut.valueOf(ligne.texte("statut"))) {
            case INSCRITE, FAITE -> "vert";
            case REPORTEE -> "jaune";
            case ECARTEE, REGROUPEE -> "gris";
            default -> null;
        };
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-" + ANNEE;
    }
}
