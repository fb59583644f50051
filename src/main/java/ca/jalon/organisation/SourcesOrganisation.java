package ca.jalon.organisation;

import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Role.Palier;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes des formulaires qui parlent d'organisations. */
@Configuration
class SourcesOrganisation {

    private final Organisations organisations;

    SourcesOrganisation(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Établissements pour lesquels la personne peut déposer : le sien, ceux de son territoire (CCT), tous (ministère). */
    @Bean
    SourceOptions mesEtablissements() {
        return SourceOptions.de(
                "mes-etablissements",
                demande -> organisations
                        .etablissements()
                        .filter(organisation -> peutDeposerPour(organisation, demande.groupes())
                                || organisation
                                        .code()
                                        .equals(demande.variables().get("codeEtablissement")))
                        .map(organisation -> new Option(organisation.code(), organisation.nom()))
                        .toList());
    }

    /** Tous les établissements : un projet en nomme d'autres que le sien. */
    @Bean
    SourceOptions etablissements() {
        return SourceOptions.de(
                "etablissements",
                demande -> organisations
                        .etablissements()
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

    /** Où poser une question de télésanté dans ses établissements, et le CCT qui les accompagne, avec sa direction. */
    @Bean
    SourceTexte contactTelesante() {
        return SourceTexte.de("contact-telesante", demande -> {
            Set<String> siennes = Annuaire.organisations(demande.groupes());
            String contacts = organisations
                    .etablissements()
                    .filter(etablissement -> siennes.contains(etablissement.code()))
                    .map(this::contact)
                    .collect(Collectors.joining("\n\n"));
            return "Une simple question de télésanté se pose aussi à vos [répondants](/repondants)."
                    + (contacts.isEmpty() ? "" : "\n\n" + contacts);
        });
    }

    private String contact(Organisation etablissement) {
        Organisation cct = organisations.cct(etablissement.territoire());
        return "**%s** : %s. CCT : %s%s."
                .formatted(
                        Markdown.echapper(etablissement.nom()),
                        etablissement.courriel() == null
                                ? "adresse de télésanté non connue"
                                : Markdown.echapper(etablissement.courriel()),
                        Markdown.echapper(cct.nom()),
                        cct.directionAttache() == null ? "" : ", " + Markdown.echapper(cct.directionAttache()));
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

    private boolean peutDeposerPour(Organisation organisation, Collection<String> groupes) {
        for (String groupe : groupes) {
            int point = groupe.indexOf('.');
            Role role = organisations.roleOuRien(groupe);
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
}
