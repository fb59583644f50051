package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ajoute une contribution à celles que l'évaluateur lira ; chacune est abrégée pour que toutes tiennent. */
@Component
class RetenirContribution implements TaskListener {

    private static final int TAILLE_VARIABLE = 4000;

    private static final Variable<String> CONTRIBUTIONS = Variable.text("contributions");
    private static final Variable<String> CONSTAT = Variable.text("constat");
    private static final Variable<Long> NOTE = Variable.count("noteGlobale");
    private static final Variable<Long> NOMBRE = Variable.count("nombreContributeurs");

    private final Annuaire annuaire;
    private final Reponses reponses;

    RetenirContribution(Annuaire annuaire, Reponses reponses) {
        this.annuaire = annuaire;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Map<String, Object> ecrit = reponses.enCours().orElseThrow().valeurs();
        int place = TAILLE_VARIABLE / NOMBRE.in(tache).intValue() - 1;
        String ligne = "- %s%s : %s"
                .formatted(
                        annuaire.nom(tache.getAssignee()),
                        NOTE.find(ecrit).map(" (%d sur 4)"::formatted).orElse(""),
                        CONSTAT.find(ecrit).orElse("").replaceAll("\\s+", " "));
        String abregee = ligne.length() <= place ? ligne : ligne.substring(0, place - 1) + "…";
        String precedentes = CONTRIBUTIONS.in(tache);
        tache.getExecution()
                .setVariable(CONTRIBUTIONS.name(), precedentes.isEmpty() ? abregee : precedentes + "\n" + abregee);
    }
}
