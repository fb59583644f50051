package ca.jalon.repondant;

import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.registre.Repondants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Combien d'établissements ont leurs deux pilotes, et leur comité. */
@Component
class IndicateursRepondants implements Indicateurs {

    private final Compteur compteur;
    private final ListeRepondants repondants;
    private final String requete;

    IndicateursRepondants(Compteur compteur, ListeRepondants repondants, Valeurs valeurs) {
        this.compteur = compteur;
        this.repondants = repondants;
        this.requete = """
                select count(*) as tous,
                    coalesce(sum(case when (select count(distinct r.volet) from jalon.repondant r
                                            where r.organisation = d.organisation and %s) = 2 then 1 else 0 end), 0) as pourvus,
                    coalesce(sum(case when exists (select 1 from jalon.comite c where c.instance = d.organisation
                                            and c.jusque is null and c.statut <> 'ABSENT') then 1 else 0 end), 0) as constitues
                from %s where\s""".formatted(Repondants.EN_POSTE, valeurs.etablissementsEnSql());
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        Ligne compte = compteur.lire(requete + portee.condition(), portee).get(0);
        long tous = compte.nombre("tous").longValue();
        long pourvus = compte.nombre("pourvus").longValue();
        long constitues = compte.nombre("constitues").longValue();
        return List.of(new Chiffre(
                8,
                "Établissements avec leurs deux pilotes",
                "%d sur %d".formatted(pourvus, tous),
                "%s ; %s"
                        .formatted(
                                Affichage.accord(tous - pourvus, "a un poste vacant", "ont un poste vacant"),
                                Affichage.accord(constitues, "a son comité", "ont leur comité")),
                Compteur.lien(repondants, portee, ListeRepondants.VACANCE, Filtre.OUI),
                pourvus < tous ? "retard" : "bien"));
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        return List.of();
    }
}
