package ca.jalon.repertoire;

import static ca.jalon.formulaire.Markdown.echapper;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes et les textes des fiches de service. */
@Configuration
class SourcesRepertoire {

    private final Specialites specialites;
    private final Services services;
    private final Fiches fiches;
    private final Ecrits ecrits;
    private final Ebauches ebauches;
    private final Organisations organisations;
    private final Teneurs teneurs;
    private final Libelles libelles;

    SourcesRepertoire(
            Specialites specialites,
            Services services,
            Fiches fiches,
            Ecrits ecrits,
            Ebauches ebauches,
            Organisations organisations,
            Teneurs teneurs,
            Libelles libelles) {
        this.libelles = libelles;
        this.specialites = specialites;
        this.services = services;
        this.fiches = fiches;
        this.ecrits = ecrits;
        this.ebauches = ebauches;
        this.organisations = organisations;
        this.teneurs = teneurs;
    }

    @Bean
    SourceOptions lexiqueDesSpecialites() {
        return SourceOptions.de("specialites", demande -> Option.liste(specialites.libelles()));
    }

    /** Niveaux des services que la personne peut inscrire : ceux dont la table lui donne la fiche à remplir. */
    @Bean
    SourceOptions niveauxDeMesServices() {
        return SourceOptions.de(
                "niveaux-de-mes-services",
                demande -> Option.liste(libelles.mots("niveauProjet")).stream()
                        .filter(niveau ->
                                teneurs.roles(niveau.valeur()).stream().anyMatch(demande.groupes()::contains))
                        .toList());
    }

    /** Services dont la personne tient la fiche. */
    @Bean
    SourceOptions servicesATenir() {
        return SourceOptions.de(
                "services-a-tenir",
                demande -> services.enVie().stream()
                        .filter(service -> teneurs.tient(demande.groupes(), service))
                        .map(service -> new Option(service.numero(), service.titre() + " — " + service.numero()))
                        .toList());
    }

    /** La carte telle que le répertoire la tient. */
    @Bean
    SourceTexte carteDuService() {
        return SourceTexte.de("carte-service", demande -> {
            String numero = demande.texte(Repertoire.SERVICE.name());
            return numero == null ? "*Ce service n’est pas encore au répertoire.*" : carte(fiches.exiger(numero));
        });
    }

    private String carte(Fiche fiche) {
        List<String> lignes = new ArrayList<>(List.of(
                "**%s** — %s".formatted(fiche.numero(), echapper(organisations.nom(fiche.organisation()))),
                "- État : " + libelles.dire(EtatService.NOTION, fiche.etat().name()),
                "- Niveau : " + libelles.dire("niveauProjet", fiche.niveau())));
        ebauches.dire(Repertoire.FICHE, fiches.valeurs(fiche.numero()))
                .forEach(dite -> lignes.add(Markdown.puce(dite.question(), dite.libelle())));
        return lignes.get(0) + "\n\n" + String.join("\n", lignes.subList(1, lignes.size()));
    }

    /** Ce que la fiche à valider change, et les doublons possibles. */
    @Bean
    SourceTexte changementsDeLaFiche() {
        return SourceTexte.de("changements-fiche", this::changements);
    }

    private String changements(Demande demande) {
        String numero = demande.texte(Repertoire.SERVICE.name());
        String acte = demande.texte(Repertoire.REPONSE.name()) == null
                ? demande.texte(Repertoire.ACTE.name())
                : demande.texte(Repertoire.REPONSE.name());
        String demandee = "**%s**".formatted(ActeFiche.valueOf(acte).libelle());
        if (ActeFiche.valueOf(acte).entree() == ActeFiche.Entree.VALIDER) {
            return demandee;
        }
        List<Ecrit> remplies = ecrits.duDossier(demande.texte("numeroDossier"), List.of(Repertoire.FICHE));
        List<ReponseDite> apres = remplies.isEmpty()
                ? List.of()
                : remplies.get(remplies.size() - 1).reponses();
        List<ReponseDite> avant = numero == null ? List.of() : ebauches.dire(Repertoire.FICHE, fiches.valeurs(numero));
        String change = Changements.entre(avant, apres);
        String lignes = change == null
                ? "*Rien ne change.*"
                : Arrays.stream(change.split("\n"))
                        .map(ligne -> "- " + echapper(ligne))
                        .collect(Collectors.joining("\n"));
        return demandee + "\n\n" + lignes + doublons(demande, numero, apres);
    }

    private String doublons(Demande demande, String numero, List<ReponseDite> apres) {
        Map<String, Object> valeurs =
                apres.stream().collect(Collectors.toMap(ReponseDite::cle, ReponseDite::valeur, (un, autre) -> autre));
        String doublons = fiches.doublons(
                numero,
                String.valueOf(valeurs.get(Fiches.TITRE)),
                (String) valeurs.get(Fiches.SPECIALITE),
                demande.texte(Repertoire.TERRITOIRE.name()));
        return doublons.isEmpty() ? "" : "\n\n**Doublons possibles** : " + echapper(doublons);
    }
}
