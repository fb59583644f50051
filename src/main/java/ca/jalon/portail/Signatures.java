package ca.jalon.portail;

import ca.jalon.organisation.Annuaire;
import ca.jalon.papier.Papier;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Dit qui a écrit chaque papier, par les noms que les gens connaissent, en une lecture. */
@Component
public class Signatures {

    private final Annuaire annuaire;

    Signatures(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    /** « Anne Roy », « Anne Roy, pour Guy Côté », ou « Jalon ». */
    public record Noms(Map<String, String> parCompte) {

        public String de(Papier papier) {
            return de(papier.auteur(), papier.pour());
        }

        public String de(String auteur, String pour) {
            if (auteur == null) {
                return "Jalon";
            }
            String nom = parCompte.getOrDefault(auteur, auteur);
            return pour == null ? nom : nom + ", pour " + parCompte.getOrDefault(pour, pour);
        }
    }

    /** Les auteurs de ces papiers. */
    public Noms de(Collection<Papier> papiers) {
        return deComptes(papiers.stream().flatMap(papier -> Stream.of(papier.auteur(), papier.pour())));
    }

    /** Ces comptes ; les {@code null} sont laissés. */
    public Noms deComptes(Stream<String> comptes) {
        return new Noms(annuaire.nomsDesComptes(comptes.filter(Objects::nonNull).collect(Collectors.toSet())));
    }
}
