package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DOSSIER;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Markdown;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.piece.Pieces;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fige le dossier soumis à une autorité : le texte de ses derniers écrits et les pièces qui l'accompagnent, que la décision gardera avec son empreinte.
 *
 * <p>La table {@code ecrits-jalon} dit, pour le paramètre {@code jalon}, ce qui est soumis, puis ce que l'autorité lit à la suite :
 * ce qui fut dit ou décidé auparavant (avis, rang, dossiers d'avant).
 */
@Component
class DeposerDossier implements JavaDelegate {

    private final Depots depots;
    private final Reponses reponses;
    private final Pieces pieces;
    private final Tables tables;

    DeposerDossier(Depots depots, Reponses reponses, Pieces pieces, Tables tables) {
        this.tables = tables;
        this.pieces = pieces;
        this.depots = depots;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String jalon = (String) execution.getVariable("jalon");
        String texte = tables.lignes("ecrits-jalon", Map.of("jalon", jalon)).stream()
                .filter(ligne -> (boolean) ligne.get("lu"))
                .sorted(Comparator.comparing(ligne -> !"SOUMIS".equals(ligne.get("titre"))))
                .flatMap(ligne -> reponses.dernier(execution, (String) ligne.get("formulaire")).stream())
                .map(Ecrit::texte)
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining("\n\n"));
        String jointes = pieces.lignes(NUMERO.in(execution));
        if (!jointes.isEmpty()) {
            texte += "\n\n### Pièces jointes au dossier\n\n" + Markdown.echapper(jointes);
        }
        Depot dossier = depots.deposer(
                NUMERO.in(execution), jalon, texte, REDACTEUR.find(execution).orElse(null));
        DOSSIER.set(execution, dossier.id());
    }
}
