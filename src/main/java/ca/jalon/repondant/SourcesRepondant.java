package ca.jalon.repondant;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes où l'on choisit un établissement et une personne. */
@Configuration
class SourcesRepondant {

    private final Organisations organisations;
    private final Annuaire annuaire;

    SourcesRepondant(Organisations organisations, Annuaire annuaire) {
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    /**
     * Établissements où un rôle de la personne démarre ce processus : {@code etablissements-de-mon-role:nommer-repondant}. Être
     * pilote dans l'un ne permet rien à la direction d'un autre.
     */
    @Bean
    SourceOptions etablissementsDeMonRole() {
        return SourceOptions.de(
                "etablissements-de-mon-role",
                demande -> organisations
                        .etablissements()
                        .filter(etablissement -> etablissement.code().equals(duDossier(demande))
                                || demarre(demande.groupes(), etablissement.code(), demande.parametre()))
                        .map(etablissement -> new Option(etablissement.code(), etablissement.nom()))
                        .toList());
    }

    private boolean demarre(Collection<String> groupes, String organisation, String processus) {
        return organisations.roles().stream()
                .filter(role -> role.demarre().contains(processus))
                .anyMatch(role -> groupes.contains(role.id() + "." + organisation));
    }

    /** Personnes de l'établissement ; au départ, de tous ceux où la personne a un rôle. */
    @Bean
    SourceOptions personnesDuComite() {
        return SourceOptions.de("personnes-du-comite", this::personnes);
    }

    /** Les mêmes, et une personne qui n'a pas de compte. */
    @Bean
    SourceOptions personnesANommer() {
        return SourceOptions.de("personnes-a-nommer", demande -> {
            List<Option> options = new ArrayList<>(personnes(demande));
            options.add(new Option(Nomination.SANS_COMPTE, "Une personne sans compte ici : son nom et son courriel"));
            return options;
        });
    }

    private List<Option> personnes(Demande demande) {
        String etablissement = duDossier(demande);
        Set<String> codes = etablissement == null ? Annuaire.organisations(demande.groupes()) : Set.of(etablissement);
        return Option.liste(annuaire.nomsDesOrganisations(codes));
    }

    private static String duDossier(Demande demande) {
        return demande.texte(Nomination.ETABLISSEMENT.name());
    }
}
