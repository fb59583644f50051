package ca.jalon.entente;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les ententes des établissements, et les mandats dont un CCT rend compte, au dernier jour de l'exercice. */
@Component
class FaitsEntentes implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeEntentes ententes;
    private final ListeMandats mandats;
    private final Valeurs valeurs;

    FaitsEntentes(Compteur compteur, ListeEntentes ententes, ListeMandats mandats, Valeurs valeurs) {
        this.compteur = compteur;
        this.ententes = ententes;
        this.mandats = mandats;
        this.valeurs = valeurs;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        LocalDate dernierJour = exercice.fin();
        Ligne ententesDe = compteur.lire(
                        """
                        select count(case when d.etat = 'EN_VIGUEUR' and d.debut <= '%1$s'
                                               and (d.fin is null or d.fin >= '%1$s') then 1 end) as vigueur,
                               count(case when d.etat <> 'ABANDONNEE' and %2$s then 1 end) as nouvelles,
                               count(case when d.etat = 'EN_VIGUEUR' and d.fin < '%1$s' then 1 end) as echues
                        from jalon.entente d where %3$s
                        """.formatted(dernierJour, exercice.pendantLeJour("d.debut"), portee.condition()), portee)
                .get(0);
        Ligne mandatsDe = compteur.lire(
                        """
                        select count(*) as vigueur, count(case when m.objet = 'ACTIF_COMMUN' then 1 end) as communs,
                               coalesce(sum(m.montant), 0) as montant
                        from jalon.mandat m left join %2$s on d.organisation = m.cct
                        where m.debut <= '%1$s' and (m.fin is null or m.fin >= '%1$s') and %3$s
                        """.formatted(dernierJour, valeurs.etablissementsEnSql(), portee.condition()), portee)
                .get(0);
        String lesMandats = mandats.chemin() + "?vigueur=" + Filtre.OUI;
        return new Section(
                60,
                "Ententes et mandats",
                "Aucune entente n’était en vigueur, ni aucun mandat.",
                List.of(
                        Fait.nombre(
                                "ENTENTES_EN_VIGUEUR",
                                "Ententes en vigueur au 31 mars",
                                ententesDe.nombre("vigueur"),
                                Compteur.lien(ententes, portee, "etat", "EN_VIGUEUR")),
                        Fait.nombre(
                                "ENTENTES_NOUVELLES",
                                "Ententes commencées dans l’exercice",
                                ententesDe.nombre("nouvelles"),
                                Compteur.lien(ententes, portee)),
                        Fait.nombre(
                                "ENTENTES_ECHUES",
                                "Ententes échues, non renouvelées",
                                ententesDe.nombre("echues"),
                                Compteur.lien(ententes, portee, "etat", "ECHUE")),
                        Fait.nombre(
                                "MANDATS_EN_VIGUEUR",
                                "Mandats confiés au CCT, en vigueur au 31 mars",
                                mandatsDe.nombre("vigueur"),
                                lesMandats),
                        Fait.nombre(
                                "MANDATS_ACTIF_COMMUN",
                                "Dont actifs d’intérêt commun",
                                mandatsDe.nombre("communs"),
                                lesMandats),
                        Fait.montant(
                                "MANDATS_MONTANT",
                                "Montant des mandats spécifiques",
                                mandatsDe.nombre("montant"),
                                lesMandats)));
    }
}
