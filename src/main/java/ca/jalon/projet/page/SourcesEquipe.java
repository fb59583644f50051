package ca.jalon.projet.page;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.MEMBRES_COMITE;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comites;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes où l'on choisit l'équipe et le comité d'un projet, parmi les personnes de ses organisations. */
@Configuration
class SourcesEquipe {

    /** Titres auxquels une organisation fournit des personnes au projet, de quelque niveau qu'il soit. */
    private static final Set<Qualite> AU_PROJET =
            EnumSet.of(Qualite.PARTENAIRE, Qualite.MAITRE_OEUVRE, Qualite.ASSOCIE, Qualite.TECHNOLOGIE);

    private final Organisations organisations;
    private final Participants participants;
    private final Annuaire annuaire;
    private final Comites comites;
    private final Reponses reponses;

    SourcesEquipe(
            Organisations organisations,
            Participants participants,
            Annuaire annuaire,
            Comites comites,
            Reponses reponses) {
        this.reponses = reponses;
        this.comites = comites;
        this.organisations = organisations;
        this.participants = participants;
        this.annuaire = annuaire;
    }

    /** Personnes qui tiennent un rôle pour ce projet, par exemple {@code titulaires:charge-de-projet}. */
    @Bean
    SourceOptions titulaires() {
        return SourceOptions.de(
                "titulaires",
                demande -> Option.liste(annuaire.noms(organisationsDuProjet(demande.variables()).stream()
                        .map(organisation -> demande.parametre() + "." + organisation)
                        .toList())));
    }

    /** Personnes qui tiennent un rôle chez l'établissement porteur seul : un partenaire n'y répond de rien. */
    @Bean
    SourceOptions titulairesDuPorteur() {
        return SourceOptions.de(
                "titulaires-du-porteur",
                demande -> Option.liste(annuaire.noms(
                        List.of(demande.parametre() + "." + demande.variables().get(ETABLISSEMENT.name())))));
    }

    /**
     * Comptes des organisations du projet, et du ministère s'il est national ; les membres inscrits du comité tactique d'abord,
     * quand c'est lui qui dirige le projet.
     */
    @Bean
    SourceOptions comptesDuProjet() {
        return SourceOptions.de("comptes-du-projet", demande -> {
            List<String> nationaux = "NATIONAL".equals(demande.variables().get(NIVEAU.name()))
                    ? organisations.roles().stream()
                            .filter(role -> role.palier() == Palier.NATIONAL)
                            .map(Role::id)
                            .toList()
                    : List.of();
            Map<String, String> noms = new LinkedHashMap<>(duComiteTactique(demande.variables()));
            annuaire.nomsDesOrganisations(organisationsDuProjet(demande.variables()))
                    .forEach(noms::putIfAbsent);
            annuaire.noms(nationaux).forEach(noms::putIfAbsent);
            return Option.liste(noms);
        });
    }

    /** Le comité directeur tel qu'il fut mis en place : qui le préside, qui y siège. */
    @Bean
    SourceTexte comiteDirecteur() {
        return SourceTexte.de("comite-directeur", demande -> {
            String president = demande.texte("presidentComite");
            return "**Comité directeur** : "
                    + Variable.elements(demande.texte(MEMBRES_COMITE.name())).stream()
                            .map(membre -> Markdown.echapper(annuaire.nom(membre))
                                    + (membre.equals(president) ? " (présidence)" : ""))
                            .collect(Collectors.joining(", "));
        });
    }

    /** Ce qui fut dit à la rencontre de démarrage, et par qui. */
    @Bean
    SourceTexte rencontreDeDemarrage() {
        return SourceTexte.de("rencontre-de-demarrage", demande -> {
            // Relue, non reprise : qui a désigné l'équipe ou tenu la rencontre n'écrit pas la charte et peut en
            // décider.
            Map<String, Object> rencontre = reponses.dernierDu(
                            demande.texte(NUMERO.name()), "tenir-rencontre-demarrage")
                    .map(Ecrit::valeurs)
                    .orElse(Map.of());
            if (!(rencontre.get("decisions") instanceof String decisions)) {
                return "";
            }
            Stream<?> presents = rencontre.get("presences") instanceof Collection<?> comptes
                    ? comptes.stream().map(compte -> annuaire.nom(compte.toString()))
                    : Stream.ofNullable(rencontre.get("presences"));
            String noms = Stream.concat(presents, Stream.ofNullable(rencontre.get("autresPresences")))
                    .map(Object::toString)
                    .filter(nom -> !nom.isBlank())
                    .collect(Collectors.joining(", "));
            return "Rencontre de démarrage · présents : %s\n\n%s"
                    .formatted(Markdown.echapper(noms), Markdown.echapper(decisions));
        });
    }

    private Map<String, String> duComiteTactique(Map<String, Object> variables) {
        Map<String, String> membres = new LinkedHashMap<>();
        if ("COMITE_TACTIQUE".equals(variables.get("comiteDirecteur"))) {
            comites.enCours((String) variables.get(ETABLISSEMENT.name())).stream()
                    .flatMap(comite -> comite.membres().stream())
                    .map(Membre::compte)
                    .filter(compte ->
                            compte != null && annuaire.personne(compte).isPresent())
                    .forEach(compte -> membres.put(compte, annuaire.nom(compte) + " (comité tactique)"));
        }
        return membres;
    }

    private Set<String> organisationsDuProjet(Map<String, Object> variables) {
        Set<String> codes = new LinkedHashSet<>();
        Object niveau = variables.get(NIVEAU.name());
        codes.add((String) variables.get(ETABLISSEMENT.name()));
        if (("TERRITORIAL".equals(niveau) || "NATIONAL".equals(niveau))
                && variables.get(TERRITOIRE.name()) instanceof String territoire) {
            codes.add(organisations.cct(territoire).code());
        }
        if (variables.get("cctMaitreOeuvre") instanceof String cct) {
            codes.add(cct);
        }
        if (variables.get(NUMERO.name()) instanceof String numero) {
            participants.du(numero).forEach((qualite, participantes) -> {
                if (AU_PROJET.contains(qualite)) {
                    codes.addAll(participantes);
                }
            });
        }
        codes.remove(null);
        return codes;
    }
}
