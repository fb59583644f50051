package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Inscrit ce que le CNCOT vient de recevoir, sauf ce qu'il reporte ; ouvre la voie aux projets qui l'attendaient et rend réponse
 * à chaque établissement : inscrites, reportées, à mener avec d'autres.
 */
@Component
class InscrireLignes implements JavaDelegate {

    private static final String FORMULAIRE = "recevoir-plans";

    private final Plans plans;
    private final PlansRecus recus;
    private final AvancementDesLignes lignes;
    private final AccuseCncot accuse;
    private final Reponses reponses;
    private final Avis avis;

    InscrireLignes(
            Plans plans,
            PlansRecus recus,
            AvancementDesLignes lignes,
            AccuseCncot accuse,
            Reponses reponses,
            Avis avis) {
        this.plans = plans;
        this.recus = recus;
        this.lignes = lignes;
        this.accuse = accuse;
        this.reponses = reponses;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int annee = ANNEE.in(execution).intValue();
        Palier palier = Palier.valueOf(PALIER.in(execution));
        plans.attendre();
        Map<String, Object> dites = reponses.de(execution, FORMULAIRE);
        List<String> reportees = Variable.choisis(dites.get("lignesReportees"));
        String motif = (String) dites.get("motifReport");
        String jour = (String) dites.get("dateReception");
        List<LigneDePlan> recues = recus.lignes(
                annee,
                palier,
                ETABLISSEMENT.in(execution),
                TERRITOIRE.find(execution).orElse(null));
        List<LigneDePlan> inscrites =
                recues.stream().filter(ligne -> !reportees.contains(ligne.id())).toList();
        lignes.avancer(
                recues.stream().map(LigneDePlan::id).filter(reportees::contains).toList(), Statut.REPORTEE, motif);
        accuse.inscrire(inscrites, jour);
        plans.transmettre(
                NUMERO.in(execution),
                Plans.RECU,
                jour,
                palier == Palier.TERRITORIAL
                        ? String.join(" ; ", recus.absents(annee, TERRITOIRE.in(execution)))
                        : null);
        repondre(annee, recues, reportees, motif);
    }

    private void repondre(int annee, List<LigneDePlan> recues, List<String> reportees, String motif) {
        Map<String, List<LigneDePlan>> parEtablissement = recues.stream()
                .collect(Collectors.groupingBy(LigneDePlan::organisation, TreeMap::new, Collectors.toList()));
        parEtablissement.forEach((etablissement, siennes) -> plans.trouver(annee, Palier.LOCAL, etablissement)
                .ifPresent(plan -> {
                    Map<String, Object> donnees = new HashMap<>();
                    donnees.put("exercice", Planification.nom(annee));
                    donnees.put(
                            "inscrites",
                            titres(siennes.stream()
                                    .filter(l -> !reportees.contains(l.id()) && l.statut() != Statut.REGROUPEE)));
                    donnees.put("regroupees", regroupees(siennes, reportees));
                    donnees.put("reportees", titres(siennes.stream().filter(l -> reportees.contains(l.id()))));
                    donnees.put("communes", titres(siennes.stream().filter(LigneDePlan::commune)));
                    donnees.put("appuis", appuis(siennes));
                    donnees.put("motif", motif);
                    avis.demander(
                            "planification/lignes-recues",
                            plan.numero(),
                            List.of(
                                    Avis.groupe("pilote-clinique." + etablissement),
                                    Avis.groupe("pilote-technologique." + etablissement)),
                            donnees);
                }));
    }

    /** Ce qu'une autre ligne dit déjà, et où le CCT l'a vu ; le projet n'attend plus. */
    private static String regroupees(List<LigneDePlan> siennes, List<String> reportees) {
        String dites = siennes.stream()
                .filter(ligne -> ligne.statut() == Statut.REGROUPEE && !reportees.contains(ligne.id()))
                .map(ligne -> "%s : %s".formatted(ligne.titre(), Objects.toString(ligne.suite(), "une autre ligne")))
                .collect(Collectors.joining("\n"));
        return dites.isEmpty() ? null : dites;
    }

    /** Ce que le CCT a répondu à chaque demande d'appui. */
    private static String appuis(List<LigneDePlan> siennes) {
        String appuis = siennes.stream()
                .filter(ligne -> ligne.reponseAppui() != null)
                .map(ligne -> "%s : appui %saccordé. %s"
                        .formatted(
                                ligne.titre(),
                                ligne.reponseAppui().equals("ACCORDE") ? "" : "non ",
                                // D'un doublon, la suite dit quelle ligne le dit.
                                ligne.statut() == Statut.REGROUPEE ? "" : Objects.toString(ligne.suite(), "")))
                .collect(Collectors.joining("\n"));
        return appuis.isEmpty() ? null : appuis;
    }

    private static String titres(Stream<LigneDePlan> desLignes) {
        String titres = desLignes.map(LigneDePlan::titre).collect(Collectors.joining("\n"));
        return titres.isEmpty() ? null : titres;
    }
}
