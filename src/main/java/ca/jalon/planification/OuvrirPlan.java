package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANCIENNES;
import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.SuiteDesEvolutions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final Plans plans;
    private final LignesDePlan lignes;
    private final SuiteDesEvolutions evolutions;
    private final Dossiers dossiers;
    private final Numeros numeros;
    private final JdbcClient base;
    private final Clock horloge;

    OuvrirPlan(
            Plans plans,
            LignesDePlan lignes,
            SuiteDesEvolutions evolutions,
            Dossiers dossiers,
            Numeros numeros,
            JdbcClient base,
            Clock horloge) {
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
        Set<String> projets = new HashSet<>();
        lignes.de(annee, organisation, Planification.EN_PREPARATION).forEach(ligne -> projets.add(ligne.projet()));
        for (Dossier projet : dossiers.enCours()) {
            if (projet.organisation().equals(organisation) && projets.add(projet.numero())) {
                inscrire(annee, organisation, territoire, Type.PROJET, projet.titre(), projet.numero(), null);
            }
        }
        anciennes.forEach(ancienne -> reprendre(annee, ancienne));
        for (AEvaluer service : aEvaluer(organisation, annee)) {
            inscrire(
                    annee,
                    organisation,
                    territoire,
                    Type.SERVICE,
                    "Évaluer le service : " + service.titre(),
                    null,
                    service.numero());
        }
        execution.setVariable(
                Planification.LIGNES,
                Spin.JSON(lignes.de(annee, organisation, Planification.EN_PREPARATION).stream()
                        .map(LigneDePlan::id)
                        .toList()));
    }

    private void reprendre(int annee, LigneDePlan ancienne) {
        String id = numero();
        lignes.inscrire(new LigneDePlan(
                id,
                annee,
                ancienne.organisation(),
                ancienne.territoire(),
                ancienne.titre(),
                ancienne.type(),
                ancienne.besoin(),
                ancienne.demandePar(),
                ancienne.cout(),
                null,
                ancienne.appui(),
                null,
                false,
                null,
                Statut.PROPOSEE,
                null,
                null,
                ancienne.service(),
                ancienne.id()));
        evolutions.reporter(ancienne.id(), id);
    }

    private void inscrire(
            int annee, String organisation, String territoire, Type type, String titre, String projet, String service) {
        lignes.inscrire(new LigneDePlan(
                numero(),
                annee,
                organisation,
                territoire,
                titre,
                type,
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                null,
                Statut.PROPOSEE,
                null,
                projet,
                service,
                null));
    }

    private String numero() {
        return numeros.numeroter("%s-%d"
                .formatted(Planification.SERIE_LIGNE, LocalDate.now(horloge).getYear()));
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
