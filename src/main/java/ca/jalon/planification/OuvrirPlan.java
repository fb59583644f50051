package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANCIENNES;
import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossiers;
import ca.jalon.papier.Francais;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.SuiteDesEvolutions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.Spin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ouvre un plan au registre. Celui d'un établissement y trouve ce que Jalon sait : ses projets en cours ou reportés, les lignes
 * de son plan précédent qui ne sont pas réalisées, les services dont l'évaluation tombe dans l'année, les lignes déjà proposées.
 */
@Component
class OuvrirPlan implements ExecutionListener {

    /** Qui dit les besoins ; les pilotes, pour le savoir et relancer. */
    private static final List<String> DIRECTIONS =
            List.of("direction-clinique", "direction-ti", "pilote-clinique", "pilote-technologique");

    private static final int JOURS_DES_BESOINS = 21;

    private final Plans plans;
    private final LignesDePlan lignes;
    private final SuiteDesEvolutions evolutions;
    private final Dossiers dossiers;
    private final Numeros numeros;
    private final JdbcClient base;
    private final Avis avis;
    private final Clock horloge;

    OuvrirPlan(
            Plans plans,
            LignesDePlan lignes,
            SuiteDesEvolutions evolutions,
            Dossiers dossiers,
            Numeros numeros,
            JdbcClient base,
            Avis avis,
            Clock horloge) {
        this.avis = avis;
        this.plans = plans;
        this.lignes = lignes;
        this.evolutions = evolutions;
        this.dossiers = dossiers;
        this.numeros = numeros;
        this.base = base;
        this.horloge = horloge;
    }

    @Override
    public void notify(DelegateExecution execution) {
        int annee = ANNEE.in(execution).intValue();
        Palier palier = Palier.valueOf(PALIER.in(execution));
        String organisation = ETABLISSEMENT.in(execution);
        String territoire = TERRITOIRE.find(execution).orElse(null);
        plans.ouvrir(NUMERO.in(execution), annee, palier, organisation, territoire);
        switch (palier) {
            case LOCAL -> remplir(execution, annee, organisation, territoire);
            case TERRITORIAL, NATIONAL -> {
                // Ils n'ont pas de lignes à eux : ils reçoivent celles des autres.
            }
        }
    }

    private void remplir(DelegateExecution execution, int annee, String organisation, String territoire) {
        List<LigneDePlan> anciennes = lignes.arrierees(organisation, annee, Planification.ARRIEREES);
        ANCIENNES.set(execution, !anciennes.isEmpty());
        List<LigneDePlan> deja = lignes.de(annee, organisation, Planification.EN_PREPARATION);
        Set<String> projets = deja.stream().map(LigneDePlan::projet).collect(Collectors.toSet());
        List<LigneDePlan> nouvelles = Stream.of(
                        dossiers.enCours(organisation).stream()
                                .filter(projet -> !projets.contains(projet.numero()))
                                .map(projet -> LigneDePlan.proposee(
                                        null,
                                        annee,
                                        organisation,
                                        territoire,
                                        Propos.de(Type.PROJET, projet.titre()).projet(projet.numero()),
                                        null,
                                        null)),
                        anciennes.stream().map(ancienne -> reprise(annee, ancienne)),
                        aEvaluer(organisation, annee).stream()
                                .map(service -> LigneDePlan.proposee(
                                        null,
                                        annee,
                                        organisation,
                                        territoire,
                                        Propos.de(Type.SERVICE, "Évaluer le service : " + service.titre()),
                                        service.numero(),
                                        null)))
                .flatMap(lignesConnues -> lignesConnues)
                .toList();
        List<String> suite = numeros.numeroter(
                "%s-%d"
                        .formatted(
                                Planification.SERIE_LIGNE,
                                LocalDate.now(horloge).getYear()),
                nouvelles.size());
        List<LigneDePlan> numerotees = IntStream.range(0, nouvelles.size())
                .mapToObj(rang -> nouvelles.get(rang).numerotee(suite.get(rang)))
                .toList();
        lignes.inscrire(numerotees);
        numerotees.stream()
                .filter(ligne -> ligne.origine() != null)
                .forEach(ligne -> evolutions.reporter(ligne.origine(), ligne.id()));
        demanderLesBesoins(execution, annee, organisation);
        execution.setVariable(
                Planification.LIGNES,
                Spin.JSON(Stream.concat(deja.stream(), numerotees.stream())
                        .map(LigneDePlan::id)
                        .toList()));
    }

    /** Les directions disent leurs besoins; qui ne répond pas n'en a pas, et le plan n'attend personne. */
    private void demanderLesBesoins(DelegateExecution execution, int annee, String organisation) {
        avis.demander(
                "planification/besoins-demandes",
                NUMERO.in(execution),
                DIRECTIONS.stream()
                        .map(role -> Avis.groupe(role + "." + organisation))
                        .toList(),
                Map.of(
                        "exercice",
                        Planification.nom(annee),
                        "jusque",
                        Francais.date(LocalDate.now(horloge).plusDays(JOURS_DES_BESOINS))));
    }

    private static LigneDePlan reprise(int annee, LigneDePlan ancienne) {
        return LigneDePlan.proposee(
                null,
                annee,
                ancienne.organisation(),
                ancienne.territoire(),
                new Propos(
                        ancienne.titre(),
                        ancienne.type(),
                        ancienne.besoin(),
                        ancienne.demandePar(),
                        ancienne.cout(),
                        null,
                        ancienne.appui(),
                        null),
                ancienne.service(),
                ancienne.id());
    }

    private record AEvaluer(String numero, String titre) {}

    /** Services actifs dont les douze mois tombent dans l'exercice ; une évolution au plan ne tient pas lieu d'évaluation. */
    private List<AEvaluer> aEvaluer(String organisation, int annee) {
        return base.sql("""
                        select s.numero, s.titre from jalon.service s
                        where s.organisation = :organisation and s.etat = 'ACTIF'
                          and coalesce(s.date_implantation, s.date_mise_en_service) >= :debut
                          and coalesce(s.date_implantation, s.date_mise_en_service) < :fin
                          and not exists (select 1 from jalon.plan_ligne l where l.service = s.numero and l.annee = :annee
                                and not exists (select 1 from jalon.evolution e where e.ligne = l.id))
                        order by s.numero
                        """)
                .param("organisation", organisation)
                .param("debut", LocalDate.of(annee - 1, 4, 1).toString())
                .param("fin", LocalDate.of(annee, 4, 1).toString())
                .param("annee", annee)
                .query(AEvaluer.class)
                .list();
    }
}
