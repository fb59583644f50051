package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Markdown;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.piece.Pieces;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fige le dossier soumis à une autorité : le texte de ses derniers écrits et les pièces qui l'accompagnent, que la décision gardera avec son empreinte.
 *
 * <p>Lit les paramètres {@code jalon}, {@code formulairesDossier} (identifiants séparés par des virgules) et, s'il est là,
 * {@code formulairesAppui} : ce qui fut dit ou décidé auparavant, que l'autorité lit à la suite (avis, rang, dossiers d'avant).
 */
@Component
class DeposerDossier implements JavaDelegate {

    private final Depots depots;
    private final Reponses reponses;
    private final Pieces pieces;

    DeposerDossier(Depots depots, Reponses reponses, Pieces pieces) {
        this.pieces = pieces;
        this.depots = depots;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String texte = Stream.of("formulairesDossier", "formulairesAppui")
                .map(execution::getVariable)
                .filter(Objects::nonNull)
                .flatMap(formulaires -> Arrays.stream(formulaires.toString().split(",")))
                .flatMap(formulaire -> reponses.dernier(execution, formulaire).stream())
                .map(Ecrit::texte)
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining("\n\n"));
        String jointes = pieces.lignes(NUMERO.in(execution));
        if (!jointes.isEmpty()) {
            texte += "\n\n### Pièces jointes au dossier\n\n" + Markdown.echapper(jointes);
        }
        Depot dossier = depots.deposer(
                NUMERO.in(execution),
                (String) execution.getVariable("jalon"),
                texte,
                REDACTEUR.find(execution).orElse(null));
        DOSSIER.set(execution, dossier.id());
    }
}
