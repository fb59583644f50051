package ca.jalon.portail;

import ca.jalon.moteur.requetes.TachesOuvertes;
import ca.jalon.moteur.requetes.TachesOuvertes.Attente;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Dit chez qui se trouve un dossier, par les noms que les gens connaissent. */
@Component
public class Attentes {

    private final TachesOuvertes taches;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Clock horloge;

    Attentes(TachesOuvertes taches, Organisations organisations, Annuaire annuaire, Clock horloge) {
        this.taches = taches;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.horloge = horloge;
    }

    public record Attend(String tache, String qui, LocalDate depuis, long jours) {}

    /** Ce que ces dossiers attendent, par numéro, en deux lectures ; un dossier qui n'attend personne n'y est pas. */
    public Map<String, List<Attend>> parNumero(Collection<String> numeros) {
        Map<String, List<Attente>> attentes = taches.parNumero(numeros);
        Map<String, String> noms = annuaire.nomsDesComptes(attentes.values().stream()
                .flatMap(List::stream)
                .flatMap(attente -> Stream.concat(Stream.ofNullable(attente.titulaire()), attente.candidats().stream()))
                .collect(Collectors.toSet()));
        return attentes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        dossier -> dossier.getValue().stream()
                                .map(attente -> attend(attente, noms))
                                .toList()));
    }

    public List<Attend> de(String numero) {
        return parNumero(List.of(numero)).getOrDefault(numero, List.of());
    }

    /**
     * Chez qui est une tâche : la personne qui la tient, sinon ceux qui peuvent la prendre.
     *
     * @param noms noms affichés, par compte
     */
    public String qui(Attente attente, Map<String, String> noms) {
        String qui = attente.titulaire() != null
                ? noms.getOrDefault(attente.titulaire(), attente.titulaire())
                : attente.candidats().stream()
                        .map(candidat -> noms.getOrDefault(candidat, organisations.nomGroupe(candidat)))
                        .collect(Collectors.joining(" ou "));
        return qui.isEmpty() ? "Personne n’est désigné" : qui;
    }

    private Attend attend(Attente attente, Map<String, String> noms) {
        return new Attend(
                attente.nom(),
                qui(attente, noms),
                LocalDate.ofInstant(attente.depuis(), horloge.getZone()),
                ChronoUnit.DAYS.between(attente.depuis(), Instant.now(horloge)));
    }
}
