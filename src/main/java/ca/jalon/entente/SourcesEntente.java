package ca.jalon.entente;

import static ca.jalon.formulaire.Markdown.echapper;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.EcartsDesParties;
import ca.jalon.registre.Services;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes et les textes des formulaires d'une entente ou d'un mandat. */
@Configuration
class SourcesEntente {

    private final Ententes ententes;
    private final Organisations organisations;
    private final Services services;
    private final ServicesLies lies;
    private final EcartsDesParties ecarts;
    private final Teneurs teneurs;

    SourcesEntente(
            Ententes ententes,
            Organisations organisations,
            Services services,
            ServicesLies lies,
            EcartsDesParties ecarts,
            Teneurs teneurs) {
        this.teneurs = teneurs;
        this.services = services;
        this.lies = lies;
        this.ecarts = ecarts;
        this.ententes = ententes;
        this.organisations = organisations;
    }

    @Bean
    SourceOptions territoiresDuQuebec() {
        return SourceOptions.de(
                "territoires",
                demande -> organisations.territoires().stream()
                        .map(territoire -> new Option(territoire.code(), territoire.nom()))
                        .toList());
    }

    /** Tous les services que rien n'a fait cesser. */
    @Bean
    SourceOptions servicesDuRepertoire() {
        return SourceOptions.de(
                "services-du-repertoire",
                demande -> services.enVie().stream()
                        .map(service -> new Option(service.numero(), service.titre() + " — " + service.numero()))
                        .toList());
    }

    /** Services que la personne tient, du répertoire et des projets en cours : ceux dont elle peut ouvrir l'entente. */
    @Bean
    SourceOptions servicesALier() {
        return SourceOptions.de(
                "services-a-lier",
                demande -> lies.tenusPar(demande.groupes()).stream()
                        .map(service -> new Option(service.numero(), service.titre() + " — " + service.numero()))
                        .toList());
    }

    /** Ententes de ses services que leurs parties n'ont pas encore toutes signées : celles que la personne peut abandonner. */
    @Bean
    SourceOptions ententesAAbandonner() {
        return SourceOptions.de("ententes-a-abandonner", demande -> tenues(demande, Ententes.EN_PREPARATION));
    }

    /** Ententes en vigueur de ses services : celles que la personne peut changer avant leur révision. */
    @Bean
    SourceOptions ententesAChanger() {
        return SourceOptions.de("ententes-a-changer", demande -> tenues(demande, Ententes.EN_VIGUEUR));
    }

    private List<Option> tenues(Demande demande, String etat) {
        return ententes.dans(etat).stream()
                .filter(entente -> lies.trouver(entente.service())
                        .filter(service -> teneurs.tient(demande.groupes(), service))
                        .isPresent())
                .map(entente -> new Option(entente.numero(), entente.titre() + " — " + entente.numero()))
                .toList();
    }

    /** Ce qui sépare les parties de ceux qui offrent et reçoivent le service ; rien si ce sont les mêmes. */
    @Bean
    SourceTexte ecartDesParties() {
        return SourceTexte.de("ecart-des-parties", demande -> {
            EcartsDesParties.Ecart ecart = ecarts.de(demande.texte("numeroDossier"));
            return Stream.of(
                            dire("Reçoivent le service sans être parties", ecart.absents()),
                            dire("Sont parties sans plus recevoir le service", ecart.enTrop()))
                    .filter(ligne -> !ligne.isEmpty())
                    .collect(Collectors.joining("\n\n"));
        });
    }

    private String dire(String quoi, List<String> codes) {
        return codes.isEmpty()
                ? ""
                : "**%s** : %s"
                        .formatted(
                                quoi,
                                codes.stream()
                                        .map(code -> echapper(organisations.nom(code)))
                                        .collect(Collectors.joining(" ; ")));
    }

    /** Les parties, et qui a signé la version d'aujourd'hui ; avant elle, celles que la rédaction nomme. */
    @Bean
    SourceTexte partiesDeLEntente() {
        return SourceTexte.de("parties-entente", demande -> {
            List<Ententes.Partie> figees = ententes.parties(demande.texte("numeroDossier"));
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
