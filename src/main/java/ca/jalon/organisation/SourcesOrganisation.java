package ca.jalon.organisation;

import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Organisation.Type;
import ca.jalon.organisation.Role.Palier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes des formulaires qui parlent d'organisations et de personnes. */
@Configuration
class SourcesOrganisation {

    private final Organisations organisations;
    private final Annuaire annuaire;

    SourcesOrganisation(Organisations organisations, Annuaire annuaire) {
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    /** Établissements pour lesquels la personne peut déposer : le sien, ceux de son territoire (CCT), tous (ministère). */
    @Bean
    SourceOptions mesEtablissements() {
        return SourceOptions.de(
                "mes-etablissements",
                demande -> organisations.toutes().stream()
                        .filter(organisation -> organisation.types().contains(Type.ETABLISSEMENT))
                        .filter(organisation -> peutDeposerPour(organisation, demande.groupes())
                                || organisation
                                        .code()
                                        .equals(demande.variables().get("codeEtablissement")))
                        .map(organisation -> new Option(organisation.code(), organisation.nom()))
                        .toList());
    }

    @Bean
    SourceOptions ccts() {
        return SourceOptions.de(
                "ccts",
                demande -> organisations.ccts().stream()
                        .map(organisation -> new Option(organisation.code(), organisation.nom()))
                        .toList());
    }

    /** Personnes qui tiennent un rôle pour ce projet, par exemple {@code titulaires:charge-de-projet}. */
    @Bean
    SourceOptions titulaires() {
        return SourceOptions.de(
                "titulaires",
                demande -> options(annuaire.noms(organisationsDuProjet(demande.variables()).stream()
                        .map(organisation -> demande.parametre() + "." + organisation)
                        .toList())));
    }

    /** Rôles d'un établissement qui soutiennent ses utilisateurs : ceux qui voient le filtre du soutien. */
    @Bean
    SourceOptions rolesDeSoutien() {
        return SourceOptions.de(
                "roles-de-soutien",
                demande -> organisations.roles().stream()
                        .filter(role -> role.palier() == Palier.ETABLISSEMENT)
                        .filter(role -> role.filtres().contains("soutien-mon-niveau"))
                        .map(role -> new Option(role.id(), role.nom()))
                        .toList());
    }

    /** Comptes de l'organisation porteuse, et du CCT ou du ministère selon le niveau. */
    @Bean
    SourceOptions comptesDuProjet() {
        return SourceOptions.de("comptes-du-projet", demande -> {
            List<String> nationaux = "NATIONAL".equals(demande.variables().get("niveauProjet"))
                    ? organisations.roles().stream()
                            .filter(role -> role.palier() == Palier.NATIONAL)
                            .map(Role::id)
                            .toList()
                    : List.of();
            Map<String, String> noms = annuaire.nomsDesOrganisations(organisationsDuProjet(demande.variables()));
            noms.putAll(annuaire.noms(nationaux));
            return options(noms);
        });
    }

    private boolean peutDeposerPour(Organisation organisation, Collection<String> groupes) {
        for (String groupe : groupes) {
            int point = groupe.indexOf('.');
            Role role = organisations.roleOuRien(point < 0 ? groupe : groupe.substring(0, point));
            if (role == null) {
                continue;
            }
            String code = point < 0 ? null : groupe.substring(point + 1);
            boolean permis = switch (role.palier()) {
                case ETABLISSEMENT -> organisation.code().equals(code);
                case TERRITOIRE -> code != null && desservie(organisation, code);
                case NATIONAL, SYSTEME -> role.demarre().contains("cycle-projet");
                case PROJET -> false;
            };
            if (permis) {
                return true;
            }
        }
        return false;
    }

    private boolean desservie(Organisation organisation, String cct) {
        return organisations.cct(organisation.territoire()).code().equals(cct)
                || organisation.territoiresSecondaires().stream()
                        .anyMatch(territoire ->
                                organisations.cct(territoire).code().equals(cct));
    }

    private Set<String> organisationsDuProjet(Map<String, Object> variables) {
        Set<String> codes = new LinkedHashSet<>();
        Object niveau = variables.get("niveauProjet");
        codes.add((String) variables.get("codeEtablissement"));
        if ("TERRITORIAL".equals(niveau) || "NATIONAL".equals(niveau)) {
            codes.add(organisations.cct((String) variables.get("territoire")).code());
        }
        if (variables.get("cctMaitreOeuvre") instanceof String cct) {
            codes.add(cct);
        }
        codes.remove(null);
        return codes;
    }

    private static List<Option> options(Map<String, String> noms) {
        List<Option> options = new ArrayList<>();
        noms.forEach((compte, nom) -> options.add(new Option(compte, nom)));
        return options;
    }
}
