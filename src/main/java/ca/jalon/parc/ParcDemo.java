package ca.jalon.parc;

import ca.jalon.organisation.Organisations;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inscrit le parc et les contrats fictifs du profil « demo », une seule fois : l'un se décide bientôt, un autre est échu. */
@Component
@Profile("demo")
@Order(27)
class ParcDemo implements ApplicationRunner {

    private static final String EMTL = "ciusss-emtl";

    private final Actifs actifs;
    private final Contrats contrats;
    private final EntentesPrix ententes;
    private final Environnements environnements;
    private final Organisations organisations;
    private final Clock horloge;

    ParcDemo(
            Actifs actifs,
            Contrats contrats,
            EntentesPrix ententes,
            Environnements environnements,
            Organisations organisations,
            Clock horloge) {
        this.actifs = actifs;
        this.contrats = contrats;
        this.ententes = ententes;
        this.environnements = environnements;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!ententes.toutes().isEmpty()) {
            return;
        }
        LocalDate jour = LocalDate.now(horloge);
        ententes.inscrire(List.of(
                new EntentesPrix.Entente(
                        null,
                        "Tablettes et accessoires",
                        "Tablettes du Nord",
                        "AO-2025-31",
                        jour.plusYears(10).toString()),
                new EntentesPrix.Entente(
                        null,
                        "Chariots de téléconsultation",
                        "Visio Québec",
                        "AO-2024-12",
                        jour.minusDays(20).toString())));
        List<Actif> parc = actifs.inscrire(List.of(
                actif("Chariot de téléAVC", "TC-1001", EMTL, EMTL, "SV-0004", jour.minusYears(3)),
                actif("Tablette de soins de plaies", "TB-2001", EMTL, EMTL, "SV-0002", jour.minusYears(1)),
                actif("Codec de salle", "CO-3001", EMTL, "ciusss-cn", null, jour.minusYears(9)),
                actif("Numériseur de lames", "NL-4001", "cisss-laval", "cisss-laval", "SV-0001", jour.minusYears(2))));
        contrats.inscrire(List.of(
                contrat(
                        "CS-101",
                        "Entretien des chariots de téléAVC",
                        EMTL,
                        "SV-0004",
                        jour.plusDays(150),
                        60,
                        parc.get(0)),
                contrat(
                        "CS-102",
                        "Licences de photographie sécurisée",
                        EMTL,
                        "SV-0002",
                        jour.plusDays(330),
                        90,
                        parc.get(1)),
                contrat("CS-103", "Entretien des codecs de salle", EMTL, null, jour.minusDays(15), 30, parc.get(2)),
                contrat(
                        "CS-104",
                        "Entretien du numériseur de lames",
                        "cisss-laval",
                        "SV-0001",
                        jour.plusDays(280),
                        120,
                        parc.get(3))));
        environnements.inscrire(
                new Environnements.Environnement(
                        environnements.nouveauNumero(), "Pont de visioconférence de l’Est", "ciusss-estrie"),
                List.of("MONTREAL", "SHERBROOKE"));
    }

    private Actif actif(
            String libelle, String reference, String ou, String proprietaire, String service, LocalDate acquis) {
        return new Actif(
                null,
                libelle,
                "EQUIPEMENT",
                reference,
                ou,
                organisations.organisation(ou).territoire(),
                proprietaire,
                service,
                null,
                acquis.toString(),
                BigDecimal.valueOf(8_500),
                Actif.EN_SERVICE,
                acquis.plusYears(7).toString(),
                !ou.equals(proprietaire),
                null);
    }

    private Contrat contrat(
            String reference, String objet, String qui, String service, LocalDate fin, int preavis, Actif couvert) {
        return new Contrat(
                null,
                reference,
                "Visio Québec",
                objet,
                qui,
                organisations.organisation(qui).territoire(),
                service,
                fin.minusYears(3).toString(),
                fin.toString(),
                preavis,
                BigDecimal.valueOf(12_000),
                Contrat.EN_VIGUEUR,
                null,
                null,
                List.of(couvert.numero()));
    }
}
