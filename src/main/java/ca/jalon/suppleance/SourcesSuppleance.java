package ca.jalon.suppleance;

import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.moteur.droits.TachesTenues;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes des formulaires d'absence et de départ. */
@Configuration
class SourcesSuppleance {

    private static final String EN_PERSONNE = "Ce qui me nomme en personne (comités de projet, réponses attendues)";

    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Suppleances suppleances;
    private final TachesTenues tenues;

    SourcesSuppleance(Organisations organisations, Annuaire annuaire, Suppleances suppleances, TachesTenues tenues) {
        this.tenues = tenues;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.suppleances = suppleances;
    }

    /** Personnes de mes organisations, et du ministère si j'y suis ; jamais moi. */
    @Bean
    SourceOptions mesCollegues() {
        return SourceOptions.de("mes-collegues", demande -> {
            Map<String, String> noms = annuaire.nomsDesOrganisations(Annuaire.organisations(demande.groupes()));
            Set<String> nationaux = nationaux();
            if (demande.groupes().stream().anyMatch(nationaux::contains)) {
                noms.putAll(annuaire.noms(nationaux));
            }
            noms.remove(demande.compte());
            return Option.liste(noms);
        });
    }

    /** Ce que je tiens de mon propre chef : mes groupes, sauf ceux d'une suppléance et l'administration ; ce qui me nomme. */
    @Bean
    SourceOptions mesRoles() {
        return SourceOptions.de("mes-roles", demande -> {
            Set<String> pretes = suppleances.exerceesPar(demande.compte()).stream()
                    .flatMap(suppleance -> suppleance.adhesions().stream())
                    .collect(Collectors.toSet());
            Set<String> nationaux = nationaux();
            return Stream.concat(
                            demande.groupes().stream()
                                    .filter(groupe -> groupe.indexOf('.') > 0 || nationaux.contains(groupe))
                                    .filter(groupe -> !pretes.contains(groupe))
                                    .map(groupe -> new Option(groupe, organisations.nomGroupe(groupe))),
                            Stream.of(new Option(Suppleance.EN_PERSONNE, EN_PERSONNE)))
                    .toList();
        });
    }

    /** Toutes les personnes : pour le formulaire de départ, réservé aux administrateurs. */
    @Bean
    SourceOptions toutesLesPersonnes() {
        return SourceOptions.de("toutes-les-personnes", demande -> Option.liste(annuaire.toutes()));
    }

    /** Qui peut partir : les mêmes, et les comptes supprimés qui tiennent encore des tâches ; chacun avec ce qu'il laisserait. */
    @Bean
    SourceOptions personnesPartantes() {
        return SourceOptions.de("personnes-partantes", demande -> {
            Map<String, TachesTenues.Charge> charges = tenues.charges();
            Map<String, String> noms = annuaire.toutes();
            charges.keySet().stream()
                    .filter(compte -> !noms.containsKey(compte))
                    .toList()
                    .forEach(compte -> noms.put(compte, null));
            return noms.entrySet().stream()
                    .map(nom ->
                            new Option(nom.getKey(), libelle(nom.getKey(), nom.getValue(), charges.get(nom.getKey()))))
                    .toList();
        });
    }

    /** @param nom {@code null} pour un compte supprimé */
    private static String libelle(String compte, String nom, TachesTenues.Charge charge) {
        List<String> dites = new ArrayList<>();
        if (nom == null) {
            dites.add("compte supprimé");
        }
        if (charge != null) {
            dites.add(charge.tenues() == 1 ? "1 tâche tenue" : charge.tenues() + " tâches tenues");
        }
        if (charge != null && charge.seule() > 0) {
            dites.add("dont %d que personne d’autre ne peut faire".formatted(charge.seule()));
        }
        return (nom == null ? compte : nom) + (dites.isEmpty() ? "" : " (" + String.join(", ", dites) + ")");
    }

    private Set<String> nationaux() {
        return organisations.roles().stream()
                .filter(role -> role.palier() == Palier.NATIONAL)
                .map(Role::id)
                .collect(Collectors.toSet());
    }
}
