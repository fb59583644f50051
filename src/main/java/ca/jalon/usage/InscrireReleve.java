package ca.jalon.usage;

import static ca.jalon.usage.Usage.DATE_RELEVE;
import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.Reponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Range les chiffres du relevé à son jour. */
@Component
class InscrireReleve implements JavaDelegate {

    private final Reponses reponses;
    private final Indicateurs indicateurs;
    private final RelevesUsage releves;

    InscrireReleve(Reponses reponses, Indicateurs indicateurs, RelevesUsage releves) {
        this.reponses = reponses;
        this.indicateurs = indicateurs;
        this.releves = releves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ecrit ecrit = reponses.dernier(execution, Usage.RELEVE).orElseThrow();
        Map<String, Object> dits = ecrit.valeurs();
        List<RelevesUsage.Note> notes = new ArrayList<>();
        for (Indicateur indicateur : indicateurs.de(SERVICE.in(execution))) {
            Object valeur = dits.get(indicateur.code().champValeur());
            if (valeur != null) {
                notes.add(new RelevesUsage.Note(
                        indicateur,
                        new RelevesUsage.Releve(
                                DATE_RELEVE.in(execution).substring(0, 10),
                                new BigDecimal(valeur.toString()),
                                indicateur.code() == Mesurable.SATISFACTION ? reponsesAuSondage(dits) : null,
                                ecrit.auteur(),
                                RelevesUsage.FORMULAIRE,
                                (String) dits.get("commentaireReleve"))));
            }
        }
        releves.noter(notes);
    }

    private static Integer reponsesAuSondage(Map<String, Object> dits) {
        Object nombre = dits.get("effectifSatisfaction");
        return nombre == null ? null : ((Number) nombre).intValue();
    }
}
