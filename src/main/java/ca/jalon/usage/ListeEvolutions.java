package ca.jalon.usage;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Colonne;
import ca.jalon.portail.tableau.Famille;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.ListeDeServices;
import ca.jalon.portail.tableau.Valeurs;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les évolutions demandées des services qu'on voit, leur rang et leur suite. */
@Component
class ListeEvolutions extends ListeDeServices {

    private final List<Filtre> filtres;
    private final Libelles libelles;

    ListeEvolutions(Organisations organisations, Valeurs valeurs, Libelles libelles) {
        super(organisations);
        this.libelles = libelles;
        this.filtres = List.of(
                Filtre.choix("suite", "Suite", "e.suite", libelles.mots(Evolutions.NOTION_SUITE)),
                valeurs.territoire("s.territoire"),
                valeurs.etablissement("s.organisation"));
    }

    @Override
    public String chemin() {
        return "/evolutions";
    }

    @Override
    public String titre() {
        return "Évolutions";
    }

    @Override
    public String propos() {
        return "Ce qu’on demande aux services de faire mieux ou autrement, au soutien ou après une alerte, et ce qui en est fait.";
    }

    @Override
    public String siVide() {
        return "Aucune évolution n’est demandée. Le soutien en ouvre une de lui-même ; un pilote, par « Prioriser une"
                + " évolution ».";
    }

    @Override
    public Famille famille() {
        return Famille.SERVICES;
    }

    @Override
    public int rang() {
        return 8;
    }

    @Override
    public String source() {
        return "jalon.evolution e join jalon.service s on s.numero = e.service left join jalon.plan_ligne l on l.id = e.ligne";
    }

    @Override
    public String champs() {
        return "e.numero, e.demande, e.origine, e.rang, e.suite, e.ligne, coalesce(e.projet, l.projet) as projet, e.le, s.titre, s.organisation";
    }

    @Override
    public String cle() {
        return "e.numero";
    }

    @Override
    public String chercheDans() {
        return "Numéro, demande ou service";
    }

    @Override
    public String trouve() {
        return MotsCherches.dans("e.numero || ' ' || e.demande || ' ' || s.titre");
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.repere("numero", "Numéro", l -> l.texte("numero"))
                        .triee("e.numero")
                        .menant(l -> "/dossiers/" + l.texte("numero")),
                Colonne.texte("demande", "Évolution", l -> l.texte("demande")).precisee(l -> l.texte("titre")),
                Colonne.de("service", "Service", Colonne.Genre.EXPORT, l -> l.texte("titre")),
                Colonne.de("rang", "Rang", Colonne.Genre.NOMBRE, l -> l.nombre("rang"))
                        .triee("e.rang"),
                Colonne.texte("suite", "Suite", l -> libelles.dire(Evolutions.NOTION_SUITE, l.texte("suite")))
                        .triee("e.suite")
                        .teintee(l -> Evolutions.DEMANDEE.equals(l.texte("suite")) ? "jaune" : "gris"),
                Colonne.texte("origine", "Origine", l -> l.texte("origine")),
                Colonne.repere("ligne", "Au plan", l -> l.texte("ligne"))
                        .menant(l -> l.texte("ligne") == null ? null : "/planification?q=" + l.texte("ligne")),
                Colonne.repere("projet", "Projet", l -> l.texte("projet"))
                        .menant(l -> l.texte("projet") == null ? null : "/projets/" + l.texte("projet")),
                Colonne.repere("le", "Demandée le", l -> LocalDate.parse(l.texte("le")))
                        .triee("e.le"));
    }

    @Override
    public List<Filtre> filtres() {
        return filtres;
    }

    @Override
    public String tri() {
        return "-le";
    }
}
