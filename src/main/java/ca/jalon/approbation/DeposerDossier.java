package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DOSSIER;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Markdown;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.piece.Pieces;
import ca.jalon.registre.Depots;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fige le dossier soumis à une autorité, au nom de qui l'a écrit en dernier : le texte de ses derniers écrits et les pièces qui
 * l'accompagnent, que la décision gardera avec son empreinte.
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
        String numero = execution.getProcessBusinessKey();
        String jalon = Variable.text("jalon").orNull(execution);
        List<Map<String, Object>> lus = tables.lignes("ecrits-jalon", Map.of("jalon", jalon)).stream()
                .filter(ligne -> (boolean) ligne.get("lu"))
                .sorted(Comparator.comparing(ligne -> !soumis(ligne)))
                .toList();
        String texte = lus.stream()
                .flatMap(ligne -> dernier(execution, ligne).stream())
                .map(Ecrit::texte)
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining("\n\n"));
        String jointes = pieces.lignes(numero);
        if (!jointes.isEmpty()) {
            texte += "\n\n### Pièces jointes au dossier\n\n" + Markdown.echapper(jointes);
        }
        String redacteur = lus.stream()
                .filter(DeposerDossier::soumis)
                .flatMap(ligne -> dernier(execution, ligne).stream())
                .max(Comparator.comparing(Ecrit::le))
                .map(Ecrit::auteur)
                .orElse(null);
        DOSSIER.set(execution, depots.deposer(numero, jalon, texte, redacteur).id());
    }

    private static boolean soumis(Map<String, Object> ligne) {
        return "SOUMIS".equals(ligne.get("titre"));
    }

    private Optional<Ecrit> dernier(DelegateExecution execution, Map<String, Object> ligne) {
        return reponses.dernier(execution, (String) ligne.get("formulaire"));
    }
}
