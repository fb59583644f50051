package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.Attentes.Attend;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Colonne.Genre;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.projet.Phase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Le portefeuille : où en est chaque projet, qui il attend, depuis quand, avec quel argent. */
@Component
class ListeProjets implements Liste {

    static final String CHEMIN = "/projets";

    private static final String ATTEND = "attend";

    private final Attentes attentes;
    private final Organisations organisations;
    private final Libelles libelles;
    private final Clock horloge;
    private final List<Filtre> filtres;

    ListeProjets(Attentes attentes, Organisations organisations, Valeurs valeurs, Libelles libelles, Clock horloge) {
        this.attentes = attentes;
        this.organisations = organisations;
        this.libelles = libelles;
        this.horloge = horloge;
        this.filtres = FiltresProjets.de(valeurs, libelles);
    }

    @Override
    public String chemin() {
        return CHEMIN;
    }

    @Override
    public String titre() {
        return "Mes projets";
    }

    @Override
    public String propos() {
        return "Ceux de vos organisations et de vos territoires, avec qui ils attendent et depuis quand.";
    }

    @Override
    public String siVide() {
        return "Aucun projet pour l’instant. Un projet commence à l’accueil, par « Déposer une fiche de projet ».";
    }

    @Override
    public int rang() {
        return 1;
    }

    @Override
    public boolean auMenu() {
        return true;
    }

    @Override
    public String source() {
        return """
                jalon.dossier d
                left join jalon.etat_avancement e on e.numero = d.numero and e.dernier = true
                left join jalon.service s on s.numero = d.numero\
                """;
    }

    @Override
    public String champs() {
        return """
                d.numero, d.titre, d.organisation, d.territoire, d.niveau, d.phase, d.phase_depuis, d.etat,
                d.suspendu_depuis, d.inscrit_le, d.ferme_le, d.plafond, e.avancement, e.couts_reels,
                """ + FiltresProjets.FEU + " as feu, case when " + FiltresProjets.EN_RETARD + " then 1 end as en_retard";
    }

    @Override
    public String cle() {
        return "d.numero";
    }

    @Override
    public String visibles() {
        return Dossiers.VISIBLES;
    }

    @Override
    public Map<String, Object> parametres(Lecteur lecteur) {
        LocalDate aujourdhui = LocalDate.now(horloge);
        return Map.of(
                "ilYADouzeMois", aujourdhui.minusMonths(12).toString(),
                "ilYAOnzeMois", aujourdhui.minusMonths(11).toString());
    }

    @Override
    public String chercheDans() {
        return "Numéro, titre, personne ou établissement";
    }

    /** Une personne est de celles qui ont écrit au dossier, que le projet nomme pour le mener, ou qui en tiennent une tâche. */
    @Override
    public String trouve() {
        return "position(:mot in d.recherche) > 0 or exists (select 1 from jalon.participant q"
                + " where q.dossier = d.numero and q.jusque is null and q.organisation in (:nommees))"
                + " or d.numero in (select c.dossier from jalon.ecrit c where c.auteur in (:personnes))"
                + " or d.numero in (select i.BUSINESS_KEY_ from ACT_RU_VARIABLE v join ACT_RU_EXECUTION i"
                + " on i.ID_ = v.PROC_INST_ID_ where v.NAME_ in ('chargeDeProjet', 'conseillerClinique') and v.TEXT_ in (:personnes))"
                + " or d.numero in (select i.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION i"
                + " on i.ID_ = t.PROC_INST_ID_ where t.ASSIGNEE_ in (:personnes))";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("d.numero")
                        .menant(l -> CHEMIN + "/" + l.texte("numero")),
                Colonne.texte("titre", "Projet", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("d.titre"))
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.de(
                        "organisation", "Établissement", Genre.EXPORT, l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("territoire", "Territoire", Genre.EXPORT, l -> l.texte("territoire")),
                Colonne.texte("phase", "Phase", this::phase)
                        .triee(FiltresProjets.rangDePhase())
                        .precisee(l -> l.texte("niveau") == null
                                ? null
                                : "Niveau " + libelles.dire("niveauProjet", l.texte("niveau"))),
                Colonne.de("niveau", "Niveau", Genre.EXPORT, l -> libelles.dire("niveauProjet", l.texte("niveau"))),
                Colonne.texte(ATTEND, "Attend", this::qui).precisee(ListeProjets::quoi),
                Colonne.repere("depuis", "Depuis", ListeProjets::depuis)
                        .triee("d.phase_depuis")
                        .precisee(l -> depuis(l) == null ? null : Affichage.depuis(depuis(l), LocalDate.now(horloge)))
                        .teintee(l -> l.nombre("en_retard") == null ? null : "retard"),
                Colonne.texte("feu", "Avancement", this::avancement)
                        .teintee(l -> Map.of("ROUGE", "rouge", "JAUNE", "jaune", "VERT", "vert")
                                .get(l.texte("feu"))),
                Colonne.de("autorise", "Autorisé", Genre.MONTANT, l -> l.nombre("plafond"))
                        .triee("d.plafond"),
                Colonne.de("depense", "Dépensé", Genre.EXPORT, l -> l.nombre("couts_reels")),
                Colonne.de("inscrit", "Déposé le", Genre.EXPORT, l -> l.jour("inscrit_le"))
                        .triee("d.inscrit_le"),
                Colonne.de("ferme", "Terminé le", Genre.EXPORT, l -> l.jour("ferme_le")));
    }

    private String phase(Ligne ligne) {
        if (ligne.instant("ferme_le") != null) {
            return "Terminé : " + libelles.dire(FiltresProjets.ETAT, ligne.texte("etat"));
        }
        return libelles.enTete(Phase.NOTION, ligne.texte("phase"))
                + (ligne.instant("suspendu_depuis") == null ? "" : " (suspendu)");
    }

    private String avancement(Ligne ligne) {
        String feu = ligne.texte("feu");
        return feu.equals("AUCUN")
                ? null
                : "%s %%, %s".formatted(ligne.texte("avancement"), libelles.dire("feuProjet", feu));
    }

    /** L'établissement du projet est déjà dit à côté : le redire après chaque rôle n'apprendrait rien. */
    private String qui(Ligne ligne) {
        Attend premier = ligne.ajoute(ATTEND, Attend.class);
        if (premier != null) {
            return premier.qui().replace(", " + organisations.nom(ligne.texte("organisation")), "");
        }
        return ligne.instant("ferme_le") == null ? "L’échéance suivante" : null;
    }

    private static String quoi(Ligne ligne) {
        Attend premier = ligne.ajoute(ATTEND, Attend.class);
        Integer autres = ligne.ajoute("autres", Integer.class);
        return premier == null ? null : premier.tache() + (autres == 0 ? "" : ", et %d de plus".formatted(autres));
    }

    private static LocalDate depuis(Ligne ligne) {
        Attend premier = ligne.ajoute(ATTEND, Attend.class);
        return premier == null ? null : premier.depuis();
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
        Map<String, List<Attend>> parNumero = attentes.parNumero(
                lignes.stream().map(ligne -> ligne.texte("numero")).toList());
        for (Ligne ligne : lignes) {
            List<Attend> attendus = parNumero.getOrDefault(ligne.texte("numero"), List.of());
            ligne.ajouter(ATTEND, attendus.isEmpty() ? null : attendus.get(0));
            ligne.ajouter("autres", Math.max(0, attendus.size() - 1));
        }
    }
}
