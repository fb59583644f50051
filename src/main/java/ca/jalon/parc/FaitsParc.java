package ca.jalon.parc;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Le parc et les contrats de l'exercice; l'état d'un équipement est celui du jour de l'arrêté. */
@Component
class FaitsParc implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeParc parc;
    private final ListeContrats contrats;

    FaitsParc(Compteur compteur, ListeParc parc, ListeContrats contrats) {
        this.compteur = compteur;
        this.parc = parc;
        this.contrats = contrats;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        Ligne actifs = compteur.lire("""
                        select count(case when d.etat = 'EN_SERVICE' then 1 end) as service,
                               count(case when %1$s then 1 end) as acquis,
                               coalesce(sum(case when %1$s then d.cout end), 0) as cout
                        from jalon.actif d where %2$s
                        """.formatted(exercice.pendantLeJour("d.acquis_le"), portee.condition()), portee)
                .get(0);
        Ligne tenus = compteur.lire(
                        """
                        select count(case when d.debut <= '%1$s' and d.fin >= '%1$s' then 1 end) as cours,
                               coalesce(sum(case when d.debut <= '%1$s' and d.fin >= '%1$s' then d.montant end), 0) as montant,
                               count(case when %2$s then 1 end) as finis
                        from jalon.contrat d where %3$s
                        """.formatted(exercice.fin(), exercice.pendantLeJour("d.fin"), portee.condition()), portee)
                .get(0);
        String leParc = Compteur.lien(parc, portee);
        String lesContrats = Compteur.lien(contrats, portee);
        return new Section(
                65,
                "Parc et contrats",
                "Aucun équipement ni contrat n’était inscrit.",
                List.of(
                        Fait.nombre(
                                "PARC_EN_SERVICE",
                                "Équipements en service, à l’arrêté",
                                actifs.nombre("service"),
                                leParc),
                        Fait.nombre(
                                "PARC_ACQUIS", "Équipements acquis dans l’exercice", actifs.nombre("acquis"), leParc),
                        Fait.montant("PARC_COUT", "Coût de ces acquisitions", actifs.nombre("cout"), leParc),
                        Fait.nombre(
                                "CONTRATS_EN_COURS",
                                "Contrats en cours au 31 mars",
                                tenus.nombre("cours"),
                                lesContrats),
                        Fait.montant(
                                "CONTRATS_MONTANT", "Montant de ces contrats", tenus.nombre("montant"), lesContrats),
                        Fait.nombre(
                                "CONTRATS_FINIS",
                                "Contrats arrivés à leur fin dans l’exercice",
                                tenus.nombre("finis"),
                                lesContrats)));
    }
}
