package ca.jalon.projet.page;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.ActesDeSoutien.EntenteDuService;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dit, dans les formulaires du projet, ce que les registres savent du service qu'il livre. */
@Configuration
class SourcesServiceLivre {

    private final Services services;
    private final ActesDeSoutien actes;
    private final Participants participants;
    private final Libelles libelles;

    SourcesServiceLivre(Services services, ActesDeSoutien actes, Participants participants, Libelles libelles) {
        this.participants = participants;
        this.libelles = libelles;
        this.services = services;
        this.actes = actes;
    }

    /** Ce que le répertoire dit du service que le projet livre : un fait, que personne n'a à attester. */
    @Bean
    SourceTexte serviceAuRepertoire() {
        return SourceTexte.de("service-au-repertoire", demande -> {
            String numero = demande.texte(NUMERO.name());
            return services.trouver(numero)
                    .map(service ->
                            "**Au répertoire** : %s, %s, %d site(s) receveur(s). Sa fiche s’ouvrira à la clôture."
                                    .formatted(
                                            Markdown.echapper(service.titre()),
                                            libelles.dire(EtatService.NOTION, services.etat(numero)),
                                            services.sites(numero).size()))
                    .orElse("**Au répertoire** : ce service n’y est pas encore.");
        });
    }

    /** Les ententes et les mandats qui disent quel CCT soutient le service que le projet livre (3.e, R-070). */
    @Bean
    SourceTexte designationsDuService() {
        return SourceTexte.de("actes-de-soutien", demande -> {
            List<String> raisons = actes.de(demande.texte(NUMERO.name()), demande.texte(TERRITOIRE.name()))
                    .raisons();
            return raisons.isEmpty()
                    ? "Aucune entente ni aucun mandat ne désigne encore de CCT pour ce service : les règles communes du soutien s’appliquent."
                    : raisons.stream().map(Markdown::echapper).collect(Collectors.joining("\n\n"));
        });
    }

    /** Où en est l'entente du service que le projet livre : le registre en fait foi. */
    @Bean
    SourceTexte ententeDuService() {
        return SourceTexte.de(
                "entente-du-service",
                demande -> entente(demande)
                        .map(entente -> entente.enVigueur()
                                ? "**L’entente %s est en vigueur.**".formatted(Markdown.echapper(entente.numero()))
                                : "**L’entente %s n’est pas encore en vigueur** : %d partie(s) sur %d ont signé."
                                        .formatted(
                                                Markdown.echapper(entente.numero()),
                                                entente.signees(),
                                                entente.parties()))
                        .orElse(
                                "**Aucune entente n’est ouverte au registre pour ce service.** Elle s’ouvre à l’accueil, par « Conclure une entente de collaboration »."));
    }

    /** À la charte : que le service de plusieurs établissements demande une entente, et où elle en est. */
    @Bean
    SourceTexte ententeAPrevoir() {
        return SourceTexte.de("entente-a-prevoir", demande -> {
            if (!participants.du(demande.texte(NUMERO.name())).containsKey(Qualite.PARTENAIRE)) {
                return "";
            }
            return entente(demande)
                    .map(entente -> "**Entente de collaboration** : %s, %s."
                            .formatted(
                                    Markdown.echapper(entente.numero()),
                                    entente.enVigueur() ? "en vigueur" : "en préparation"))
                    .orElse(
                            "**Entente de collaboration requise** : ce service interpellera plus d’un établissement. Elle s’ouvre dès maintenant de la page du projet, par « Conclure une entente de collaboration » ; la clôture l’attendra.");
        });
    }

    /** Ce qu'on peut dire de l'entente : ce que le registre sait ne se contredit pas. */
    @Bean
    SourceOptions etatsDeLEntente() {
        return SourceOptions.de("etats-entente", demande -> {
            Optional<EntenteDuService> entente = entente(demande);
            if (entente.filter(EntenteDuService::enVigueur).isPresent()) {
                return List.of(new Option("REGISTRE", "L’entente du registre est en vigueur"));
            }
            Option pasEncore = new Option("NON", "Elle n’est pas encore signée par tous");
            return entente.isPresent()
                    ? List.of(pasEncore)
                    : List.of(new Option("OUI", "Elle fut signée par tous hors de Jalon"), pasEncore);
        });
    }

    private Optional<EntenteDuService> entente(Demande demande) {
        return actes.entente(demande.texte(NUMERO.name()));
    }
}
