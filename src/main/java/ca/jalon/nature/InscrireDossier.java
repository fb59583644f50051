package ca.jalon.nature;

import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Numeros;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Donne à un dossier son numéro, {@code série-année-0001}, son organisation et son territoire, et l'inscrit ; ce qu'un registre
 * numérotait déjà garde le sien.
 */
@Component
class InscrireDossier implements JavaDelegate {

    private static final String PHASE = "En cours";

    static final Variable<String> NUMERO = Variable.text("numeroDossier");
    static final Variable<String> ORGANISATION = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");

    /** Sous ce nom, listes de tâches et avis disent de quoi il s'agit. */
    static final Variable<String> TITRE = Variable.text("titreProjet");

    private final Natures natures;
    private final Numeros numeros;
    private final Dossiers dossiers;
    private final Organisations organisations;
    private final Clock horloge;

    InscrireDossier(Natures natures, Numeros numeros, Dossiers dossiers, Organisations organisations, Clock horloge) {
        this.natures = natures;
        this.numeros = numeros;
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Nature nature = natures.de(execution);
        String numero = NUMERO.find(execution).orElseGet(() -> suivant(nature));
        Organisation organisation = organisations.organisation(ORGANISATION.in(execution));
        String titre = Variable.text(nature.titre()).in(execution);
        execution.setProcessBusinessKey(numero);
        NUMERO.set(execution, numero);
        TITRE.set(execution, titre);
        TERRITOIRE.set(execution, organisation.territoire());
        dossiers.ouvrir(
                nature.code(),
                numero,
                titre,
                organisation.code(),
                organisation.territoire(),
                null,
                execution.getProcessInstanceId(),
                PHASE,
                null);
    }

    private String suivant(Nature nature) {
        String serie = "%s-%d".formatted(nature.serie(), LocalDate.now(horloge).getYear());
        return numeros.numeroter(serie);
    }
}
