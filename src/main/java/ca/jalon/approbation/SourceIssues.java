package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Issues possibles d'un jalon : le dossier d'affaires peut renvoyer à l'opportunité, la charte à l'envergure ; une clôture
 * n'a pas de conditions, puisque le projet s'arrête là (P-01g).
 */
@Component
class SourceIssues implements SourceOptions {

    @Override
    public String nom() {
        return "issues-du-jalon";
    }

    @Override
    public List<Option> options(Demande demande) {
        Object jalon = demande.variables().get(Approbation.JALON.name());
        List<Option> issues = new ArrayList<>();
        issues.add(new Option(Approbation.AUTORISE, "Autoriser"));
        if (!"CLOTURE".equals(jalon)) {
            issues.add(new Option(Approbation.AUTORISE_AVEC_CONDITIONS, "Autoriser avec conditions"));
        }
        issues.add(new Option(Approbation.RETOUR, "Retourner pour complément"));
        if ("DA".equals(jalon)) {
            issues.add(new Option(Approbation.RETOUR_AU_DO, "Faire revoir l’opportunité"));
        }
        if ("CHARTE".equals(jalon)) {
            issues.add(new Option(Approbation.ENVERGURE, "Faire réévaluer l’envergure"));
        }
        issues.add(new Option(Approbation.REFUSE, "Refuser"));
        return List.copyOf(issues);
    }
}
