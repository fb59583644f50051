package ca.jalon.projet;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.moteur.TexteFormulaires;
import ca.jalon.registre.Dossier;
import ca.jalon.registre.Dossiers;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fige le dossier soumis à une autorité : le texte de ses formulaires remplis, que la décision gardera avec son empreinte.
 *
 * <p>Lit les paramètres {@code jalon} et {@code formulairesDossier} (identifiants séparés par des virgules).
 */
@Component
class DeposerDossier implements JavaDelegate {

    private final Dossiers dossiers;
    private final TexteFormulaires formulaires;

    DeposerDossier(Dossiers dossiers, TexteFormulaires formulaires) {
        this.dossiers = dossiers;
        this.formulaires = formulaires;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String texte = Arrays.stream(((String) execution.getVariable("formulairesDossier")).split(","))
                .map(formulaire -> formulaires.texte(execution, formulaire))
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining("\n\n"));
        Dossier dossier = dossiers.deposer(
                NUMERO.in(execution),
                (String) execution.getVariable("jalon"),
                texte,
                REDACTEUR.find(execution).orElse(null));
        DOSSIER.set(execution, dossier.id());
    }
}
