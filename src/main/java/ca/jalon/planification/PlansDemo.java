package ca.jalon.planification;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inscrit les lignes fictives du profil « demo », une seule fois : ce que le CNCOT a reçu pour l'exercice en cours, et l'an d'avant. */
@Component
@Profile("demo")
@Order(27)
class PlansDemo implements ApplicationRunner {

    private static final String PREMIERE = "LP-0001";

    private final LignesDePlan lignes;
    private final AvancementDesLignes avancement;
    private final Organisations organisations;
    private final Clock horloge;

    PlansDemo(LignesDePlan lignes, AvancementDesLignes avancement, Organisations organisations, Clock horloge) {
        this.lignes = lignes;
        this.avancement = avancement;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (lignes.trouver(PREMIERE).isPresent()) {
            return;
        }
        int annee = Planification.exercice(LocalDate.now(horloge));
        List<LigneDePlan> toutes = List.of(
                ligne(
                        PREMIERE,
                        annee,
                        "ciusss-nim",
                        "Télésurveillance de l’insuffisance cardiaque",
                        Type.PROJET,
                        145_000,
                        Statut.INSCRITE),
                ligne(
                        "LP-0002",
                        annee,
                        "chusj",
                        "Téléassistance en néonatalogie",
                        Type.PROJET,
                        92_000,
                        Statut.INSCRITE),
                ligne(
                        "LP-0003",
                        annee,
                        "chum",
                        "Former les équipes à la visioconférence",
                        Type.ACTION,
                        18_000,
                        Statut.FAITE),
                ligne(
                        "LP-0004",
                        annee,
                        "chu-quebec",
                        "Télépathologie des sites éloignés",
                        Type.PROJET,
                        210_000,
                        Statut.INSCRITE),
                ligne(
                        "LP-0005",
                        annee,
                        "cisss-gaspesie",
                        "Téléconsultation en santé mentale jeunesse",
                        Type.PROJET,
                        64_000,
                        Statut.INSCRITE),
                ligne(
                        "LP-0006",
                        annee,
                        "cisss-bsl",
                        "Rehausser les salles de visioconférence",
                        Type.ACTION,
                        55_000,
                        Statut.FAITE),
                ligne("LP-0007", annee, "cusm", "Suivi à distance des greffés", Type.PROJET, 120_000, Statut.INSCRITE),
                ligne(
                        "LP-0008",
                        annee,
                        "cisss-outaouais",
                        "Évaluer la téléréadaptation",
                        Type.SERVICE,
                        12_000,
                        Statut.FAITE),
                ligne(
                        "LP-0009",
                        annee,
                        "ciusss-estrie",
                        "Télédermatologie pour les médecins de famille",
                        Type.PROJET,
                        78_000,
                        Statut.INSCRITE),
                ligne(
                        "LP-0010",
                        annee,
                        "cisss-me",
                        "Téléorthophonie en milieu scolaire",
                        Type.PROJET,
                        41_000,
                        Statut.REPORTEE),
                ligne(
                        "LP-0011",
                        annee - 1,
                        "ciusss-mcq",
                        "Téléadaptation : second site",
                        Type.PROJET,
                        36_000,
                        Statut.FAITE),
                ligne(
                        "LP-0012",
                        annee - 1,
                        "cisss-at",
                        "Télécardiologie pédiatrique",
                        Type.PROJET,
                        88_000,
                        Statut.FAITE));
        lignes.inscrire(toutes);
        toutes.stream()
                .filter(ligne -> ligne.statut() != Statut.REPORTEE)
                .collect(Collectors.groupingBy(
                        LigneDePlan::annee, Collectors.mapping(LigneDePlan::id, Collectors.toList())))
                .forEach((exercice, recues) -> avancement.inscrireAuCncot(
                        recues, LocalDate.of(exercice, 3, 20).toString()));
    }

    private LigneDePlan ligne(
            String id, int annee, String organisation, String titre, Type type, int cout, Statut statut) {
        return LigneDePlan.proposee(
                        id,
                        annee,
                        organisation,
                        organisations.organisation(organisation).territoire(),
                        new Propos(titre, type, null, null, BigDecimal.valueOf(cout), "T2", false, null),
                        null,
                        null)
                .rendue(statut, statut == Statut.REPORTEE ? "À reprendre quand le réseau sera rehaussé." : null);
    }
}
