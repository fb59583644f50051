package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITES;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.MONTANT_REQUIS;
import static ca.jalon.approbation.Approbation.NATURES;
import static ca.jalon.approbation.Approbation.RANG;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Jalons.Jalon;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Retient les autorités que la table désigne, dans leur ordre, à partir du rang de reprise. */
@Component
class RetenirChaine implements ExecutionListener {

    private final Jalons jalons;

    RetenirChaine(Jalons jalons) {
        this.jalons = jalons;
    }

    @Override
    public void notify(DelegateExecution execution) {
        long depart = Approbation.rangDepart(execution);
        List<DmnDecisionResultEntries> chaine = new Variable<>("decisionResult", DmnDecisionResult.class)
                .in(execution).stream()
                        .filter(ligne -> rang(ligne) >= depart)
                        .sorted(Comparator.comparingLong(RetenirChaine::rang))
                        .toList();
        AUTORITES.set(execution, joindre(chaine, "groupe"));
        NATURES.set(execution, joindre(chaine, "nature"));
        RANG.set(execution, depart);
        Jalon jalon = jalons.de(JALON.in(execution));
        LIBELLE_JALON.set(execution, jalon.nom());
        MONTANT_REQUIS.set(execution, jalon.montant());
    }

    private static long rang(DmnDecisionResultEntries ligne) {
        return ((Number) ligne.getEntry("ordre")).longValue();
    }

    private static String joindre(List<DmnDecisionResultEntries> chaine, String sortie) {
        return chaine.stream().map(ligne -> ligne.<String>getEntry(sortie)).collect(Collectors.joining(","));
    }
}
