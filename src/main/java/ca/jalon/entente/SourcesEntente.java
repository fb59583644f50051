package ca.jalon.entente;

import static ca.jalon.formulaire.Markdown.echapper;

import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les textes des formulaires d'une entente. */
@Configuration
class SourcesEntente {

    private final Ententes ententes;
    private final Organisations organisations;

    SourcesEntente(Ententes ententes, Organisations organisations) {
        this.ententes = ententes;
        this.organisations = organisations;
    }

    /** Les parties, et qui a signé la version d'aujourd'hui ; avant elle, celles que la rédaction nomme. */
    @Bean
    SourceTexte partiesDeLEntente() {
        return SourceTexte.de("parties-entente", demande -> {
            List<Ententes.Partie> figees =
                    ententes.parties((String) demande.variables().get("numeroDossier"));
            if (figees.isEmpty() && demande.variables().get(Entente.PARTIES) instanceof List<?> redigees) {
                return redigees.stream()
                        .map(partie -> "- " + echapper(organisations.nom(partie.toString())))
                        .collect(Collectors.joining("\n"));
            }
            return figees.stream().map(this::dire).collect(Collectors.joining("\n"));
        });
    }

    private String dire(Ententes.Partie partie) {
        String ou = switch (partie.etat()) {
            case Ententes.SIGNEE -> "signée le %s, original : %s".formatted(partie.signeeLe(), partie.original());
            case Ententes.RETIREE -> "s’est retirée";
            default -> "n’a pas encore signé";
        };
        return "- %s : %s".formatted(echapper(organisations.nom(partie.organisation())), echapper(ou));
    }
}
