package ca.jalon.usage;

import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Francais;
import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.Services;
import ca.jalon.registre.SuiteDesEvolutions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes et les textes des formulaires d'usage. */
@Configuration
class SourcesUsage {

    /** Chiffres qu'un texte rappelle, par indicateur. */
    private static final int DERNIERS = 12;

    private final Services services;
    private final Ecrits ecrits;
    private final MesuresUsage mesures;
    private final Alertes alertes;
    private final Evolutions evolutions;
    private final Formations formations;
    private final Libelles libelles;

    SourcesUsage(
            Services services,
            Ecrits ecrits,
            MesuresUsage mesures,
            Alertes alertes,
            Evolutions evolutions,
            Formations formations,
            Libelles libelles) {
        this.libelles = libelles;
        this.services = services;
        this.ecrits = ecrits;
        this.mesures = mesures;
        this.alertes = alertes;
        this.evolutions = evolutions;
        this.formations = formations;
    }

    /** Services que la personne tient et que rien n'accompagne encore. */
    @Bean
    SourceOptions servicesAAccompagner(AccompagnementsAOuvrir ouverts, Teneurs teneurs) {
        return SourceOptions.de("services-a-accompagner", demande -> {
            Set<String> accompagnes = ouverts.accompagnes();
            return services.enVie().stream()
                    .filter(service -> !accompagnes.contains(service.numero()))
                    .filter(service -> teneurs.tient(demande.groupes(), service))
                    .map(service -> new Option(service.numero(), service.titre() + " — " + service.numero()))
                    .toList();
        });
    }

    /** Ce que le dossier d'affaires, la charte et le plan de pérennité avaient prévu de mesurer. */
    @Bean
    SourceTexte propositionsDIndicateurs() {
        return SourceTexte.de("propositions-usage", demande -> {
            Map<String, Object> prevues = new HashMap<>();
            ecrits.duDossier(service(demande), List.of("dossier-affaires", "charte-projet", "plan-perennite"))
                    .forEach(ecrit -> prevues.putAll(ecrit.valeurs()));
            String cites = Stream.of("indicateursCibles", "indicateursResultats", "indicateursUsage")
                    .map(prevues::get)
                    .filter(Objects::nonNull)
                    .map(texte -> Markdown.echapper(texte.toString()))
                    .collect(Collectors.joining("\n\n"));
            return cites.isEmpty()
                    ? "Aucun projet n’a fixé d’indicateurs pour ce service : choisissez les cibles."
                    : "**Le projet avait prévu de mesurer**\n\n" + cites;
        });
    }

    /** Le jour du relevé, et le dernier chiffre de chaque indicateur à côté de sa cible. */
    @Bean
    SourceTexte derniersReleves() {
        return SourceTexte.de("derniers-releves", demande -> {
            String numero = service(demande);
            String lignes = mesures.de(numero).stream()
                    .map(suivi -> Markdown.puce(
                            suivi.indicateur().nom(),
                            (suivi.dernier() == null
                                            ? "aucun chiffre"
                                            : "%s le %s"
                                                    .formatted(
                                                            MesuresUsage.nombre(suivi.dernier()
                                                                    .valeur()),
                                                            Francais.date(suivi.dernier()
                                                                    .periode())))
                                    + " ; cible "
                                    + MesuresUsage.nombre(suivi.indicateur().cible())))
                    .collect(Collectors.joining("\n"));
            long formees = formations.personnes(numero);
            return lignes + (formees == 0 ? "" : "\n- Attestations de formation inscrites dans Jalon : " + formees);
        });
    }

    /** Les derniers chiffres de chaque indicateur, et l'adresse des courbes. */
    @Bean
    SourceTexte serieDUsage() {
        return SourceTexte.de("serie-usage", demande -> {
            String numero = service(demande);
            List<MesuresUsage.Suivi> suivis = mesures.de(numero);
            if (suivis.isEmpty()) {
                return "*Ce service n’a pas de relevés d’usage.*";
            }
            return suivis.stream().map(SourcesUsage::ligne).collect(Collectors.joining("\n"))
                    + "\n\n[Voir les courbes](/services/%s/usage)".formatted(numero);
        });
    }

