package ca.jalon.usage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Juge et range un chiffre venu d'ailleurs que du formulaire : un système, un fichier. Le même chiffre redit ne change rien ;
 * un autre, du même indicateur au même jour, le remplace.
 */
@Component
class Reception {

    /** Ce que la base garde d'un chiffre. */
    private static final BigDecimal PLAFOND = new BigDecimal("9999999999999");

    private static final BigDecimal DIX = BigDecimal.TEN;

    private final Indicateurs indicateurs;
    private final RelevesUsage releves;
    private final Clock horloge;

    Reception(Indicateurs indicateurs, RelevesUsage releves, Clock horloge) {
        this.indicateurs = indicateurs;
        this.releves = releves;
        this.horloge = horloge;
    }

    /** Ce qu'un service suit, et ses relevés par indicateur : lus une fois, chaque ligne d'un envoi s'y juge. */
    record Connu(List<Indicateur> indicateurs, Map<String, Map<String, RelevesUsage.Releve>> inscrits) {

        /** L'indicateur de ce code, si le service le suit. */
        Optional<Indicateur> suivi(Mesurable code) {
            return indicateurs.stream().filter(un -> un.code() == code).findFirst();
        }

        /** Le chiffre inscrit à ce jour ; vide s'il manque. */
        Optional<RelevesUsage.Releve> deja(Indicateur indicateur, String periode) {
            return Optional.ofNullable(
                            inscrits.getOrDefault(indicateur.id(), Map.of()).get(periode))
                    .filter(releve -> !releve.manque());
        }

        /** Vrai si ce chiffre est déjà inscrit, commentaire compris. */
        boolean inchange(Indicateur indicateur, RelevesUsage.Releve releve) {
            return deja(indicateur, releve.periode())
                    .filter(inscrit -> inscrit.valeur().compareTo(releve.valeur()) == 0)
                    .filter(inscrit -> Objects.equals(inscrit.commentaire(), releve.commentaire()))
                    .filter(inscrit -> Objects.equals(inscrit.reponses(), releve.reponses()))
                    .isPresent();
        }
    }

    Connu connu(String service) {
        List<Indicateur> suivis = indicateurs.de(service);
        Map<String, Map<String, RelevesUsage.Releve>> inscrits = new HashMap<>();
        releves.de(suivis)
                .forEach((id, serie) -> inscrits.put(
                        id, serie.stream().collect(Collectors.toMap(RelevesUsage.Releve::periode, releve -> releve))));
        return new Connu(suivis, inscrits);
    }

    /** Pourquoi ce jour ne convient pas ; vide s'il convient. */
    Optional<String> fauteDeJour(LocalDate jour) {
        return jour.isAfter(Usage.aujourdhui(horloge))
                ? Optional.of("ce jour n’est pas encore venu")
                : Optional.empty();
    }

    /** Pourquoi cette valeur ne convient pas à cet indicateur ; vide si elle convient. */
    Optional<String> fauteDeValeur(Mesurable code, BigDecimal valeur) {
        if (valeur.signum() < 0 || valeur.compareTo(PLAFOND) > 0) {
            return Optional.of("une valeur va de 0 à " + PLAFOND);
        }
        if (code == Mesurable.SATISFACTION && valeur.compareTo(DIX) > 0) {
            return Optional.of("une satisfaction va de 0 à 10");
        }
        return valeur.stripTrailingZeros().scale() > 2
                ? Optional.of("une valeur a au plus deux décimales")
                : Optional.empty();
    }

    void noter(List<RelevesUsage.Note> notes) {
        releves.noter(notes);
    }
}
