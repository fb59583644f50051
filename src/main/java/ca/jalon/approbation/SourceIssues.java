package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Libelles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Issues que la porte offre à qui la décide ({@code jalons.yaml}). */
@Component
class SourceIssues implements SourceOptions {

    private final Jalons jalons;
    private final Libelles libelles;

    SourceIssues(Jalons jalons, Libelles libelles) {
        this.jalons = jalons;
        this.libelles = libelles;
    }

    @Override
    public String nom() {
        return "issues-du-jalon";
    }

    @Override
    public List<Option> options(Demande demande) {
        return jalons.de(demande.texte(Approbation.JALON.name())).issues().stream()
                .map(issue -> new Option(issue, libelles.dire("issue", issue)))
                .toList();
    }
}
