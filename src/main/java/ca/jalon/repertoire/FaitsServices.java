package ca.jalon.repertoire;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les services de l'exercice, comptés chez leur offreur, et les évaluations de leur pérennité. */
@Component
class FaitsServices implements FaitsDuBilan {

    private static final String DIAGNOSTIC = "p.etat in ('SERVICE_PERENNE', 'TRANSFORME', 'SERVICE_CESSE')";

    private final Compteur compteur;
    private final ListeServices services;

    FaitsServices(Compteur compteur, ListeServices services) {
        this.compteur = compteur;
        this.services = services;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        String faite = "(" + DIAGNOSTIC + " and " + exercice.pendant("p.ferme_le") + ")";
        String attendue = "(p.numero is not null and " + exercice.ouvertALaFin("p.inscrit_le", "p.ferme_le") + " and "
                + exercice.unAnAvantLaFin("d.date_implantation") + ")";
        Ligne ligne = compteur.lire(
                        """
                        select count(case when d.etat = 'ACTIF' then 1 end) as actifs,
                               count(case when d.etat = 'EN_DEPLOIEMENT' then 1 end) as deploiement,
                               count(case when d.etat = 'EN_REVISION' then 1 end) as revision,
                               count(case when d.etat = 'SUSPENDU' then 1 end) as suspendus,
                               count(case when d.etat = 'CESSE' then 1 end) as cesses,
                               count(case when d.a_confirmer = true and d.etat <> 'CESSE' then 1 end) as confirmer,
                               count(case when %1$s then 1 end) as implantes,
                               count(case when %2$s then 1 end) as faites, count(case when %3$s then 1 end) as retard,
                               count(case when %2$s and p.etat = 'SERVICE_PERENNE' then 1 end) as perennes,
                               count(case when %2$s and p.etat = 'TRANSFORME' then 1 end) as transformes,
                               count(case when %2$s and p.etat = 'SERVICE_CESSE' then 1 end) as cessations
                        from jalon.service d left join jalon.dossier p on p.numero = d.numero and p.nature = 'PROJET'
                        where %4$s
                        """.formatted(
                                exercice.pendantLeJour("d.date_implantation"), faite, attendue, portee.condition()),
                        portee)
                .get(0);
        String tous = lien(portee);
        return new Section(
                30,
                "Services",
                "Aucun service n’est inscrit au répertoire, et aucune évaluation n’était due.",
                List.of(
                        Fait.nombre(
                                "SERVICES_ACTIFS",
                                "Services actifs à l’arrêté",
                                ligne.nombre("actifs"),
                                lien(portee, "etat", "ACTIF")),
                        Fait.nombre(
                                "SERVICES_EN_DEPLOIEMENT",
                                "Services en déploiement",
                                ligne.nombre("deploiement"),
                                lien(portee, "etat", "EN_DEPLOIEMENT")),
                        Fait.nombre(
                                "SERVICES_EN_REVISION",
                                "Services en révision",
                                ligne.nombre("revision"),
                                lien(portee, "etat", "EN_REVISION")),
                        Fait.nombre(
                                "SERVICES_SUSPENDUS",
                                "Services suspendus",
                                ligne.nombre("suspendus"),
                                lien(portee, "etat", "SUSPENDU")),
                        Fait.nombre(
                                "SERVICES_CESSES",
                                "Services cessés",
                                ligne.nombre("cesses"),
                                lien(portee, "etat", "CESSE")),
                        Fait.nombre(
                                "SERVICES_A_CONFIRMER",
                                "Fiches de service à confirmer",
                                ligne.nombre("confirmer"),
                                lien(portee, "confirmer", Filtre.OUI)),
                        Fait.nombre(
                                "SERVICES_IMPLANTES",
                                "Services implantés dans l’exercice",
                                ligne.nombre("implantes"),
                                tous),
                        Fait.nombre(
                                "EVALUATIONS_DUES",
                                "Évaluations de la pérennité dues",
                                ligne.nombre("faites").add(ligne.nombre("retard")),
                                tous),
                        Fait.nombre("EVALUATIONS_FAITES", "Évaluations faites", ligne.nombre("faites"), tous),
                        Fait.nombre(
                                "DIAGNOSTICS_PERENNE", "Diagnostics : service pérenne", ligne.nombre("perennes"), tous),
                        Fait.nombre(
                                "DIAGNOSTICS_TRANSFORME",
                                "Diagnostics : à transformer",
                                ligne.nombre("transformes"),
                                tous),
                        Fait.nombre(
                                "DIAGNOSTICS_CESSE",
                                "Diagnostics : service à cesser",
                                ligne.nombre("cessations"),
                                tous)));
    }

    /** Un service se filtre par son offreur ; son territoire, ici, est celui de l'offreur, que la liste ne filtre pas. */
    private String lien(Portee portee, String... filtres) {
        boolean territoire = Valeurs.TERRITOIRE.equals(portee.filtre());
        return Compteur.lien(
                services,
                territoire ? new Portee(Portee.QUEBEC, portee.libelle(), null, portee.lecteur()) : portee,
                filtres);
    }
}
