package ca.jalon.parc;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nomme la ligne à tenir ; refuse (400) celle d'un autre établissement que celui qui est dit. */
@Component
class PreparerParc implements JavaDelegate {

    private final LignesDuParc lignes;

    PreparerParc(LignesDuParc lignes) {
        this.lignes = lignes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Registre registre = Registre.valueOf(Parc.REGISTRE.in(execution));
        String numero = Variable.text(registre.ligne).orNull(execution);
        if (numero == null) {
            execution.setVariable("titreParc", registre.nom() + " à inscrire");
            return;
        }
        LignesDuParc.Ligne ligne = lignes.lire(registre, numero)
                .filter(lue -> registre.commun || lue.organisation().equals(Parc.ETABLISSEMENT.in(execution)))
                .orElseThrow(() ->
                        new Refus(400, "%s : « %s » n’est pas à cet établissement.".formatted(registre.nom(), numero)));
        execution.setVariable("titreParc", "%s — %s".formatted(ligne.nom(), numero));
    }
}
