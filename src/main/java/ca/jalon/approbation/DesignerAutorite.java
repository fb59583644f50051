package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.AUTORITES;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.MEMBRES_A_ENTENDRE;
import static ca.jalon.approbation.Approbation.MEMBRES_COMITE;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.RANG;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prépare le tour d'une autorité : qui elle est, qui la compose. */
@Component
class DesignerAutorite implements ExecutionListener, JavaDelegate, TourAutorite {

    private static final Variable<String> GROUPES = Variable.text("groupesAutorite");
    private static final Variable<String> PERSONNES = Variable.text("personnesAutorite");
    private static final Variable<String> DELAI_REPRISE = Variable.text("delaiReprise");
    private static final Variable<String> DECISIONS_ANTERIEURES = Variable.text("decisionsAnterieures");

    private final Organisations organisations;
    private final QuiDecide quiDecide;
    private final SourceDecisionsAnterieures anterieures;
    private final Duration delaiReprise;

    DesignerAutorite(
            Organisations organisations,
            QuiDecide quiDecide,
            SourceDecisionsAnterieures anterieures,
            @Value("${jalon.approbation.delai-reprise}") Duration delaiReprise) {
        this.organisations = organisations;
        this.quiDecide = quiDecide;
        this.anterieures = anterieures;
        this.delaiReprise = delaiReprise;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Autorite autorite =
                quiDecide.designer(execution, AUTORITES.in(execution).split(",")[Approbation.tour(execution)]);
        AUTORITE.set(execution, autorite.role());
        int aEntendre = quiDecide.membresAEntendre(execution, autorite);
        MEMBRES_A_ENTENDRE.setIfAny(execution, aEntendre == 0 ? null : (long) aEntendre);
        LIBELLE_AUTORITE.set(execution, organisations.nomGroupe(autorite.groupe()));
    }

    /** Un modèle d'avant répète un sous-processus par autorité, et lit en variables ce que les méthodes d'ici disent. */
    @Override
    public void execute(DelegateExecution execution) {
        RANG.set(
                execution,
                Approbation.rangDepart(execution)
                        + Variable.count("loopCounter").in(execution).intValue());
        notify(execution);
        GROUPES.set(execution, groupes(execution));
        PERSONNES.set(execution, personnes(execution));
        DELAI_REPRISE.set(execution, getDelaiReprise());
        String decisions = anterieures.texte(NUMERO.in(execution));
        DECISIONS_ANTERIEURES.set(
                execution, decisions.substring(Math.max(0, decisions.length() - Approbation.TAILLE_VARIABLE)));
    }

    @Override
    public String groupes(VariableScope portee) {
        String autorite = AUTORITE.in(portee);
        return quiDecide.parProjet(autorite) ? "" : autorite;
    }

    @Override
    public String personnes(VariableScope portee) {
        return quiDecide.parProjet(AUTORITE.in(portee))
                ? MEMBRES_COMITE.find(portee).orElse("")
                : "";
    }

    @Override
    public String getDelaiReprise() {
        return delaiReprise.toString();
    }
}