    private static String ligne(MesuresUsage.Suivi suivi) {
        List<RelevesUsage.Releve> serie = suivi.serie();
        String chiffres = serie.subList(Math.max(0, serie.size() - DERNIERS), serie.size()).stream()
                .map(releve -> releve.manque() ? "manqué" : MesuresUsage.nombre(releve.valeur()))
                .collect(Collectors.joining(" → "));
        return Markdown.puce(
                "%s (cible %s)"
                        .formatted(
                                suivi.indicateur().nom(),
                                MesuresUsage.nombre(suivi.indicateur().cible())),
                chiffres.isEmpty() ? "aucun chiffre" : chiffres);
    }

    /** Ce que l'alerte à traiter a vu, et si l'usage s'est rétabli depuis. */
    @Bean
    SourceTexte alerteATraiter() {
        return SourceTexte.de(
                "alerte-usage",
                demande -> alertes.aSoigner(service(demande))
                        .map(alerte -> "**%s**, depuis le %s. %s%s"
                                .formatted(
                                        Markdown.echapper(libelles.dire(Alertes.NOTION_MOTIF, alerte.motif())),
                                        Francais.date(alerte.ouverteLe()),
                                        Markdown.echapper(alerte.constat()),
                                        alerte.retablieLe() == null
                                                ? ""
                                                : " **Rétabli depuis, le "
                                                        + Francais.date(alerte.retablieLe())
                                                        + ".**"))
                        .orElse("*L’alerte a reçu son remède.*"));
    }

    /** Les évolutions du service déjà rangées, pour placer celle-ci. */
    @Bean
    SourceTexte evolutionsDuService() {
        return SourceTexte.de("evolutions-du-service", demande -> {
            Object numero = demande.variables().get(Usage.DOSSIER.name());
            List<Evolutions.Evolution> autres =
                    evolutions.de(demande.texte(PreparerEvolution.SERVICE_VISE.name())).stream()
                            .filter(evolution -> !evolution.numero().equals(numero))
                            .filter(evolution -> !evolution.suite().equals("ECARTEE"))
                            .toList();
            return autres.isEmpty()
                    ? "Aucune autre évolution n’est demandée pour ce service."
                    : autres.stream()
                            .map(evolution -> Markdown.puce(
                                    evolution.rang() == null ? "à prioriser" : "rang " + evolution.rang(),
                                    evolution.demande()))
                            .collect(Collectors.joining("\n"));
        });
    }

    /** Évolutions que la fiche d'un projet peut dire siennes : celles des services qu'offrent les établissements de la personne. */
    @Bean
    SourceOptions evolutionsARealiser(SuiteDesEvolutions suites, Regards regards) {
        return SourceOptions.de("evolutions-a-realiser", demande -> {
            List<SuiteDesEvolutions.ARealiser> siennes = new ArrayList<>(
                    suites.parUneFiche(regards.deGroupes(demande.groupes()).organisations()));
            // Celle que le projet nomme déjà reste offerte : une fiche se complète.
            if (demande.variables().get("evolutionOrigine") instanceof String nommee
                    && siennes.stream().noneMatch(une -> une.numero().equals(nommee))) {
                suites.trouver(nommee).ifPresent(siennes::add);
            }
            return siennes.stream()
                    .map(une ->
                            new Option(une.numero(), "%s — %s, %s".formatted(une.demande(), une.titre(), une.numero())))
                    .toList();
        });
    }

    /** Le service d'un accompagnement, ou celui du projet qu'on évalue. */
    private static String service(Demande demande) {
        return (String) demande.variables()
                .getOrDefault(SERVICE.name(), demande.variables().get("numeroProjet"));
    }
}
