package ca.jalon.usage;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.ListeDeServices;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les alertes d'usage des services qu'on voit : ce qui a baissé ou manqué, le remède, et si l'usage s'est rétabli. */
@Component
class ListeAlertes extends ListeDeServices {

    static final String EN_COURS = "cours";
    static final String MOTIF = "motif";
    static final String ETAT = "etat";
    static final String A_SOIGNER = "A_SOIGNER";

    private static final String OU = """
            case when a.retablie_le is not null then 'RETABLIE' when a.remede is null then 'A_SOIGNER' else 'SOIGNEE' end\
            """;

    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeAlertes(Organisations organisations, Valeurs valeurs, Libelles libelles) {
        super(organisations);
        this.libelles = libelles;
        this.filtres = List.of(
                Filtre.coche(EN_COURS, "En cours", "a.retablie_le is null"),
                Filtre.choix(MOTIF, "Motif", "a.motif", libelles.mots(Alertes.NOTION_MOTIF)),
                Filtre.choix(ETAT, "État", OU, libelles.mots("etatAlerte")),
                valeurs.territoire("s.territoire"),
                valeurs.etablissement("s.organisation"));
    }

    @Override
    public String chemin() {
        return "/alertes";
    }

    @Override
    public String titre() {
        return "Alertes d’usage";
    }

    @Override
    public String propos() {
        return "Les services dont l’usage baisse, s’écarte ou ne se relève plus, et ce qui en est fait.";
    }

    @Override
    public Map<String, String> liens() {
        return Map.of("/usage", "Les courbes de tous les services suivis");
    }

    @Override
    public String siVide() {
        return "Aucune alerte. Jalon en lève une quand un relevé baisse, manque deux fois, ou dit un usage détourné.";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 9;
    }

    @Override
    public String source() {
        return "jalon.alerte_usage a join jalon.service s on s.numero = a.service";
    }

    @Override
    public String champs() {
        return "a.*, s.titre, s.organisation, " + OU + " as ou_en_est";
    }

    @Override
    public String cle() {
        return "(a.service || ' ' || cast(a.rang as varchar(10)))";
    }

    @Override
    public String chercheDans() {
        return "Service, constat ou établissement";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("a.service || ' ' || s.titre || ' ' || a.constat")
                + " or s.organisation in (:nommees)";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.texte("titre", "Service", l -> l.texte("titre"))
                        .triee(MotsCherches.sql("s.titre"))
                        .menant(l -> "/services/" + l.texte("service") + "/usage")
                        .precisee(l -> organisations.nom(l.texte("organisation"))),
                Colonne.texte("motif", "Motif", l -> libelles.dire(Alertes.NOTION_MOTIF, l.texte("motif")))
                        .triee("a.motif"),
                Colonne.texte("constat", "Constat", l -> l.texte("constat")),
                Colonne.texte("etat", "État", l -> libelles.dire("etatAlerte", l.texte("ou_en_est")))
                        .teintee(l -> switch (l.texte("ou_en_est")) {
                            case A_SOIGNER -> "rouge";
                            case "SOIGNEE" -> "jaune";
                            default -> "vert";
                        }),
                Colonne.texte("remede", "Remède", l -> libelles.dire(Alertes.NOTION_REMEDE, l.texte("remede"))),
                Colonne.repere("ouverte", "Levée le", l -> l.texte("ouverte_le"))
                        .triee("a.ouverte_le"),
                Colonne.repere("retablie", "Rétablie le", l -> l.texte("retablie_le")),
                Colonne.de("service", "Numéro", Colonne.Genre.EXPORT, l -> l.texte("service")),
                Colonne.de(
                        "organisation",
                        "Offreur",
                        Colonne.Genre.EXPORT,
                        l -> organisations.nom(l.texte("organisation"))),
                Colonne.de("suite", "Suite", Colonne.Genre.EXPORT, l -> l.texte("suite")));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-ouverte";
    }
}
