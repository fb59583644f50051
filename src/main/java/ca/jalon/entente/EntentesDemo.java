package ca.jalon.entente;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Inscrit les ententes, les mandats et les actifs d'intérêt commun fictifs du profil « demo », une seule fois : une entente finit
 * dans deux mois, une est échue, une ne lie plus les bonnes parties ; des deux actifs proposés, un est déclaré.
 */
@Component
@Profile("demo")
@Order(26)
class EntentesDemo implements ApplicationRunner {

    private static final String MANDAT = "MC-0001";

    private final Ententes ententes;
    private final MandatsCct mandats;
    private final Services services;
    private final Organisations organisations;
    private final Dossiers dossiers;
    private final Ecrits ecrits;
    private final Clock horloge;

    EntentesDemo(
            Ententes ententes,
            MandatsCct mandats,
            Services services,
            Organisations organisations,
            Dossiers dossiers,
            Ecrits ecrits,
            Clock horloge) {
        this.dossiers = dossiers;
        this.ecrits = ecrits;
        this.ententes = ententes;
        this.mandats = mandats;
        this.services = services;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate jour = LocalDate.now(horloge);
        // Une base d'avant n'a pas tous les services de démonstration.
        if (mandats.trouver(MANDAT).isPresent() || services.trouver("SV-0012").isEmpty()) {
            return;
        }
        entente(
                "SV-0001",
                "ciusss-emtl",
                jour.minusYears(2),
                jour.plusDays(60),
                "ciusss-emtl",
                "cisss-lanaudiere",
                "cisss-laurentides",
                "ciusss-mcq");
        entente(
                "SV-0005",
                "chu-quebec",
                jour.minusMonths(5),
                jour.plusYears(2),
                "chu-quebec",
                "cisss-bsl",
                "cisss-gaspesie");
        entente("SV-0007", "cusm", jour.minusYears(3), jour.minusDays(20), "cusm", "cisss-at", "cisss-outaouais");
        entente("SV-0009", "ciusss-estrie", jour.minusMonths(14), null, "ciusss-estrie", "cisss-mc");
        entente("SV-0012", "cisss-outaouais", jour.minusYears(4), jour.minusYears(1), "cisss-outaouais", "cisss-at");
        ententes.fermer("ENT-SV-0012");
        mandats.inscrire(new MandatsCct.Mandat(
                MANDAT,
                "chu-quebec",
                "ETUDE",
                "Normalisation des équipements de visioconférence",
                false,
                jour.minusMonths(3).toString(),
                jour.plusMonths(9).toString(),
                BigDecimal.valueOf(180_000),
                "ES-2026-003",
                List.of("LAVAL", "SHERBROOKE"),
                List.of()));
        mandat("MC-0002", "chum", "COORDINATION", "Coordination des formations en télésanté", jour.minusYears(2), null);
        mandat(
                "MC-0003",
                "chu-quebec",
                "ACTIF_COMMUN",
                "Dépôt d’images de rétine",
                jour.minusMonths(18),
                null,
                "LAVAL");
        mandat(
                "MC-0004",
                "cusm",
                "DEPLOIEMENT",
                "Visioconférence des postes du Nord",
                jour.minusYears(3),
                jour.minusYears(1),
                "MCGILL");
        actif("AIC-0001", "Dépôt d’images de rétine", "chu-quebec", "DECLARE", "referenceCadreActif", "CG-2025-02");
        actif("AIC-0002", "Gabarits de consentement", "cusm", "NON_DECLARE", "motifActif", "Trois sites s’en servent.");
    }

    /** Un actif proposé et jugé, dont il ne reste que la réponse que sa liste ou sa conclusion montre. */
    private void actif(String numero, String titre, String proprietaire, String etat, String cle, String reponse) {
        dossiers.ouvrir(
                "ACTIF_COMMUN",
                numero,
                titre,
                proprietaire,
                organisations.organisation(proprietaire).territoire(),
                null,
                numero,
                "En cours",
                null);
        String formulaire = etat.equals("DECLARE") ? "etablir-cadre-actif" : "declarer-actif";
        String question = etat.equals("DECLARE") ? "Où est le cadre de gestion signé" : "Motif";
        ecrits.ecrire(new Ecrit(
                numero,
                numero,
                formulaire,
                Ecrit.REPRISE,
                null,
                null,
                horloge.instant(),
                null,
                null,
                null,
                null,
                null,
                List.of(new ReponseDite(cle, "", question, reponse, reponse, false)),
                Set.of()));
        dossiers.fermer(numero, etat);
    }

    private void entente(String service, String offreur, LocalDate debut, LocalDate fin, String... parties) {
        String numero = "ENT-" + service;
        ententes.inscrire(
                numero,
                service,
                services.trouver(service).orElseThrow().titre(),
                offreur,
                organisations.organisation(offreur).territoire());
        ententes.figer(numero, List.of(parties));
        for (String partie : parties) {
            ententes.noter(numero, partie, Ententes.SIGNEE, debut.toString(), "Secrétariat général");
        }
        ententes.mettreEnVigueur(
                numero,
                null,
                debut.toString(),
                fin == null ? null : fin.toString(),
                "GED-%d-0312".formatted(debut.getYear()));
    }

    /** @param fin {@code null} pour un mandat récurrent ; les autres ont un montant */
    private void mandat(
            String numero,
            String cct,
            String objet,
            String intitule,
            LocalDate debut,
            LocalDate fin,
            String... territoires) {
        mandats.inscrire(new MandatsCct.Mandat(
                numero,
                cct,
                objet,
                intitule,
                fin == null,
                debut.toString(),
                fin == null ? null : fin.toString(),
                fin == null ? null : BigDecimal.valueOf(95_000),
                "ES-%d-001".formatted(debut.getYear()),
                List.of(territoires),
                List.of()));
    }
}
