package ca.jalon.portail;

import ca.jalon.moteur.TachesOuvertes;
import ca.jalon.moteur.TachesOuvertes.Attente;
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
import org.springframework.stereotype.Component;

/** Dit chez qui se trouve un dossier, par les noms que les gens connaissent. */
@Component
class Attentes {

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

    record Attend(String tache, String qui, LocalDate depuis, long jours) {}

    /** Ce que ces dossiers attendent, par numéro ; un dossier qui n'attend personne n'y est pas. */
    Map<String, List<Attend>> parNumero(Collection<String> numeros) {
        return taches.parNumero(numeros).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        dossier -> dossier.getValue().stream().map(this::attend).toList()));
    }

    List<Attend> de(String numero) {
        return parNumero(List.of(numero)).getOrDefault(numero, List.of());
    }

    private Attend attend(Attente attente) {
        String qui = attente.titulaire() != null
                ? annuaire.nom(attente.titulaire())
                : attente.candidats().stream().map(this::nommer).collect(Collectors.joining(" ou "));
        return new Attend(
                attente.nom(),
                qui.isEmpty() ? "Personne n’est désigné" : qui,
                LocalDate.ofInstant(attente.depuis(), horloge.getZone()),
                ChronoUnit.DAYS.between(attente.depuis(), Instant.now(horloge)));
    }

    private String nommer(String candidat) {
        String groupe = organisations.nomGroupe(candidat);
        return groupe.equals(candidat) ? annuaire.nom(candidat) : groupe;
    }
}
